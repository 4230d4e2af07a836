package io.tideline.connectors.codec;

/** Bytes that are no JSON, or nested too deep. One instance: bad records must not cost a trace. */
final class NotJson extends Exception {

  static final NotJson INSTANCE = new NotJson();

  private static final long serialVersionUID = 1L;

  private NotJson() {
    super("not JSON", null, false, false);
  }
}
