package io.tideline.connectors.warehouse;

/** The warehouse cannot be used as configured; the message is one line without secrets. */
public class WarehouseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WarehouseException(String message) {
    super(message);
  }

  public WarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
