package io.tideline.job.posting;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.udfs.posting.Audience;
import io.tideline.udfs.posting.Post;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A {@link PostingFunction} to be fed by hand. */
public final class PostingHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, PostingFact, TableRow> {
  private PostingHarness() throws Exception {
    super(
        new PostingOperator(new PostingFunction()),
        PostingFact::accountId,
        Types.STRING,
        Environments.MAX_PARALLELISM,
        1,
        0);
  }

  /** From the state of an earlier one; new where that is null. */
  public static PostingHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new PostingHarness();
    harness.setStateBackend(backend.create());
    harness.setup();
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds facts at their times. */
  public void feed(PostingFact... facts) throws Exception {
    for (PostingFact fact : facts) {
      processElement(fact, fact.atMillis());
    }
  }

  /** A snapshot of a video with one hashtag, measured at that time. */
  public static PostingFact post(
      String videoId, long publishedAt, long at, double reach, String tag) {
    var post = new Post(publishedAt, "DE", reach, 0.5, 0.5, 0.05, List.of(tag), "s", null);
    return new PostingFact("acme", "v" + videoId, at, videoId + '/' + at, post, null);
  }

  /** An hour's active followers, told at that time. */
  public static PostingFact active(String region, long hourStart, long at, long followers) {
    var audience = new Audience(region, hourStart, followers);
    String item = "a" + hourStart + '/' + region;
    return new PostingFact("acme", item, at, item + '/' + at, null, audience);
  }

  /** The rows that stand: what names them and what the columns say. */
  public List<String> table(String name, String... columns) {
    var buffer = new RowBuffer();
    extractOutputValues().forEach(buffer::add);
    return buffer.take().stream()
        .filter(row -> row.table().equals(name) && !row.delete())
        .map(
            row ->
                Stream.of(columns)
                    .map(column -> String.valueOf(Rows.value(row, column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }
}
