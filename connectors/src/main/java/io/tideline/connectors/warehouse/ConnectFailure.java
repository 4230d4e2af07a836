package io.tideline.connectors.warehouse;

import io.tideline.connectors.warehouse.WarehouseException.Kind;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;

/** Names the configuration key that a failed connection or migration comes from, in one line. */
final class ConnectFailure {

  /** Password, user, database, rights. */
  private static final Set<String> KEYS_AT_FAULT = Set.of("28P01", "28000", "3D000", "42501");

  private static final String REJECTED = "08004";

  private ConnectFailure() {}

  /** The failure as the exception to throw. */
  static WarehouseException of(WarehouseLocation location, SQLException failure) {
    return new WarehouseException(kind(location, failure), explain(location, failure), failure);
  }

  private static Kind kind(WarehouseLocation location, SQLException failure) {
    boolean answered = KEYS_AT_FAULT.contains(SqlFailure.stateOf(failure));
    if (answered || wantsPassword(location, failure)) {
      return Kind.MISCONFIGURED;
    }
    return SqlFailure.of(failure) == SqlFailure.PASSING ? Kind.AWAY : Kind.UNFIT;
  }

  /** The driver itself ends what the server would answer, as if nothing had been reached. */
  private static boolean wantsPassword(WarehouseLocation location, SQLException failure) {
    return location.password().isEmpty() && REJECTED.equals(SqlFailure.stateOf(failure));
  }

  private static String explain(WarehouseLocation location, SQLException failure) {
    if (wantsPassword(location, failure)) {
      return "warehouse.password: is empty, and user \"%s\" is not let in without: %s"
          .formatted(location.user(), SqlFailure.reasonOf(failure));
    }
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
