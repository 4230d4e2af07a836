package io.tideline.udfs.event;

/** Whether a message came from a person to the account or the other way. */
public enum Direction {
  INBOUND,
  OUTBOUND
}
