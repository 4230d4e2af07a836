package io.tideline.connectors.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows to the warehouse as upserts by key, guarded by {@link TableRow#revision()}: an older
 * row never overwrites a newer one, so writing rows again, or in another order, changes nothing. A
 * patch ({@link TableRow#patch()}) changes a row that is there, once.
 *
 * <p>A warehouse that is down, out of resources or busy makes {@link #write} wait and try again,
 * for as long as it takes; rows that it refuses for good come back to the caller. Not safe for use
 * by several threads, apart from {@link #isWaiting()}.
 */
public final class WarehouseWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WarehouseWriter.class);

  /** So that the locks of a transaction are held for fractions of a second. */
  private static final int ERASED_AT_ONCE = 1_000;

  private final ConnectionSource source;
  private final Outage outage = new Outage();
  private @Nullable Connection connection;
  private @Nullable BatchTransaction transaction;

  /** Connects on the first write. */
  public WarehouseWriter(ConnectionSource source) {
    this.source = source;
  }

  /** As {@link #WarehouseWriter(ConnectionSource)}, to a location. */
  public WarehouseWriter(WarehouseLocation location) {
    this(ConnectionSource.to(location));
  }

  /**
   * Writes rows of any tables in one transaction. Of several rows with one key only the newest is
   * written, with the patches of that key. On return all rows are committed, apart from those
   * returned.
   *
   * @return the rows that the warehouse refuses for good, mostly none
   * @throws InterruptedException the thread was interrupted while waiting for the warehouse;
   *     whether the rows are written is then unknown, and writing them again is harmless
   * @throws WarehouseException the schema, the rights or the password are wrong: waiting would not
   *     help
   */
  public List<RejectedRow> write(Collection<TableRow> rows) throws InterruptedException {
    return write(RowBatch.of(rows));
  }

  /** As {@link #write}, for rows of which no two have one key. */
  public List<RejectedRow> writeDistinct(Collection<TableRow> rows) throws InterruptedException {
    return write(RowBatch.ofDistinct(rows));
  }

  /**
   * Erases the rows of people up to each request, and records it in {@code erasures}. May be
   * repeated: rows that were erased are not counted again.
   *
   * @param erasures rows of {@code erasures}: the request, the person's pseudonym and its time
   */
  public void erase(List<TableRow> erasures) throws InterruptedException {
    for (int from = 0; from < erasures.size(); from += ERASED_AT_ONCE) {
      List<TableRow> some =
          erasures.subList(from, Math.min(from + ERASED_AT_ONCE, erasures.size()));
      insisting(
          () -> {
            connected();
            ErasureTransaction.execute(connection, some);
            return List.of();
          },
          some.size());
    }
  }

  private List<RejectedRow> write(RowBatch batch) throws InterruptedException {
    return batch.size() == 0 ? List.of() : insisting(() -> connected().write(batch), batch.size());
  }

  private List<RejectedRow> insisting(Attempt attempt, int rows) throws InterruptedException {
    while (true) {
      try {
        List<RejectedRow> rejected = attempt.make();
        outage.over();
        return rejected;
      } catch (SQLException e) {
        close();
        if (SqlFailure.of(e) != SqlFailure.PASSING) {
          throw new WarehouseException("warehouse: " + SqlFailure.reasonOf(e), e);
        }
        outage.await(e, rows);
      }
    }
  }

  @FunctionalInterface
  private interface Attempt {
    List<RejectedRow> make() throws SQLException;
  }

  /** Whether a write is waiting for the warehouse to come back; for a metric. */
  public boolean isWaiting() {
    return outage.lasts();
  }

  /** Closes the connection; a later write opens a new one. */
  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    transaction = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("closing the connection to the warehouse", e);
      }
    }
  }

  private BatchTransaction connected() throws SQLException {
    BatchTransaction open = transaction;
    if (open == null) {
      connection = source.open();
      connection.setAutoCommit(false);
      open = new BatchTransaction(connection);
      transaction = open;
    }
    return open;
  }
}
