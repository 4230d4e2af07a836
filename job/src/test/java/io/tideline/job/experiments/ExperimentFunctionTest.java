package io.tideline.job.experiments;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.experiments.TestSnapshots.control;
import static io.tideline.job.experiments.TestSnapshots.snapshot;
import static io.tideline.job.experiments.TestSnapshots.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.experiment.ExperimentRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExperimentFunctionTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private ExperimentHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = ExperimentHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aVariantIsTheSumOfItsVideosNewestSnapshots() throws Exception {
    harness.feed(
        snapshot("v1", MONDAY, 1_000, 400, control("e")),
        snapshot("v2", MONDAY, 2_000, 900, control("e")),
        snapshot("v1", MONDAY + HOUR, 3_000, 1_600, control("e")),
        snapshot("v3", MONDAY + HOUR, 5_000, 3_500, variant("e", "b")));
    harness.clock(MONDAY + HOUR);

    assertThat(harness.completions()).containsExactly("e a 5000 2500 null", "e b 5000 3500 winner");
    TableRow row = row("b", "engagement_by_views");
    assertThat(Rows.value(row, "samples")).isEqualTo("10000");
    assertThat(Rows.value(row, "successes")).isEqualTo("500");
    assertThat(Rows.value(row, "rate_pct")).isEqualTo("5");
    assertThat(Rows.value(row, "uplift_pct")).isEqualTo("0");
    assertThat(Rows.value(row, "p_value")).isEqualTo("1");
    assertThat(Rows.value(row, "sample_ratio_mismatch")).isEqualTo("false");
    assertThat(Rows.value(row, "srm_p")).isEqualTo("1");
  }

  @Test
  void aSnapshotIsJudgedOnce() throws Exception {
    var judged = new AtomicInteger();
    try (var counted =
        ExperimentHarness.open(
            arms -> {
              judged.incrementAndGet();
              return ExperimentRule.judge(arms);
            })) {
      for (int hour = 0; hour < 10; hour++) {
        counted.feed(
            snapshot("v1", MONDAY + hour * HOUR, 1_000 + hour, 400 + hour, control("e")),
            snapshot("v2", MONDAY + hour * HOUR, 1_000 + hour, 700 + hour, variant("e", "b")));
      }
      counted.clock(MONDAY + 10 * HOUR);
      assertThat(counted.completions()).containsExactly("e a 1009 409 null", "e b 1009 709 winner");
      assertThat(judged).hasValue(20);
    }
  }

  @Test
  void manyExperimentsInTurnKeepTheirRows() throws Exception {
    int experiments = KnownVerdicts.MOST + 10;
    for (int hour = 0; hour < 2; hour++) {
      for (int i = 0; i < experiments; i++) {
        String name = "e%03d".formatted(i);
        long at = MONDAY + hour * HOUR + i;
        harness.feed(snapshot("v" + i, at, 900 + hour, 300, control(name)));
      }
    }
    harness.clock(MONDAY + 2 * HOUR);
    assertThat(harness.issued()).hasSize(2 * 2 * experiments);
    assertThat(harness.completions())
        .hasSize(experiments)
        .allMatch(line -> line.endsWith(" a 901 300 null"));
  }

  @Test
  void aDecisionIsToldOnceWhenItIsMade() throws Exception {
    harness.feed(
        snapshot("v1", MONDAY, 900, 300, control("e")),
        snapshot("v2", MONDAY, 900, 600, variant("e", "b")),
        snapshot("v1", MONDAY + HOUR, 1_900, 600, control("e")),
        snapshot("v2", MONDAY + 2 * HOUR, 1_900, 1_300, variant("e", "b")),
        snapshot("v2", MONDAY + 3 * HOUR, 1_950, 1_350, variant("e", "b")));
    harness.clock(MONDAY + HOUR);
    assertThat(harness.signals()).isEmpty();

    harness.clock(MONDAY + 3 * HOUR);
    assertThat(harness.signals())
        .containsExactly(MONDAY + 2 * HOUR + " e b completion_rate winner");
  }

  @Test
  void anExperimentHasAtMostSoManyVariants() throws Exception {
    harness.feed(snapshot("v", MONDAY, 900, 300, control("e")));
    for (int i = 0; i < ExperimentFunction.MAX_VARIANTS + 3; i++) {
      String name = "b%02d".formatted(i);
      harness.feed(snapshot(name, MONDAY + 1 + i, 900, 300, variant("e", name)));
    }
    harness.clock(MONDAY + HOUR);
    assertThat(harness.completions())
        .hasSize(ExperimentFunction.MAX_VARIANTS)
        .last()
        .isEqualTo("e b48 900 300 collecting");

    harness.feed(snapshot("b00", MONDAY + 2 * HOUR, 950, 310, variant("e", "b00")));
    harness.clock(MONDAY + 2 * HOUR);
    assertThat(harness.completions()).contains("e b00 950 310 collecting");
  }

  @Test
  void nothingDependsOnTheOrderOfWhatComes() throws Exception {
    List<Event> events = eventful();
    List<String> rows = null;
    List<String> signals = null;
    var random = new Random(3);
    for (int round = 0; round < 20; round++) {
      harness.close();
      harness = ExperimentHarness.open();
      for (Event event : events) {
        harness.feed(event);
      }
      harness.clock(MONDAY + 4 * DAY);
      rows = rows == null ? lines() : rows;
      signals = signals == null ? harness.signals() : signals;
      assertThat(lines()).isEqualTo(rows);
      assertThat(harness.signals()).isEqualTo(signals).isNotEmpty();
      Collections.shuffle(events, random);
    }
  }

  @Test
  void whatComesBehindTheClockCountsToo() throws Exception {
    List<Event> events = eventful();
    Collections.shuffle(events, new Random(5));
    harness.clock(MONDAY + 4 * DAY);
    for (Event event : events) {
      harness.feed(event);
    }
    List<String> late = harness.completions();

    harness.close();
    harness = ExperimentHarness.open();
    harness.feed(eventful().toArray(Event[]::new));
    harness.clock(MONDAY + 4 * DAY);
    assertThat(harness.completions()).isEqualTo(late).isNotEmpty();
  }

  @Test
  void aVideoThatLeavesTakesItsFiguresAlong() throws Exception {
    harness.feed(
        snapshot("v1", MONDAY, 1_000, 400, control("e")),
        snapshot("v2", MONDAY, 2_000, 900, variant("e", "b")),
        snapshot("v3", MONDAY, 2_000, 900, variant("e", "c")),
        snapshot("v2", MONDAY + HOUR, 2_500, 1_000, null),
        snapshot("v3", MONDAY + HOUR, 2_500, 1_000, variant("f", "c")));
    harness.clock(MONDAY + HOUR);

    assertThat(harness.completions())
        .containsExactly("e a 1000 400 null", "f c 2500 1000 collecting");
  }

  @Test
  void anOlderSnapshotThatComesLaterChangesNothing() throws Exception {
    harness.feed(
        snapshot("v1", MONDAY + 2 * HOUR, 1_000, 400, control("e")),
        snapshot("v2", MONDAY + 2 * HOUR, 1_000, 400, null));
    harness.clock(MONDAY + 2 * HOUR);
    int issued = harness.issued().size();

    harness.feed(
        snapshot("v1", MONDAY + HOUR, 999, 398, control("e")),
        snapshot("v1", MONDAY + 2 * HOUR, 1_000, 400, control("e")));
    assertThat(harness.issued()).hasSize(issued);

    harness.feed(snapshot("v2", MONDAY + HOUR, 900, 300, variant("e", "b")));
    assertThat(harness.completions()).containsExactly("e a 1000 400 null");
  }

  @Test
  void theEndOfTheInputAppliesNothingThatTheClockHasNotPassed() throws Exception {
    harness.feed(snapshot("v1", MONDAY, 1_000, 400, control("e")));
    harness.end();
    assertThat(harness.issued()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void itGoesOnAfterARestart(Backend backend) throws Exception {
    List<Event> events = eventful();
    harness.close();
    harness = ExperimentHarness.open(backend);
    harness.feed(events.subList(0, 4).toArray(Event[]::new));
    harness.clock(MONDAY + HOUR);
    var issued = new ArrayList<>(harness.issued());
    harness = harness.restarted(backend);
    harness.feed(events.subList(4, events.size()).toArray(Event[]::new));
    harness.clock(MONDAY + 4 * DAY);
    issued.addAll(harness.issued());
    List<String> signals = harness.signals();

    harness.close();
    harness = ExperimentHarness.open();
    harness.feed(events.toArray(Event[]::new));
    harness.clock(MONDAY + 4 * DAY);
    assertThat(Rows.newest(issued)).isEqualTo(Rows.newest(harness.issued()));
    assertThat(signals).isEqualTo(harness.signals());
  }

  @Test
  void revisionsGrowAlsoAfterTheExperimentWasForgotten() throws Exception {
    harness.feed(snapshot("v1", MONDAY, 1_000, 400, control("e")));
    harness.clock(MONDAY);
    harness.feed(snapshot("v1", MONDAY + 90 * DAY, 1_000, 500, control("e")));
    harness.clock(MONDAY + 90 * DAY);

    assertThat(harness.issued()).extracting(TableRow::revision).isSorted();
    assertThat(harness.completions()).containsExactly("e a 1000 500 null");
  }

  @Test
  void nothingStaysInTheState() throws Exception {
    harness.feed(eventful().toArray(Event[]::new));
    harness.clock(MONDAY + 4 * DAY);
    assertThat(harness.stateEntries()).isPositive();

    harness.clock(MONDAY + 4 * DAY + ExperimentFunction.KEPT_MILLIS);
    assertThat(harness.stateEntries()).isZero();
    assertThat(harness.timers()).isZero();
  }

  @Test
  void aVideoIsInAtMostSoManyExperiments() throws Exception {
    for (int i = 0; i < VideoFunction.MAX_EXPERIMENTS + 5; i++) {
      harness.feed(snapshot("v", MONDAY + i, 1_000, 400, control("e" + i)));
    }
    harness.clock(MONDAY + HOUR);
    assertThat(harness.newest()).isEmpty();
    assertThat(harness.issued()).hasSize(4 * VideoFunction.MAX_EXPERIMENTS);
  }

  /** Growing arms, one video that changes sides and one that leaves for a while. */
  private static List<Event> eventful() {
    return new ArrayList<>(
        List.of(
            snapshot("v1", MONDAY, 900, 400, control("e")),
            snapshot("v2", MONDAY, 900, 400, variant("e", "b")),
            snapshot("v4", MONDAY, 900, 500, null),
            snapshot("v3", MONDAY + HOUR, 1_000, 500, variant("e", "c")),
            snapshot("v4", MONDAY + HOUR, 1_100, 800, variant("e", "b")),
            snapshot("v4", MONDAY + 2 * HOUR, 1_150, 810, null),
            snapshot("v4", MONDAY + 3 * HOUR, 1_160, 820, null),
            snapshot("v1", MONDAY + DAY, 2_000, 900, control("e")),
            snapshot("v2", MONDAY + DAY, 2_000, 1_300, variant("e", "b")),
            snapshot("v3", MONDAY + DAY, 2_100, 950, variant("e", "c")),
            snapshot("v4", MONDAY + 2 * DAY, 1_200, 850, variant("f", "b")),
            snapshot("v1", MONDAY + 3 * DAY, 1_900, 890, control("e")),
            snapshot("v5", MONDAY + 3 * DAY, 1_200, 850, control("f"))));
  }

  private List<String> lines() {
    return harness.issued().stream()
        .map(row -> row.revision() + " " + row.delete() + Arrays.toString(row.values()))
        .sorted()
        .toList();
  }

  private TableRow row(String variant, String metric) {
    return harness.newest().stream()
        .filter(
            row ->
                variant.equals(Rows.value(row, "variant"))
                    && metric.equals(Rows.value(row, "metric")))
        .findFirst()
        .orElseThrow();
  }
}
