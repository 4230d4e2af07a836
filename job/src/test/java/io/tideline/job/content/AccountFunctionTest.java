package io.tideline.job.content;

import static io.tideline.job.content.ContentOperators.accounts;
import static io.tideline.job.content.ContentOperators.line;
import static io.tideline.job.content.ContentOperators.newest;
import static io.tideline.job.content.ContentOperators.startOf;
import static io.tideline.job.content.ContentOperators.topOf;
import static io.tideline.job.content.ContentOperators.videoOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.udfs.content.TopVideo;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AccountFunctionTest {
  private static final String[] COLUMNS = {
    "week_start",
    "views",
    "views_wow_pct",
    "followers_end",
    "follower_growth",
    "follower_growth_pct"
  };

  private static void feed(
      KeyedOneInputStreamOperatorTestHarness<AccountKey, AccountChange, TableRow> harness,
      AccountChange... changes)
      throws Exception {
    for (AccountChange change : changes) {
      harness.processElement(change, 0);
    }
  }

  private static List<String> table(
      KeyedOneInputStreamOperatorTestHarness<AccountKey, AccountChange, TableRow> harness,
      String... columns)
      throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    return newest(harness.extractOutputValues()).stream()
        .map(row -> line(row, columns))
        .sorted()
        .toList();
  }

  @Test
  void aWeekIsTheSumOfItsVideosAndComparedWithTheOneBefore() throws Exception {
    try (var harness = accounts(Backend.HASHMAP, null)) {
      feed(harness, videoOf(0, 100, 1_000), videoOf(0, 200, 1_100), videoOf(1, 450, 1_155));

      assertThat(table(harness, COLUMNS))
          .containsExactly(
              "2026-03-02T00:00:00.000Z 300 null 1100 null null",
              "2026-03-09T00:00:00.000Z 450 50 1155 55 5");
    }
  }

  @Test
  void aCorrectionOfAWeekIssuesTheNextOneAgain() throws Exception {
    try (var harness = accounts(Backend.HASHMAP, null)) {
      feed(harness, videoOf(1, 450, 1_155));
      assertThat(table(harness, COLUMNS))
          .containsExactly("2026-03-09T00:00:00.000Z 450 null 1155 null null");
      feed(harness, videoOf(0, 300, 1_100));

      assertThat(table(harness, COLUMNS))
          .containsExactly(
              "2026-03-02T00:00:00.000Z 300 null 1100 null null",
              "2026-03-09T00:00:00.000Z 450 50 1155 55 5");
    }
  }

  @Test
  void whatNobodyKnowsIsNullAndWhatIsKnownIsSummed() throws Exception {
    try (var harness = accounts(Backend.HASHMAP, null)) {
      feed(harness, videoOf(0, 100, 1_000), videoOf(0, 200, 1_100));

      assertThat(
              table(
                  harness,
                  "reach",
                  "impressions",
                  "plays",
                  "watch_time_s",
                  "er_by_views_pct",
                  "er_by_reach_pct"))
          .containsExactly("null 14 null 300 10 null");
    }
  }

  @Test
  void theBestOfAllShardsAreShown() throws Exception {
    try (var harness = accounts(Backend.HASHMAP, null)) {
      feed(
          harness,
          videoOf(0, 100, 1_000),
          topOf(0, 1, new TopVideo("a", 50), new TopVideo("b", 9)),
          topOf(0, 2, new TopVideo("c", 40), new TopVideo("d", 30), new TopVideo("e", 20)),
          topOf(0, 3, new TopVideo("f", 10)),
          topOf(0, 1, new TopVideo("b", 9), new TopVideo("a", -1)));

      assertThat(table(harness, "top_videos"))
          .containsExactly(
              "[{\"video_id\":\"c\",\"views\":40},{\"video_id\":\"d\",\"views\":30},"
                  + "{\"video_id\":\"e\",\"views\":20},{\"video_id\":\"f\",\"views\":10},"
                  + "{\"video_id\":\"b\",\"views\":9}]");
    }
  }

  @Test
  void aRowIsIssuedOnceAtABarrierHoweverManyChangesThereAre() throws Exception {
    try (var harness = accounts(Backend.HASHMAP, null)) {
      feed(harness, videoOf(0, 100, 1_000), videoOf(0, 200, 1_100));
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.prepareSnapshotPreBarrier(1);
      harness.prepareSnapshotPreBarrier(2);

      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void weeksLeaveAndAreNotBegunAgain() throws Exception {
    try (var harness = accounts(Backend.HASHMAP, null)) {
      feed(harness, videoOf(0, 100, 1_000), videoOf(1, 200, 1_100));
      harness.processWatermark(startOf(0) + ContentTimes.ACCOUNT_KEPT_MILLIS);
      feed(harness, videoOf(0, 1, 1));
      assertThat(table(harness, "views")).containsExactly("100", "200");

      harness.processWatermark(startOf(1) + ContentTimes.ACCOUNT_KEPT_MILLIS);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void goesOnFromACheckpointWithHigherRevisions() throws Exception {
    OperatorSubtaskState state;
    try (var harness = accounts(Backend.ROCKSDB, null)) {
      feed(harness, videoOf(0, 100, 1_000));
      harness.prepareSnapshotPreBarrier(1);
      state = harness.snapshot(1, 1);
    }
    try (var harness = accounts(Backend.ROCKSDB, state)) {
      feed(harness, videoOf(0, 200, 1_100));

      assertThat(table(harness, "views")).containsExactly("300");
      assertThat(harness.extractOutputValues()).extracting(TableRow::revision).containsExactly(2L);
    }
  }
}
