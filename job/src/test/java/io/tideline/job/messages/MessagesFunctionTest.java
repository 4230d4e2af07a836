package io.tideline.job.messages;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.deletion;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.late;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.ownComment;
import static io.tideline.job.TestEvents.saying;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.governance.ErasureStream;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesFunctionTest {
  private static final long DAY = Slices.DAY_MILLIS;

  @Test
  void everyMessageOfBothDirectionsIsARow() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.feed(
          named(comment("a", "v", MONDAY), "c1"),
          named(ownComment("b", "v", MONDAY + 1), "c2"),
          named(directMessage("c", MONDAY + 2), "c1"));
      assertThat(harness.column("message_id")).containsExactly("c1", "c2", "c1");
      assertThat(harness.column("channel")).containsExactly("comment", "comment", "dm");
      assertThat(harness.column("deleted")).containsOnly("false");
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void aLateMessageIsARowAsWell() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.processWatermark(MONDAY + 3 * DAY);
      harness.feed(late(named(comment("a", "v", MONDAY), "c1")));
      assertThat(harness.column("message_id")).containsExactly("c1");
    }
  }

  @Test
  void thePlaybooksKeywordsSettleWhatAMessageIsAbout() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      Event asks = saying(directMessage("a", MONDAY), "LІNK please!!", "en");
      harness.feed(scored(named(asks, "m1"), 0.5));
      harness.publish("{version: words, keywords: {purchase: ['link please']}}");
      harness.feed(scored(named(asks, "m2"), 0.5));
      harness.barrier();
      harness.feed(scored(named(asks, "m3"), 0.5));
      assertThat(harness.column("intent")).containsExactly("complaint", "complaint", "purchase");
      assertThat(harness.column("intent_confidence")).containsExactly("0.75", "0.75", "1");
    }
  }

  @Test
  void anErasureIsToldToThoseWhoWriteTheTable() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      var erasure = new Erasure("request", "key", MONDAY);
      harness.erase(erasure);
      assertThat(harness.extractOutputValues())
          .extracting(ErasureStream::of)
          .containsExactly(erasure);
    }
  }

  @Test
  void aDeletionMarksTheCommentThatWasThere() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.feed(
          named(comment("a", "v", MONDAY), "c1"),
          named(comment("b", "v", MONDAY), "c2"),
          deletion("d", "c1", MONDAY + 1));
      assertThat(harness.column("deleted")).containsExactly("true", "false");
    }
  }

  @Test
  void aCommentThatComesAfterItsDeletionIsDeletedFromTheBeginning() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.feed(deletion("d", "c1", MONDAY + 1), named(comment("a", "v", MONDAY), "c1"));
      assertThat(harness.table()).hasSize(1);
      assertThat(harness.extractOutputValues().get(1).revision()).isGreaterThan(1L << 52);
      assertThat(harness.column("deleted")).containsExactly("true");
    }
  }

  @Test
  void aDeletionMonthsLaterNeedsNoStateOfTheComment() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.feed(named(comment("a", "v", MONDAY), "c1"));
      harness.processWatermark(MONDAY + 200 * DAY);
      assertThat(harness.numKeyedStateEntries()).isZero();
      harness.feed(deletion("d", "c1", MONDAY + 200 * DAY));
      assertThat(harness.column("deleted")).containsExactly("true");
    }
  }

  @Test
  void aDirectMessageIsNotDeletedByACommentOfItsName() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.feed(deletion("d", "c1", MONDAY), named(directMessage("a", MONDAY), "c1"));
      assertThat(harness.column("deleted")).containsExactly("false");
    }
  }

  @Test
  void aDeletionOfNothingIsNoRow() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.feed(deletion("d", "c1", MONDAY), deletion("e", "c1", MONDAY + 1));
      assertThat(harness.table()).isEmpty();
    }
  }

  @Test
  void aDeletionIsForgottenAWeekLater() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.feed(deletion("d", "c1", MONDAY + DAY), deletion("e", "c1", MONDAY));
      harness.processWatermark(MONDAY + 8 * DAY - 1);
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
      harness.processWatermark(MONDAY + 8 * DAY);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aDeletionThatComesLongAfterItHappenedIsKeptAWeekFromThen() throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.processWatermark(MONDAY + 30 * DAY);
      harness.feed(deletion("d", "c1", MONDAY));
      harness.processWatermark(MONDAY + 36 * DAY);
      harness.feed(named(comment("a", "v", MONDAY), "c1"));
      assertThat(harness.column("deleted")).containsExactly("true");
      harness.processWatermark(MONDAY + 37 * DAY);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void ofTwoEventsWithOneMessagesIdTheYoungerStandsWhicheverComesFirst() throws Exception {
    Event first = saying(named(comment("a", "v", MONDAY), "c1"), "frist", null);
    Event edited = saying(named(comment("b", "v", MONDAY + 1), "c1"), "first", null);
    for (List<Event> order : List.of(List.of(first, edited), List.of(edited, first))) {
      try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
        harness.feed(order.toArray(Event[]::new));
        assertThat(harness.column("text_masked")).containsExactly("first");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRestoredOperatorKnowsTheDeletionAndForgetsItInTime(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (var before = MessagesHarness.open(backend, null)) {
      before.feed(deletion("d", "c1", MONDAY));
      state = before.snapshot(1, 0);
    }
    try (var restored = MessagesHarness.open(backend, state)) {
      restored.feed(named(comment("a", "v", MONDAY), "c1"));
      assertThat(restored.column("deleted")).containsExactly("true");
      restored.processWatermark(MONDAY + 7 * DAY);
      restored.feed(named(comment("a", "v", MONDAY + 7 * DAY), "c1"));
      TableRow last = restored.extractOutputValues().get(1);
      assertThat(last.revision()).isLessThan(1L << 52);
      assertThat(restored.numEventTimeTimers()).isZero();
    }
  }

  /** Also where some come again, as they do after a failure. */
  @Property(tries = 100)
  void theTableDoesNotDependOnTheOrderOfEvents(@ForAll("orders") List<Event> events)
      throws Exception {
    try (var harness = MessagesHarness.open(Backend.HASHMAP, null)) {
      harness.feed(events.toArray(Event[]::new));
      assertThat(harness.table())
          .extracting(row -> row.values()[0] + " " + row.values()[row.values().length - 1])
          .containsExactlyInAnyOrder("c1 true", "c2 false", "c3 true");
    }
  }

  @Provide
  Arbitrary<List<Event>> orders() {
    var events = new ArrayList<Event>();
    for (String id : List.of("c1", "c2", "c3")) {
      events.add(named(comment("e" + id, "v", MONDAY), id));
    }
    events.add(deletion("d1", "c1", MONDAY + 1));
    events.add(deletion("d2", "c3", MONDAY + 5 * DAY));
    events.add(deletion("d3", "c3", MONDAY + 6 * DAY));
    events.add(deletion("d4", "unknown", MONDAY + 6 * DAY));
    return Arbitraries.of(events)
        .list()
        .ofMaxSize(4)
        .flatMap(
            again -> {
              var all = new ArrayList<>(events);
              all.addAll(again);
              return Arbitraries.shuffle(all);
            });
  }
}
