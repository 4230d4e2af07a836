package io.tideline.job.conversations;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.reopened;
import static io.tideline.job.TestEvents.resolved;
import static io.tideline.job.TestEvents.saying;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.job.TestEvents;
import io.tideline.job.TopologyConfig;
import io.tideline.job.playbook.Kept;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class ConversationFunctionTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = Slices.HOUR_MILLIS;
  private static final long TEN = MONDAY + 10 * HOUR;
  private static final String[] FIGURES = {
    "episode", "opened_at", "frt_s", "resolution_s", "inbound_count", "frt_breached", "status"
  };

  @Test
  void appliesInOrderOfTimeOnceTheClockHasPassed() throws Exception {
    try (var harness = live(null)) {
      harness.feed(reply("b", TEN + 2 * MINUTE), inbound("a", TEN));
      assertThat(harness.table(FIGURES)).isEmpty();

      harness.processWatermark(TEN + 2 * MINUTE);
      assertThat(harness.table(FIGURES))
          .containsExactly("1 2026-03-02T10:00:00.000Z 120 null 1 false open");
    }
  }

  @Test
  void aDeadlineIsJudgedInEventTimeWhereTheWallClockIsFarAhead() throws Exception {
    try (var harness = live(null)) {
      harness.setProcessingTime(TEN + 100 * Slices.DAY_MILLIS);
      harness.feed(inbound("a", TEN));
      harness.processWatermark(TEN + HOUR - 1);
      assertThat(harness.alertLines()).containsExactly("sla_at_risk 1 FIRING");

      harness.processWatermark(TEN + HOUR);
      assertThat(harness.alertLines())
          .containsExactly("sla_at_risk 1 FIRING", "sla_breach 1 FIRING");
      assertThat(harness.alerts()).allMatch(Alert::backfill);
    }
  }

  @Test
  void aDeadlineIsJudgedByTheWallClockWhileTheClockIsAMinuteBehind() throws Exception {
    try (var harness = waiting()) {
      harness.setProcessingTime(TEN + HOUR - 1);
      assertThat(harness.alertLines()).containsExactly("sla_at_risk 1 FIRING");

      harness.setProcessingTime(TEN + HOUR);
      assertThat(harness.alertLines())
          .containsExactly("sla_at_risk 1 FIRING", "sla_breach 1 FIRING");
      assertThat(harness.alerts()).noneMatch(Alert::backfill);
      assertThat(harness.table("frt_breached")).containsExactly("true");

      harness.processWatermark(TEN + 2 * HOUR);
      assertThat(harness.alerts()).hasSize(2);
    }
  }

  @Test
  void aReplyThatHasComeAndWaitsForTheClockKeepsTheAlertFromFiring() throws Exception {
    try (var harness = waiting()) {
      harness.feed(reply("b", TEN + HOUR - 1));
      harness.setProcessingTime(TEN + HOUR + 1);
      assertThat(harness.alertLines()).containsExactly("sla_at_risk 1 FIRING");

      harness.processWatermark(TEN + HOUR);
      assertThat(harness.alertLines())
          .containsExactly("sla_at_risk 1 FIRING", "sla_at_risk 2 RESOLVED");
      assertThat(harness.table("frt_breached")).containsExactly("false");
    }
  }

  @Test
  void aReplyThatHappenedInTimeAndComesAfterTheBreachTakesItBack() throws Exception {
    try (var harness = waiting()) {
      harness.setProcessingTime(TEN + HOUR + 1);
      harness.feed(reply("b", TEN + HOUR - 1));
      harness.processWatermark(TEN + HOUR + MINUTE);

      assertThat(harness.alertLines())
          .contains("sla_breach 1 FIRING", "sla_breach 2 RESOLVED")
          .hasSize(4);
      assertThat(harness.table("frt_breached")).containsExactly("false");
    }
  }

  @Test
  void theWallClockDoesNotJudgeWhereEventsLagBehindIt() throws Exception {
    try (var harness = live(null)) {
      harness.setProcessingTime(TEN);
      harness.feed(inbound("a", TEN));
      harness.processWatermark(TEN);
      harness.setProcessingTime(TEN + HOUR + 1);
      assertThat(harness.alerts()).isEmpty();

      harness.processWatermark(TEN + HOUR);
      assertThat(harness.alertLines())
          .containsExactly("sla_at_risk 1 FIRING", "sla_breach 1 FIRING");
    }
  }

  @Test
  void aTargetShorterThanTheDisorderIsToldAtItsInstant() throws Exception {
    try (var harness = ConversationHarness.open(answeringWithin(30_000), Backend.HASHMAP, null)) {
      harness.setProcessingTime(TEN);
      harness.processWatermark(TEN - MINUTE);
      harness.feed(inbound("a", TEN));
      harness.setProcessingTime(TEN + 24_000);
      assertThat(harness.alertLines()).containsExactly("sla_at_risk 1 FIRING");

      harness.setProcessingTime(TEN + 30_000);
      assertThat(harness.alertLines())
          .containsExactly("sla_at_risk 1 FIRING", "sla_breach 1 FIRING");

      harness.feed(reply("b", TEN + 29_000));
      harness.processWatermark(TEN + MINUTE);
      assertThat(harness.alertLines()).hasSize(4).contains("sla_breach 2 RESOLVED");
      assertThat(harness.table(FIGURES))
          .containsExactly("1 2026-03-02T10:00:00.000Z 29 null 1 false open");
    }
  }

  @Test
  void aShortTargetMetInTimeIsNotToldWhileTheReplyWaitsForTheClock() throws Exception {
    try (var harness = ConversationHarness.open(answeringWithin(30_000), Backend.HASHMAP, null)) {
      harness.setProcessingTime(TEN);
      harness.processWatermark(TEN - MINUTE);
      harness.feed(inbound("a", TEN), reply("b", TEN + 10_000));
      harness.setProcessingTime(TEN + 50_000);
      harness.processWatermark(TEN + MINUTE);

      assertThat(harness.alerts()).isEmpty();
    }
  }

  @Test
  void afterARestartADeadlineIsToldSoonAfterTheFirstWatermark() throws Exception {
    OperatorSubtaskState state;
    try (var harness = waiting()) {
      state = harness.snapshot(1, 1);
    }
    try (var harness = live(state)) {
      harness.setProcessingTime(TEN + HOUR + 10_000);
      harness.processWatermark(TEN + HOUR - MINUTE);
      harness.setProcessingTime(TEN + HOUR + 12_000);

      assertThat(harness.alertLines()).containsExactly("sla_breach 1 FIRING");
    }
  }

  @Test
  void afterARestartNothingIsToldTwiceAndTheWallClockWaitsForTheFirstWatermark() throws Exception {
    OperatorSubtaskState state;
    try (var harness = waiting()) {
      state = harness.snapshot(1, 1);
    }
    try (var harness = live(state)) {
      harness.setProcessingTime(TEN + HOUR + MINUTE);
      assertThat(harness.alerts()).isEmpty();

      harness.processWatermark(TEN + HOUR);
      assertThat(harness.alertLines()).containsExactly("sla_breach 1 FIRING");
      state = harness.snapshot(2, 2);
    }
    try (var harness = live(state)) {
      harness.setProcessingTime(TEN + 2 * HOUR);
      harness.processWatermark(TEN + 2 * HOUR);
      assertThat(harness.alerts()).isEmpty();
    }
  }

  @Test
  void theEndOfTheInputIsNotThePassingOfTime() throws Exception {
    try (var harness = live(null)) {
      harness.feed(inbound("a", TEN));
      harness.processWatermark(TEN);
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(harness.alerts()).isEmpty();
      assertThat(harness.table("frt_breached", "status")).containsExactly("null open");
    }
  }

  @Test
  void whatComesBehindTheClockCorrectsTheRow() throws Exception {
    try (var harness = live(null)) {
      harness.feed(inbound("a", TEN), reply("c", TEN + 20 * MINUTE));
      harness.processWatermark(TEN + HOUR);
      harness.feed(reply("b", TEN + 10 * MINUTE));

      assertThat(harness.table(FIGURES))
          .containsExactly("1 2026-03-02T10:00:00.000Z 600 null 1 false open");
    }
  }

  @Test
  void aNegativeMessageIsToldAtOnceAndEndsWithItsEpisode() throws Exception {
    try (var harness = live(null)) {
      harness.feed(scored(inbound("a", TEN), 0.1));
      assertThat(harness.alertLines()).containsExactly("negative_message 1 FIRING");

      harness.feed(resolved("r", TEN + MINUTE), scored(inbound("z", TEN + 2 * MINUTE), 0.1));
      harness.processWatermark(TEN + MINUTE);
      assertThat(harness.alertLines())
          .containsExactly(
              "negative_message 1 FIRING",
              "negative_message 1 FIRING",
              "negative_message 2 RESOLVED");
      assertThat(harness.alerts().get(2).endedAtMillis()).isEqualTo(TEN + MINUTE);
    }
  }

  /** The heap would copy all of a conversation's messages at each of them. */
  @Test
  void messagesLeaveWithoutALookAtAllOfThemAtEach() {
    var cleanup = Kept.days(1).getCleanupStrategies();
    assertThat(cleanup.getIncrementalCleanupStrategy()).isNull();
    assertThat(cleanup.inFullSnapshot()).isTrue();
    assertThat(cleanup.inRocksdbCompactFilter()).isTrue();
  }

  @Test
  void aNegativeMessageOfAnEpisodeResolvedSinceEndsAtOnce() throws Exception {
    try (var harness = live(null)) {
      harness.feed(inbound("a", TEN), resolved("r", TEN + 10 * MINUTE));
      harness.processWatermark(TEN + HOUR);
      harness.feed(scored(inbound("b", TEN + MINUTE), 0.1));

      assertThat(harness.alertLines())
          .containsExactly("negative_message 1 FIRING", "negative_message 2 RESOLVED");
      assertThat(harness.alerts().get(1).endedAtMillis()).isEqualTo(TEN + 10 * MINUTE);
    }
  }

  @Test
  void afterTheReopenHorizonOnlyTheNumberIsKept() throws Exception {
    try (var harness = live(null)) {
      harness.feed(inbound("a", TEN), resolved("r", TEN + MINUTE));
      harness.processWatermark(TEN + MINUTE + 14 * Slices.DAY_MILLIS);
      assertThat(harness.numEventTimeTimers()).isZero();

      long later = TEN + 20 * Slices.DAY_MILLIS;
      harness.feed(reopened("o", later), inbound("b", later + MINUTE));
      harness.processWatermark(later + MINUTE);
      assertThat(harness.table("episode", "status")).containsExactly("1 resolved", "2 open");
    }
  }

  @Test
  void whatNobodyResolvesKeepsNoTimerAndLeavesAfterFourHundredDays() throws Exception {
    try (var harness = live(null)) {
      harness.feed(scored(inbound("a", TEN), 0.1));
      harness.processWatermark(TEN + 2 * Slices.DAY_MILLIS);
      assertThat(harness.numEventTimeTimers()).isZero();

      harness.setStateTtlProcessingTime(400 * Slices.DAY_MILLIS - 1);
      harness.feed(inbound("b", TEN + 2 * Slices.DAY_MILLIS));
      assertThat(harness.table("episode", "inbound_count")).containsExactly("1 2");

      harness.setStateTtlProcessingTime(801 * Slices.DAY_MILLIS);
      harness.feed(inbound("c", TEN + Slices.DAY_MILLIS));
      assertThat(harness.lastRow("opened_at", "inbound_count"))
          .isEqualTo("2026-03-03T10:00:00.000Z 1");
    }
  }

  /** However they come within the bound, the rows and alerts are those of the sorted events. */
  @Property(tries = 60)
  void theOrderOfArrivalDoesNotMatter(@ForAll Random random) throws Exception {
    List<Event> events = randomEvents(random);
    try (var sorted = live(null);
        var shuffled = live(null)) {
      sorted.feed(events.toArray(Event[]::new));
      sorted.processWatermark(TEN + 3 * Slices.DAY_MILLIS);

      var arrivals = new ArrayList<>(events);
      arrivals.sort(
          Comparator.comparingLong(
              event -> event.occurredAtMillis() + (event.eventId().hashCode() & 0x7fff)));
      long newest = Long.MIN_VALUE;
      for (Event event : arrivals) {
        shuffled.feed(event);
        newest = Math.max(newest, event.occurredAtMillis());
        shuffled.processWatermark(newest - MINUTE - 1);
      }
      shuffled.processWatermark(TEN + 3 * Slices.DAY_MILLIS);
      assertThat(shuffled.table(FIGURES)).isEqualTo(sorted.table(FIGURES));
      assertThat(shuffled.alertLines()).isEqualTo(sorted.alertLines());
    }
  }

  private static List<Event> randomEvents(Random random) {
    var events = new ArrayList<Event>();
    for (int n = 0; n < 40; n++) {
      long at = TEN + random.nextInt(60) * 7 * MINUTE + random.nextInt(3) * 10_000L;
      events.add(
          switch (random.nextInt(5)) {
            case 0, 1 -> inbound("e" + n, at);
            case 2 -> reply("e" + n, at);
            case 3 -> resolved("e" + n, at);
            default -> reopened("e" + n, at);
          });
    }
    Collections.shuffle(events, random);
    return events;
  }

  /** A message of ten o'clock without an answer, in a live run a minute before its deadline. */
  private static ConversationHarness waiting() throws Exception {
    ConversationHarness harness = live(null);
    harness.setProcessingTime(TEN);
    harness.feed(inbound("a", TEN));
    harness.processWatermark(TEN);
    harness.setProcessingTime(TEN + HOUR - MINUTE);
    harness.processWatermark(TEN + HOUR - 2 * MINUTE);
    return harness;
  }

  private static ConversationsConfig answeringWithin(long millis) {
    ConversationsConfig config = TopologyConfig.DEFAULT.conversations();
    String quick = "{version: quick, sla: {dm: {first_response: %dms}}}".formatted(millis);
    return new ConversationsConfig(
        new PlaybooksConfig(quick, List.of(), List.of()),
        config.liveWithinMillis(),
        config.erasures());
  }

  private static ConversationHarness live(OperatorSubtaskState state) throws Exception {
    return ConversationHarness.open(Backend.HASHMAP, state);
  }

  private static Event inbound(String id, long at) {
    return TestEvents.named(saying(directMessage(id, at), "hello", null), id);
  }

  private static Event reply(String id, long at) {
    return TestEvents.named(TestEvents.ownDirectMessage(id, at), id);
  }
}
