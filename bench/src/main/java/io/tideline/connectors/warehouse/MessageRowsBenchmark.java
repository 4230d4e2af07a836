package io.tideline.connectors.warehouse;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a batch of rows of {@code messages} costs from their values to the arrays of the statement,
 * without a server: one operation is all of {@link #rowsABatch} rows. Ids count up, in no order; no
 * text is ever the same instance twice. In the package of what it measures, which nobody else is to
 * see.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MessageRowsBenchmark {
  private static final long START = 1_772_000_000_000L;
  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final String WORDS = "love it please why where ".repeat(5);

  /** An odd number below a power of two: each number below that comes once, in no order. */
  private static final int STEP = 0x9E375;

  private static final int IDS = 1 << 20;

  @Param({"1000", "2500", "5000", "10000", "25000", "100000"})
  private int rowsABatch;

  private final RowsStatement upsert =
      RowsStatement.of(WarehouseTable.MESSAGES, RowsStatement.Kind.UPSERT);
  private final RowBuffer buffer = new RowBuffer();
  private long next;

  /** Microseconds a batch. */
  @Benchmark
  public Object[] batch() {
    for (int i = 0; i < rowsABatch; i++) {
      buffer.add(row((int) (next++ * STEP & (IDS - 1))));
    }
    List<TableRow> rows =
        RowBatch.ofDistinct(buffer.take())
            .byTable()
            .getOrDefault(WarehouseTable.MESSAGES, List.of());
    return upsert.arraysOf(rows);
  }

  private TableRow row(int number) {
    String id = "c" + (1_000_000_000 + number);
    double score = (number + 0.5) / IDS;
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", "comment")
        .set("conversation_id", "v_00123/" + id + "/" + KEY)
        .set("account_id", "acct_" + number % 200)
        .set("platform", "tiktok")
        .set("video_id", "v_" + number % 20_000)
        .set("direction", "inbound")
        .set("sender_type", "customer")
        .set("customer_key", KEY.substring(number % 8) + number % 8)
        .setTime("occurred_at", START + number * 777L)
        .set("lang", "en")
        .set("text_masked", WORDS.substring(number % 20))
        .set("sentiment_score", score)
        .set("sentiment_label", "neutral")
        .set("intent", "other")
        .set("intent_confidence", 1 - score)
        .set("toxicity", score * score)
        .set("spam", score / 3)
        .set("campaign_tag", "spring")
        .set("deleted", false)
        .build(START << 10);
  }
}
