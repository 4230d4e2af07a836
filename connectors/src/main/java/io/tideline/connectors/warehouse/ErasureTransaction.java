package io.tideline.connectors.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Erases the rows of people and records that in {@code erasures}, in one transaction. Doing it
 * again adds the rows that were found then, mostly none; so whoever has written rows of a person
 * before they knew erases after they do, and the number is right.
 *
 * <p>Several may do it at once for the same people: rows are met in one order.
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
        updated_at = now()
      WHERE t.subject_key = excluded.subject_key
        OR substring(t.subject_key from '^k[0-9]+-')
          IS DISTINCT FROM substring(excluded.subject_key from '^k[0-9]+-')\
      """
          .formatted(WarehouseTable.SCHEMA);

  /** Who gave most in a live that had begun stays there without a name: the figures are sums. */
  private static final String MASK_GIVERS =
      """
      WITH erased AS (SELECT * FROM unnest(?::text[], ?::timestamptz[]) AS e(subject, until)),
      found AS (
        SELECT t.live_id, array_agg(e.subject) AS subjects
        FROM %1$s.live_sessions AS t, jsonb_array_elements(t.top_gifters) AS giver, erased AS e
        WHERE giver ->> 'customer_key' = e.subject
          AND (t.started_at IS NULL OR t.started_at <= e.until)
        GROUP BY t.live_id)
      UPDATE %1$s.live_sessions AS t SET updated_at = now(), top_gifters = (
        SELECT jsonb_agg(
          CASE WHEN giver ->> 'customer_key' = ANY (found.subjects)
            THEN giver || '{"customer_key": null}' ELSE giver END ORDER BY place)
        FROM jsonb_array_elements(t.top_gifters) WITH ORDINALITY AS givers(giver, place))
      FROM found WHERE t.live_id = found.live_id\
      """
          .formatted(WarehouseTable.SCHEMA);

  private final Connection connection;
  private final ErasureBatch batch;

  private ErasureTransaction(Connection connection, ErasureBatch batch) {
    this.connection = connection;
    this.batch = batch;
  }

  /** The connection must not be in auto-commit mode. */
  static void execute(Connection connection, Collection<TableRow> erasures) throws SQLException {
    var transaction = new ErasureTransaction(connection, ErasureBatch.of(erasures));
    for (PersonalRows rows : PersonalRows.all()) {
      transaction.erase(rows);
    }
    transaction.maskGivers();
    transaction.record();
    connection.commit();
  }

  private void erase(PersonalRows rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(rows.sql())) {
      setPeople(statement);
      try (ResultSet erased = statement.executeQuery()) {
        while (erased.next()) {
          batch.count(erased.getString(1), erased.getTimestamp(2).getTime());
        }
      }
    }
  }

  private void maskGivers() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MASK_GIVERS)) {
      setPeople(statement);
      statement.executeUpdate();
    }
  }

  private void setPeople(PreparedStatement statement) throws SQLException {
    statement.setArray(1, connection.createArrayOf("text", batch.subjects()));
    Timestamp[] until = batch.until();
    statement.setArray(2, connection.createArrayOf("timestamptz", until));
  }

  /** The id that a person's request was recorded under is not another's. */
  private void record() throws SQLException {
    List<ErasureBatch.Request> taken = record(batch.requests(), request -> request);
    record(taken, ErasureBatch.Request::renamed);
  }

  /** Answers with those whose ids are recorded as another person's. */
  private List<ErasureBatch.Request> record(
      List<ErasureBatch.Request> requests, UnaryOperator<ErasureBatch.Request> named)
      throws SQLException {
    if (requests.isEmpty()) {
      return requests;
    }
    try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
      for (ErasureBatch.Request request : requests) {
        statement.setString(1, named.apply(request).id());
        statement.setString(2, request.subject());
        statement.setTimestamp(3, new Timestamp(request.atMillis()));
        statement.setLong(4, batch.erasedBy(request));
        statement.addBatch();
      }
      int[] recorded = statement.executeBatch();
      return IntStream.range(0, recorded.length)
          .filter(i -> recorded[i] == 0)
          .mapToObj(requests::get)
          .toList();
    }
  }
}
