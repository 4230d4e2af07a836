package io.tideline.connectors.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was decided and why (SEMANTICS §9, §10), as one consistent state of the warehouse, in
 * little memory however much it is.
 */
public final class AuditTrail {
  private static final int PAGE = 500;
  private static final String BY_ID = " WHERE t.trigger_id = ?";
  private static final String PAGE_AFTER =
      " WHERE t.created_at >= ? AND t.created_at < ? AND (t.created_at, t.trigger_id) > (?, ?)"
          + " ORDER BY t.created_at, t.trigger_id LIMIT "
          + PAGE;

  private final WarehouseLocation location;

  public AuditTrail(WarehouseLocation location) {
    this.location = location;
  }

  /** Takes stories as they are read. */
  @FunctionalInterface
  public interface Reader<E extends Exception> {
    void take(AuditStory story) throws E;
  }

  /**
   * The story of one trigger, sent or not; empty where there is none of that id.
   *
   * @throws WarehouseException the warehouse cannot be read, in one line
   */
  public Optional<AuditStory> of(String triggerId) {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(select() + BY_ID)) {
      statement.setString(1, triggerId);
      return new AuditContext(connection).storiesOf(triggers(statement)).stream().findFirst();
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  /**
   * Reads the stories of all triggers created in {@code [from, to)}, in the order of time and id.
   *
   * @return how many they are
   * @throws WarehouseException the warehouse cannot be read, in one line
   */
  public <E extends Exception> long between(Instant from, Instant to, Reader<E> reader) throws E {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(select() + PAGE_AFTER)) {
      AuditContext context = new AuditContext(connection);
      OffsetDateTime lastTime = from.atOffset(ZoneOffset.UTC);
      String lastId = "";
      long count = 0;
      while (true) {
        statement.setObject(1, from.atOffset(ZoneOffset.UTC));
        statement.setObject(2, to.atOffset(ZoneOffset.UTC));
        statement.setObject(3, lastTime);
        statement.setString(4, lastId);
        List<TableRow> page = triggers(statement);
        for (AuditStory story : context.storiesOf(page)) {
          reader.take(story);
        }
        count += page.size();
        if (page.size() < PAGE) {
          return count;
        }
        TableRow last = page.get(PAGE - 1);
        lastTime = OffsetDateTime.parse(required(last, "created_at"));
        lastId = required(last, "trigger_id");
      }
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  private static String required(TableRow row, String column) {
    @Nullable String value = row.value(column);
    if (value == null) {
      throw new IllegalStateException(row.table() + "." + column + " is null");
    }
    return value;
  }

  private Connection open() throws SQLException {
    Connection connection = ConnectionSource.to(location).open();
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  private static String select() {
    return RowTexts.select(WarehouseTable.TRIGGERS);
  }

  private static List<TableRow> triggers(PreparedStatement statement) throws SQLException {
    List<TableRow> triggers = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        triggers.add(RowTexts.read(WarehouseTable.TRIGGERS, rows));
      }
    }
    return triggers;
  }
}
