package io.tideline.connectors.warehouse;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/** Names the configuration key that a failed connection or migration comes from, in one line. */
final class ConnectFailure {

  private ConnectFailure() {}

  static String explain(WarehouseLocation location, SQLException failure) {
    String state = SqlFailure.stateOf(failure);
    return switch (state) {
      case "28P01" ->
          "warehouse.password: the server refused user \"%s\"".formatted(location.user());
      case "28000" ->
          "warehouse.user: the server does not let user \"%s\" in: %s"
              .formatted(location.user(), SqlFailure.reasonOf(failure));
      case "3D000" ->
          "warehouse.url: the server has no such database: %s".formatted(location.displayUrl());
      case "42501" ->
          "warehouse.user: user \"%s\" may not do this at %s: %s"
              .formatted(location.user(), location.displayUrl(), SqlFailure.reasonOf(failure));
      default ->
          state.startsWith("08")
              ? "warehouse.url: cannot reach %s: %s"
                  .formatted(location.displayUrl(), cause(failure))
              : "warehouse.url: %s: %s"
                  .formatted(location.displayUrl(), SqlFailure.reasonOf(failure));
    };
  }

  private static String cause(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "unknown host";
      }
      if (cause instanceof SocketTimeoutException) {
        return "no answer in time";
      }
      if (cause instanceof ConnectException) {
        return "connection refused";
      }
    }
    return SqlFailure.reasonOf(failure);
  }
}
