package io.tideline.connectors.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a row costs on its way to the warehouse, without a server: collecting the newest of each
 * key, putting a batch in order, making the arrays of its statements. Rows of {@code
 * volume_hourly}, 100 000 keys, each text an object of its own as after a network; each key comes
 * twice. In the package of what it measures, which nobody else is to see.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RowsBenchmark {
  private static final int KEYS = 100_000;
  private static final int VIDEOS = 20_000;
  private static final int ACCOUNTS = 200;
  private static final int STATEMENT_ROWS = 10_000;
  private static final long HOUR = 3_600_000L;
  private static final long START = 490_000 * HOUR;

  private final List<TableRow> rows = new ArrayList<>();
  private final List<TableRow> distinct = new ArrayList<>();
  private final RowsStatement upsert =
      RowsStatement.of(WarehouseTable.VOLUME_HOURLY, RowsStatement.Kind.UPSERT);
  private List<TableRow> statement = List.of();

  /** Makes the rows, in no order. */
  @Setup
  public void fill() {
    for (int key = 0; key < KEYS; key++) {
      rows.add(row(key, 1));
      distinct.add(row(key, 2));
    }
    rows.addAll(distinct);
    Collections.shuffle(rows, new Random(1));
    Collections.shuffle(distinct, new Random(2));
    statement =
        RowBatch.ofDistinct(distinct)
            .byTable()
            .get(WarehouseTable.VOLUME_HOURLY)
            .subList(0, STATEMENT_ROWS);
  }

  private static TableRow row(int key, int count) {
    int video = key % VIDEOS;
    TableRow row =
        RowBuilder.of(WarehouseTable.VOLUME_HOURLY)
            .set("account_id", "acct_%03d".formatted(video % ACCOUNTS))
            .set("platform", "tiktok")
            .set("series", "comment")
            .set("video_id", "v_%05d".formatted(video))
            .setTime("window_start", START + key / VIDEOS * HOUR)
            .set("count", count)
            .set("baseline_count", count + 1L)
            .set("growth_pct", -100.0 / (count + 1))
            .set("final", count > 1)
            .build(2L * count);
    String[] values = new String[row.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = copy(row.values()[i]);
    }
    return new TableRow(copy(row.table()), values, row.revision());
  }

  private static String copy(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Nanoseconds a row that comes. */
  @Benchmark
  @OperationsPerInvocation(2 * KEYS)
  public List<TableRow> collect() {
    RowBuffer buffer = new RowBuffer();
    rows.forEach(buffer::add);
    return buffer.take();
  }

  /** Nanoseconds a row that is written. */
  @Benchmark
  @OperationsPerInvocation(KEYS)
  public Object order() {
    return RowBatch.ofDistinct(distinct);
  }

  /** Nanoseconds a row of ten columns, those that are sent as texts left out. */
  @Benchmark
  @OperationsPerInvocation(STATEMENT_ROWS)
  public Object[] arrays() {
    return upsert.arraysOf(statement);
  }
}
