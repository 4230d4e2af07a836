package io.tideline.connectors.warehouse;

/** The warehouse cannot be used; the message is one line without secrets. */
public class WarehouseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it cannot be used. */
  public enum Kind {
    /** It does not answer; waiting may help. */
    AWAY,
    /** The configuration is wrong: its address, user or password. */
    MISCONFIGURED,
    /** It answers, but is not as it should be: its schema, or what it does with a statement. */
    UNFIT
  }

  private final Kind kind;

  public WarehouseException(String message) {
    super(message);
    this.kind = Kind.UNFIT;
  }

  public WarehouseException(String message, Throwable cause) {
    this(Kind.UNFIT, message, cause);
  }

  public WarehouseException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
