package io.tideline.udfs.event;

/** Where an alert stands. */
public enum AlertStatus {
  FIRING,
  RESOLVED
}
