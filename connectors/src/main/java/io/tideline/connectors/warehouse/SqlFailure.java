package io.tideline.connectors.warehouse;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a failed statement means for the rows it carried. */
enum SqlFailure {
  /** Waiting and trying again helps. */
  PASSING,
  /** A row is at fault; the others can be written. */
  BAD_ROW,
  /** Neither: the schema, the rights or the program is wrong. */
  FATAL;

  /**
   * Connection lost, out of resources, rolled back for another transaction, lock not available,
   * told to stop, system error; and a read-only server, which a failover leaves behind for a while.
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "40", "57", "58");

  private static final Set<String> PASSING_STATES = Set.of("55P03", "25006");

  /** Two keys in other words (21), data (22), constraints (23), a row over a limit (54). */
  private static final Set<String> ROW_CLASSES = Set.of("21", "22", "23", "54");

  static SqlFailure of(SQLException failure) {
    String state = stateOf(failure);
    if (state.length() == 5) {
      String category = state.substring(0, 2);
      if (PASSING_CLASSES.contains(category) || PASSING_STATES.contains(state)) {
        return PASSING;
      }
      return ROW_CLASSES.contains(category) ? BAD_ROW : FATAL;
    }
    return isOfTheConnection(failure) ? PASSING : FATAL;
  }

  /** The SQLSTATE; empty where the failure has none. */
  static String stateOf(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  /** One line; the server's message without its detail and context, which may quote values. */
  static String reasonOf(SQLException failure) {
    ServerErrorMessage server = serverMessage(failure);
    String message = server == null ? failure.getMessage() : server.getMessage();
    String line = message == null ? failure.getClass().getSimpleName() : message;
    return line.lines().findFirst().orElse("").strip() + " (SQLSTATE " + stateOf(failure) + ")";
  }

  /** What the server said; null where the driver failed by itself. */
  static @Nullable ServerErrorMessage serverMessage(SQLException failure) {
    return failure instanceof PSQLException fromDriver ? fromDriver.getServerErrorMessage() : null;
  }

  private static boolean isOfTheConnection(SQLException failure) {
    return failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || failure instanceof SQLTimeoutException
        || failure.getCause() instanceof IOException;
  }
}
