package io.tideline.connectors.warehouse;

import io.tideline.connectors.codec.Rfc3339;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/**
 * Erases the rows of a person and records that in {@code erasures}, in one transaction. Doing it
 * again adds the rows that were found then, mostly none; so whoever has written rows of the person
 * before they knew erases after they do, and the number is right.
 */
final class ErasureTransaction {
  private static final String RECORD =
      """
      INSERT INTO %1$s.erasures AS t
        (request_id, subject_key, requested_at, completed_at, rows_erased, revision, updated_at)
      VALUES (?, ?, ?, now(), ?, 1, now())
      ON CONFLICT (request_id) DO UPDATE SET
        completed_at = CASE WHEN excluded.rows_erased > 0 THEN now() ELSE t.completed_at END,
        rows_erased = t.rows_erased + excluded.rows_erased,
        revision = t.revision + 1,
        updated_at = now()\
      """
          .formatted(WarehouseTable.SCHEMA);

  private static final int REQUEST_ID = WarehouseTable.ERASURES.indexOf("request_id");
  private static final int SUBJECT_KEY = WarehouseTable.ERASURES.indexOf("subject_key");
  private static final int REQUESTED_AT = WarehouseTable.ERASURES.indexOf("requested_at");

  private ErasureTransaction() {}

  /** The connection must not be in auto-commit mode. */
  static void execute(Connection connection, TableRow erasure) throws SQLException {
    String subject = erasure.values()[SUBJECT_KEY];
    var until = new Timestamp(Rfc3339.parse(erasure.values()[REQUESTED_AT]));
    long erased = 0;
    for (PersonalRows rows : PersonalRows.all()) {
      try (PreparedStatement statement = connection.prepareStatement(rows.sql())) {
        statement.setString(1, subject);
        statement.setTimestamp(2, until);
        erased += statement.executeUpdate();
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
      statement.setString(1, erasure.values()[REQUEST_ID]);
      statement.setString(2, subject);
      statement.setTimestamp(3, until);
      statement.setLong(4, erased);
      statement.executeUpdate();
    }
    connection.commit();
  }
}
