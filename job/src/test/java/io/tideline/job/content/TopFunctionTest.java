package io.tideline.job.content;

import static io.tideline.job.content.ContentOperators.ids;
import static io.tideline.job.content.ContentOperators.top;
import static io.tideline.job.content.ContentOperators.views;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopFunctionTest {
  private static List<String> rivals(int count) {
    return IntStream.range(0, count).mapToObj(ContentOperators::rival).toList();
  }

  @Test
  void tellsTheBestFiveBeforeABarrierWhereTheyHaveChanged() throws Exception {
    List<String> ids = rivals(7);
    try (var harness = top(Backend.HASHMAP, null)) {
      for (int i = 0; i < 6; i++) {
        harness.processElement(views(0, ids.get(i), 100 - i), 0);
      }
      assertThat(harness.extractOutputValues()).isEmpty();
      harness.prepareSnapshotPreBarrier(1);
      harness.processElement(views(0, ids.get(6), 94), 0);
      harness.prepareSnapshotPreBarrier(2);

      assertThat(harness.extractOutputValues())
          .singleElement()
          .extracting(ContentOperators::ids)
          .isEqualTo(String.join(" ", ids.subList(0, 5)));
    }
  }

  @Test
  void ofAVideosChangesTheLastStands() throws Exception {
    List<String> ids = rivals(2);
    try (var harness = top(Backend.HASHMAP, null)) {
      harness.processElement(views(0, ids.get(0), 9), 0);
      harness.processElement(views(0, ids.get(1), 5), 0);
      harness.processElement(views(0, ids.get(0), 3), 0);
      harness.endInput();
      harness.getOperator().finish();

      assertThat(ids(harness.extractOutputValues().get(0)))
          .isEqualTo(ids.get(1) + " " + ids.get(0));
    }
  }

  @Test
  void whenOneOfTheBestFallsAnotherTakesItsPlace() throws Exception {
    List<String> ids = rivals(7);
    try (var harness = top(Backend.ROCKSDB, null)) {
      for (int i = 0; i < 7; i++) {
        harness.processElement(views(0, ids.get(i), 100 - i), 0);
      }
      harness.prepareSnapshotPreBarrier(1);
      harness.processElement(views(0, ids.get(0), -3), 0);
      harness.prepareSnapshotPreBarrier(2);
      List<AccountChange> told = harness.extractOutputValues();

      assertThat(ids(told.get(told.size() - 1))).isEqualTo(String.join(" ", ids.subList(1, 6)));
    }
  }

  @Test
  void ofEqualOnesTheSmallerIdComesFirst() throws Exception {
    List<String> ids = new ArrayList<>(rivals(2));
    try (var harness = top(Backend.HASHMAP, null)) {
      harness.processElement(views(0, ids.get(1), 5), 0);
      harness.processElement(views(0, ids.get(0), 5), 0);
      ids.sort(null);
      harness.prepareSnapshotPreBarrier(1);

      assertThat(ids(harness.extractOutputValues().get(0))).isEqualTo(String.join(" ", ids));
    }
  }

  @Test
  void aWeekLeavesAndIsNotBegunAgain() throws Exception {
    try (var harness = top(Backend.HASHMAP, null)) {
      harness.processElement(views(0, "v0", 5), 0);
      harness.prepareSnapshotPreBarrier(1);
      harness.processElement(views(0, "v0", 7), 0);
      harness.processWatermark(ContentOperators.startOf(0) + ContentTimes.SHARD_KEPT_MILLIS);
      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(harness.numKeyedStateEntries()).isZero();

      harness.processElement(views(0, "v0", 6), 0);
      harness.prepareSnapshotPreBarrier(2);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }
}
