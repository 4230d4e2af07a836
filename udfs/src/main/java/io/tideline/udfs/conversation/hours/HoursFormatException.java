package io.tideline.udfs.conversation.hours;

/** Business hours that can't be read: the message says which part, and what is allowed. */
public final class HoursFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes the part and what is allowed in its place. */
  public HoursFormatException(String part, String allowed) {
    super("\"" + part + "\" is not allowed; allowed: " + allowed);
  }
}
