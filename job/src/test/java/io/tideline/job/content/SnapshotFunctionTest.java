package io.tideline.job.content;

import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tideline.job.Backend;
import io.tideline.udfs.content.VideoStanding;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class SnapshotFunctionTest {
  private static final String METRICS = "video_metrics";
  private static final String WEEKLY = "video_weekly";
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private static SnapshotHarness open() throws Exception {
    return SnapshotHarness.open(false, Backend.HASHMAP, null);
  }

  @Test
  void theLatestSnapshotStandsAsAWholeWhicheverComesLast() throws Exception {
    try (var harness = open()) {
      harness.feed(
          Snap.of("v", MONDAY + 2 * HOUR, 500),
          Snap.of("v", MONDAY + HOUR, 900).played(10, 5),
          Snap.of("fell", MONDAY + HOUR, 900).played(10, 5),
          Snap.of("fell", MONDAY + 2 * HOUR, 500));

      assertThat(harness.table(METRICS, "video_id", "views", "plays", "completion_rate_pct"))
          .containsExactlyInAnyOrder("v 500 null null", "fell 500 null null");
      assertThat(harness.issued(METRICS)).as("an older one changes nothing").isEqualTo(3);
    }
  }

  @Test
  void aRowHasRatesAndGrades() throws Exception {
    try (var harness = open()) {
      harness.feed(Snap.of("v", MONDAY + HOUR, 3_000).followedBy(15_000).played(100, 70));

      assertThat(
              harness.table(
                  METRICS,
                  "er_by_followers_pct",
                  "er_by_views_pct",
                  "er_by_reach_pct",
                  "completion_grade",
                  "view_to_follower_ratio",
                  "reach_band",
                  "tier",
                  "engagement_grade",
                  "watch_grade"))
          .containsExactly("0.2 1 null good 0.2 follower_bound mid below null");
    }
  }

  @Test
  void weeksRiseFromTheLastSnapshotBeforeThem() throws Exception {
    try (var harness = open()) {
      harness.feed(
          Snap.of("v", MONDAY + DAY, 100),
          Snap.of("v", MONDAY + 8 * DAY, 250),
          Snap.of("v", MONDAY + 9 * DAY, 300));

      assertThat(harness.table(WEEKLY, "week_start", "views", "views_wow_pct", "followers"))
          .containsExactlyInAnyOrder(
              "2026-03-02T00:00:00.000Z 100 null 1000", "2026-03-09T00:00:00.000Z 200 100 1000");
    }
  }

  @Test
  void aLateSnapshotIssuesItsWeekAndThoseItChangesAgain() throws Exception {
    try (var harness = open()) {
      harness.feed(
          Snap.of("v", MONDAY + DAY, 100),
          Snap.of("v", MONDAY + 8 * DAY, 300),
          Snap.of("v", MONDAY + 15 * DAY, 360));
      long before = harness.issued(WEEKLY);
      harness.feed(Snap.of("v", MONDAY + 2 * DAY, 150));

      assertThat(harness.issued(WEEKLY) - before).isEqualTo(3);
      assertThat(harness.table(WEEKLY, "views", "views_wow_pct"))
          .containsExactlyInAnyOrder("150 null", "150 0", "60 -60");
    }
  }

  @Test
  void aLateSnapshotThatIsNotTheLastOfItsWeekChangesNothing() throws Exception {
    try (var harness = open()) {
      harness.feed(Snap.of("v", MONDAY + 2 * DAY, 100), Snap.of("v", MONDAY + DAY, 70));

      assertThat(harness.issued(WEEKLY)).isEqualTo(1);
      assertThat(harness.changes()).hasSize(1);
    }
  }

  @Test
  void theRevisionOfAWeekGoesByItsSnapshotsNotByTheirOrder() throws Exception {
    Snap first = Snap.of("v", MONDAY + DAY, 100).publishedAt(MONDAY - DAY);
    Snap second = Snap.of("v", MONDAY + 2 * DAY, 100).publishedAt(MONDAY - DAY);
    Snap third = Snap.of("v", MONDAY + 3 * DAY, 150).publishedAt(MONDAY - DAY);
    try (var inOrder = open();
        var turned = open()) {
      inOrder.feed(first, second, third);
      turned.feed(third, second, first);

      assertThat(turned.lastRow(WEEKLY).revision()).isEqualTo(inOrder.lastRow(WEEKLY).revision());
    }
  }

  @Test
  void whatItTellsTheAccountCancelsWhatItToldBefore() throws Exception {
    try (var harness = open()) {
      harness.feed(Snap.of("v", MONDAY + DAY, 100), Snap.of("v", MONDAY + 2 * DAY, 170));

      assertThat(harness.changes())
          .extracting(change -> change.change().sums().views())
          .containsExactly(100L, 70L);
      assertThat(harness.changes())
          .extracting(change -> change.change().sums().videos())
          .containsExactly(1L, 0L);
      assertThat(harness.changes())
          .extracting(change -> change.views().views())
          .containsExactly(100L, 170L);
    }
  }

  @Test
  void signalsAreGivenOncePerVideoAndReason() throws Exception {
    try (var harness = open()) {
      harness.feed(
          Snap.of("v", MONDAY + HOUR, 3_000).played(300, 100),
          Snap.of("v", MONDAY + 2 * HOUR, 4_000).played(400, 100),
          Snap.of("w", MONDAY + 2 * HOUR, 4_000));

      assertThat(harness.signals())
          .containsExactly("viral_reach/acme/v", "low_completion/acme/v", "viral_reach/acme/w");
    }
  }

  @Test
  void anOlderSnapshotThatComesLaterSaysNothing() throws Exception {
    for (boolean inOrder : new boolean[] {false, true}) {
      try (var harness = SnapshotHarness.open(inOrder, Backend.HASHMAP, null)) {
        harness.feed(Snap.of("v", MONDAY + 2 * HOUR, 900));
        var overtaken = Snap.of("v", MONDAY + HOUR, 9_000).event();
        harness.processElement(Snap.receivedAt(overtaken, MONDAY + 3 * HOUR), MONDAY + HOUR);
        harness.processWatermark(MONDAY + 3 * HOUR);

        assertThat(harness.signals()).isEmpty();
      }
    }
  }

  @Test
  void behindTheClockSignalsGoByTheOrderOfTheSnapshotsTimes() throws Exception {
    try (var harness = SnapshotHarness.open(true, Backend.HASHMAP, null)) {
      harness.feed(
          Snap.of("v", MONDAY + 3 * HOUR, 900),
          Snap.of("v", MONDAY + HOUR, 900),
          Snap.of("v", MONDAY + 2 * HOUR, 9_000));
      assertThat(harness.signals()).isEmpty();

      harness.processWatermark(MONDAY + 3 * HOUR);
      assertThat(harness.signals()).containsExactly("viral_reach/acme/v");
      assertThat(harness.standings())
          .extracting(VideoStanding::reachBand)
          .containsExactly("organic", "viral", "organic");
    }
  }

  @Test
  void tellsHowFarAVideoCameWhenThatChangesAndOnceADay() throws Exception {
    try (var harness = open()) {
      harness.feed(
          Snap.of("v", MONDAY + HOUR, 900),
          Snap.of("v", MONDAY + 2 * HOUR, 950),
          Snap.of("v", MONDAY + 3 * HOUR, 2_001),
          Snap.of("v", MONDAY + 4 * HOUR, 2_500),
          Snap.of("v", MONDAY + 27 * HOUR, 2_500));

      assertThat(harness.standings())
          .extracting(VideoStanding::reachBand, VideoStanding::atMillis)
          .containsExactly(
              tuple("organic", MONDAY + HOUR),
              tuple("viral", MONDAY + 3 * HOUR),
              tuple("viral", MONDAY + 27 * HOUR));
    }
  }

  @Test
  void goesByThePlaybookOnceTheBarrierHasCome() throws Exception {
    try (var harness = open()) {
      harness.publish(
          """
          version: own
          zones: {acme: Europe/Berlin}
          benchmarks: {viral_ratio: 0.5}
          """);
      harness.feed(Snap.of("old", MONDAY - HOUR, 900));
      harness.barrier();
      harness.feed(Snap.of("new", MONDAY - HOUR, 900));

      assertThat(harness.signals()).containsExactly("viral_reach/acme/new");
      assertThat(harness.table(WEEKLY, "video_id", "week_start"))
          .containsExactlyInAnyOrder(
              "old 2026-02-23T00:00:00.000Z", "new 2026-03-01T23:00:00.000Z");
    }
  }

  @Test
  void aVideoWithoutSnapshotsForSixtyDaysLeaves() throws Exception {
    try (var harness = open()) {
      harness.feed(Snap.of("v", MONDAY + DAY, 100), Snap.of("v", MONDAY + 3 * DAY, 170));
      harness.processWatermark(MONDAY + 63 * DAY - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

      harness.processWatermark(MONDAY + 63 * DAY);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void theEndOfTheInputIsNotThePassingOfTime() throws Exception {
    try (var harness = open()) {
      harness.feed(Snap.of("v", MONDAY + DAY, 100));
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }
  }

  @Test
  void aSnapshotOfAWeekThatHasLeftStillFillsAnEmptyRow() throws Exception {
    try (var harness = open()) {
      harness.processWatermark(MONDAY + 60 * DAY);
      harness.feed(Snap.of("v", MONDAY + DAY, 100));

      assertThat(harness.table(METRICS, "views")).containsExactly("100");
      assertThat(harness.issued(WEEKLY)).isZero();
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void weeksThatHaveLeftAreStillWhatTheNextIsMeasuredBy() throws Exception {
    try (var harness = open()) {
      for (int week = 0; week < 12; week++) {
        harness.processWatermark(MONDAY + (7 * week + 1) * DAY - 1);
        harness.feed(Snap.of("v", MONDAY + (7 * week + 1) * DAY, 100L * (week + 1)));
      }
      assertThat(harness.last(WEEKLY, "views")).isEqualTo("100");
      assertThat(harness.last(WEEKLY, "views_wow_pct")).isEqualTo("0");
      harness.processWatermark(MONDAY + (7 * 11 + 61) * DAY);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void goesOnFromACheckpoint() throws Exception {
    OperatorSubtaskState state;
    try (var harness = open()) {
      harness.feed(Snap.of("v", MONDAY + DAY, 3_000));
      harness.processWatermark(MONDAY + 2 * DAY);
      state = harness.snapshot(1, 1);
    }
    try (var harness = SnapshotHarness.open(false, Backend.HASHMAP, state)) {
      harness.feed(Snap.of("v", MONDAY + 8 * DAY, 9_000));

      assertThat(harness.table(WEEKLY, "views", "views_wow_pct")).containsExactly("6000 100");
      assertThat(harness.signals()).isEmpty();
    }
  }
}
