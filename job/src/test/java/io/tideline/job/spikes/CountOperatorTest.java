package io.tideline.job.spikes;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.gift;
import static io.tideline.job.TestEvents.late;
import static io.tideline.job.TestEvents.order;
import static io.tideline.job.TestEvents.ownComment;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CountOperatorTest {
  private static final long FLUSH_MILLIS = 500;

  private static OneInputStreamOperatorTestHarness<Event, HourDelta> open() throws Exception {
    var harness = new OneInputStreamOperatorTestHarness<>(new CountOperator(FLUSH_MILLIS));
    harness.setup(
        TypeInformation.of(HourDelta.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    harness.open();
    return harness;
  }

  @Test
  void aCommentCountsForItsAccountAndItsVideo() throws Exception {
    try (var harness = open()) {
      feed(harness, comment("a", "v", MONDAY), comment("b", "w", MONDAY));
      harness.processWatermark(MONDAY);
      assertThat(totals(harness))
          .isEqualTo(Map.of("comment/", 2L, "comment/v", 1L, "comment/w", 1L));
    }
  }

  @Test
  void othersCountForTheAccountOnlyAndStreaksLateOnesAndOwnWordsNotAtAll() throws Exception {
    try (var harness = open()) {
      feed(
          harness,
          directMessage("a", MONDAY),
          order("b", MONDAY),
          gift("c", null, MONDAY),
          gift("d", "streak", MONDAY),
          ownComment("e", "v", MONDAY),
          late(comment("f", "v", MONDAY)));
      harness.processWatermark(MONDAY);
      assertThat(totals(harness)).isEqualTo(Map.of("dm/", 1L, "order/", 1L, "gift/", 1L));
    }
  }

  @Test
  void aNegativeCommentCountsOnceMore() throws Exception {
    try (var harness = open()) {
      feed(
          harness,
          scored(comment("a", "v", MONDAY), 0.39),
          scored(comment("b", "v", MONDAY), 0.4),
          scored(late(comment("c", "v", MONDAY)), 0.1),
          scored(directMessage("d", MONDAY), 0.1));
      harness.processWatermark(MONDAY);
      assertThat(totals(harness))
          .isEqualTo(
              Map.of(
                  "comment/",
                  2L,
                  "comment/v",
                  2L,
                  "negative_comment/",
                  1L,
                  "negative_comment/v",
                  1L,
                  "dm/",
                  1L));
    }
  }

  @Test
  void oneRecordASeriesAndHourHoweverManyEvents() throws Exception {
    try (var harness = open()) {
      for (int i = 0; i < 1_000; i++) {
        feed(harness, directMessage("id-" + i, MONDAY + i * 10_000L));
      }
      harness.processWatermark(MONDAY);
      assertThat(harness.extractOutputValues()).hasSize(3);
      assertThat(totals(harness)).isEqualTo(Map.of("dm/", 1_000L));
    }
  }

  @Test
  void tellsTheFirstAndTheLastOfTheEvents() throws Exception {
    try (var harness = open()) {
      feed(harness, directMessage("a", MONDAY + 7), directMessage("b", MONDAY + 3));
      harness.processWatermark(MONDAY);
      HourDelta delta = harness.extractOutputValues().get(0);
      assertThat(delta.firstMillis()).isEqualTo(MONDAY + 3);
      assertThat(delta.lastMillis()).isEqualTo(MONDAY + 7);
    }
  }

  @Test
  void whatWasCountedGoesBeforeTheWatermark() throws Exception {
    try (var harness = open()) {
      feed(harness, directMessage("a", MONDAY));
      assertThat(harness.getOutput()).isEmpty();
      harness.processWatermark(MONDAY);
      assertThat(kinds(harness)).containsExactly("record", "watermark");
    }
  }

  @Test
  void whatWasCountedGoesBeforeTheBarrier() throws Exception {
    try (var harness = open()) {
      feed(harness, directMessage("a", MONDAY));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(kinds(harness)).containsExactly("record");
      harness.prepareSnapshotPreBarrier(2);
      assertThat(kinds(harness)).containsExactly("record");
    }
  }

  @Test
  void whatWasCountedGoesAfterTheFlushIntervalAndAtTheEnd() throws Exception {
    try (var harness = open()) {
      feed(harness, directMessage("a", MONDAY));
      harness.setProcessingTime(FLUSH_MILLIS - 1);
      assertThat(harness.getOutput()).isEmpty();
      harness.setProcessingTime(FLUSH_MILLIS);
      assertThat(harness.getOutput()).hasSize(1);
      feed(harness, directMessage("b", MONDAY));
      harness.setProcessingTime(2 * FLUSH_MILLIS);
      assertThat(harness.getOutput()).hasSize(2);
      feed(harness, directMessage("c", MONDAY));
      harness.getOperator().finish();
      assertThat(harness.getOutput()).hasSize(3);
    }
  }

  @Test
  void manySeriesDoNotPileUpInMemory() throws Exception {
    try (var harness = open()) {
      for (int i = 0; i < 60_000; i++) {
        feed(harness, comment("id-" + i, "video-" + i, MONDAY));
      }
      assertThat(harness.getOutput()).hasSizeGreaterThan(49_000);
      harness.processWatermark(MONDAY);
      assertThat(totals(harness)).hasSize(60_001).containsEntry("comment/", 60_000L);
    }
  }

  /** Events with flushes of all kinds between them. */
  @Provide
  Arbitrary<List<Integer>> steps() {
    return Arbitraries.integers().between(0, 9).list().ofMaxSize(80);
  }

  @Property(tries = 100)
  void nothingIsLostAndNothingCountedTwice(@ForAll("steps") List<Integer> steps) throws Exception {
    try (var harness = open()) {
      var expected = new TreeMap<Long, Integer>();
      for (int i = 0; i < steps.size(); i++) {
        switch (steps.get(i)) {
          case 0 -> harness.processWatermark(MONDAY + i);
          case 1 -> harness.prepareSnapshotPreBarrier(i);
          case 2 -> harness.setProcessingTime(i * FLUSH_MILLIS);
          default -> {
            long at = MONDAY + steps.get(i) * 13 * 60_000L;
            expected.merge(Slices.floor(at, Slices.SLICE_MILLIS), 1, Integer::sum);
            feed(harness, directMessage("id-" + i, at));
          }
        }
      }
      harness.getOperator().finish();
      assertThat(bySlice(harness.extractOutputValues())).isEqualTo(expected);
    }
  }

  private static void feed(
      OneInputStreamOperatorTestHarness<Event, HourDelta> harness, Event... events)
      throws Exception {
    for (Event event : events) {
      harness.processElement(event, event.occurredAtMillis());
    }
  }

  private static Map<String, Long> totals(
      OneInputStreamOperatorTestHarness<Event, HourDelta> harness) {
    var totals = new TreeMap<String, Long>();
    for (HourDelta delta : harness.extractOutputValues()) {
      long count = Arrays.stream(delta.slices()).sum();
      totals.merge(delta.key().series() + "/" + delta.key().videoId(), count, Long::sum);
    }
    return totals;
  }

  private static Map<Long, Integer> bySlice(List<HourDelta> deltas) {
    var counts = new TreeMap<Long, Integer>();
    for (HourDelta delta : deltas) {
      for (int slice = 0; slice < delta.slices().length; slice++) {
        if (delta.slices()[slice] != 0) {
          long start = delta.hourMillis() + slice * Slices.SLICE_MILLIS;
          counts.merge(start, delta.slices()[slice], Integer::sum);
        }
      }
    }
    return counts;
  }

  private static List<String> kinds(OneInputStreamOperatorTestHarness<Event, HourDelta> harness) {
    var kinds = new ArrayList<String>();
    for (Object output : harness.getOutput()) {
      if (output instanceof StreamRecord) {
        kinds.add("record");
      } else if (output instanceof Watermark) {
        kinds.add("watermark");
      }
    }
    return kinds;
  }
}
