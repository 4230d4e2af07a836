package io.tideline.job.content;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.udfs.content.AccountSums;
import io.tideline.udfs.content.Counters;
import io.tideline.udfs.content.Followers;
import io.tideline.udfs.content.TopVideo;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * Operators of accounts' weeks, each on its own; {@code content.videos} is {@link SnapshotHarness}.
 */
public final class ContentOperators {
  /** The account of every test. */
  static final AccountKey ACME = new AccountKey(TestEvents.ACCOUNT, "tiktok");

  /** The first day of the tests' first week, counted from the epoch. */
  static final long FIRST = TestEvents.MONDAY / ContentTimes.DAY_MILLIS;

  private ContentOperators() {}

  /** {@code content.top}. */
  public static KeyedOneInputStreamOperatorTestHarness<ShardKey, ViewsChange, AccountChange> top(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new IssuingOperator<>(new TopFunction()),
            ShardKey::of,
            TypeInformation.of(ShardKey.class)),
        backend,
        state);
  }

  /** {@code content.accounts}. */
  public static KeyedOneInputStreamOperatorTestHarness<AccountKey, AccountChange, TableRow>
      accounts(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new IssuingOperator<>(new AccountFunction()),
            AccountChange::account,
            TypeInformation.of(AccountKey.class)),
        backend,
        state);
  }

  private static <K, I, O> KeyedOneInputStreamOperatorTestHarness<K, I, O> opened(
      KeyedOneInputStreamOperatorTestHarness<K, I, O> harness,
      Backend backend,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    harness.setStateBackend(backend.create());
    harness.setup();
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  static long startOf(int week) {
    return TestEvents.MONDAY + week * 7 * ContentTimes.DAY_MILLIS;
  }

  /** Ids of one shard, so that they compete. */
  public static String rival(int number) {
    int shard = ShardKey.of(views(0, "v0", 0)).shard();
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> "v" + i)
        .filter(id -> ShardKey.of(views(0, id, 0)).shard() == shard)
        .skip(number)
        .findFirst()
        .orElseThrow();
  }

  /** That a video's views rose by so many in a week. */
  public static ViewsChange views(int week, String video, long views) {
    return new ViewsChange(ACME, FIRST + 7L * week, startOf(week), video, views);
  }

  /** That a video with those views was measured for the first time in a week. */
  public static AccountChange videoOf(int week, long views, long followers) {
    var increase =
        new Counters(views, views / 10, 0, 0, null, 7L, null, null, BigDecimal.valueOf(views));
    return new AccountChange(
        ACME,
        FIRST + 7L * week,
        startOf(week),
        AccountSums.of(increase, BigDecimal.TEN),
        new Followers(startOf(week) + followers, "e", followers),
        null);
  }

  /** That those are the best videos of a shard in a week. */
  static AccountChange topOf(int week, int shard, TopVideo... videos) {
    return new AccountChange(
        ACME,
        FIRST + 7L * week,
        startOf(week),
        AccountSums.NONE,
        null,
        new ShardTop(shard, videos));
  }

  /** What a table holds in the end. */
  static Collection<TableRow> newest(List<TableRow> rows) {
    var buffer = new RowBuffer();
    rows.forEach(buffer::add);
    return buffer.take();
  }

  static String line(TableRow row, String... columns) {
    return Stream.of(columns)
        .map(column -> String.valueOf(Rows.value(row, column)))
        .collect(Collectors.joining(" "));
  }

  static String ids(AccountChange change) {
    return Arrays.stream(change.top().videos())
        .map(TopVideo::videoId)
        .collect(Collectors.joining(" "));
  }
}
