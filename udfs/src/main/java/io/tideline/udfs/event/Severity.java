package io.tideline.udfs.event;

/** How urgent an alert is, least first; it never falls while the alert is up. */
public enum Severity {
  INFO,
  WARNING,
  CRITICAL
}
