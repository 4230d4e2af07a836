package io.tideline.job.decisions;

import static io.tideline.job.TestEvents.ACCOUNT;
import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.named;
import static io.tideline.job.TestEvents.optedOut;
import static io.tideline.job.TestEvents.ownDirectMessage;
import static io.tideline.job.TestEvents.resolved;
import static io.tideline.job.TestEvents.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.job.TestEvents;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class PeopleOperatorTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long TEN = MONDAY + 10 * HOUR;

  private static final String KEY = new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf("customer");

  /** Busy accounts route at once. */
  private static final String BUSY =
      """
      version: busy-1
      rules:
        - id: busy
          on: message
          when: account.dm_growth
          then:
            - {action: route, queue: support}
      """;

  @Test
  void decidesWhenAMessageComes() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.feed(complaint("a", TEN));
      assertThat(harness.lines()).containsExactly("a send_reply escalate");
      assertThat(harness.extractOutputValues())
          .extracting(Trigger::playbookVersion)
          .containsExactly("test-1");
    }
  }

  @Test
  void inAReplayAnOptOutThatHappenedBeforeCountsThoughItComesLater() throws Exception {
    try (var harness = replay()) {
      harness.feed(complaint("b", TEN + 2), optedOut("o", TEN + 1), complaint("a", TEN));
      assertThat(harness.lines()).isEmpty();

      harness.clock(TEN + 2);
      assertThat(harness.lines())
          .containsExactly("a send_reply escalate", "b send_reply escalate opted_out");
    }
  }

  @Test
  void whatIsDueIsDoneInEventTime() throws Exception {
    try (var harness = replay()) {
      harness.feed(complaint("a", TEN));
      harness.clock(TEN + 10 * MINUTE - 1);
      assertThat(harness.lines()).hasSize(1);
      harness.clock(TEN + 10 * MINUTE);
      assertThat(harness.lines()).last().isEqualTo("a route support");
    }
  }

  @Test
  void whatIsDueAfterTheEndOfTheInputIsNotDone() throws Exception {
    try (var harness = replay()) {
      harness.feed(complaint("a", TEN));
      harness.clock(TEN);
      harness.clock(Long.MAX_VALUE);
      assertThat(harness.lines()).containsExactly("a send_reply escalate");
    }
  }

  @Test
  void aPersonWhoRepliesInTimeCallsItOff() throws Exception {
    try (var harness = replay()) {
      harness.feed(complaint("a", TEN), named(ownDirectMessage("r", TEN + 10 * MINUTE), "r"));
      harness.clock(TEN + HOUR);
      assertThat(harness.lines())
          .containsExactly("a send_reply escalate", "a route support unless_human_reply");
    }
  }

  @Test
  void whatIsDueIsDoneByTheWallClockWhileAllIsSilent() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.setProcessingTime(TEN);
      harness.feed(complaint("a", TEN));
      harness.clock(TEN + 9 * MINUTE);
      harness.setProcessingTime(TEN + 10 * MINUTE);
      assertThat(harness.lines()).last().isEqualTo("a route support");

      harness.clock(TEN + HOUR);
      assertThat(harness.lines()).hasSize(2);
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void theWallClockDoesNothingWhileEventsLagBehindIt() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.setProcessingTime(TEN);
      harness.feed(complaint("a", TEN));
      harness.clock(TEN);
      harness.setProcessingTime(TEN + 20 * MINUTE);
      assertThat(harness.lines()).hasSize(1);

      harness.clock(TEN + 10 * MINUTE);
      assertThat(harness.lines()).last().isEqualTo("a route support");
    }
  }

  @Test
  void afterARestartLimitsAndWhatIsDueGoOnAndNothingIsDoneTwice() throws Exception {
    OperatorSubtaskState state;
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.setProcessingTime(TEN);
      harness.feed(complaint("a", TEN));
      harness.clock(TEN + MINUTE);
      state = harness.snapshot(1, 1);
    }
    try (var harness = live(PeopleHarness.COMPLAINTS, state)) {
      harness.feed(complaint("b", TEN + HOUR));
      assertThat(harness.lines()).containsExactly("b send_reply escalate template_repeated");
      harness.setProcessingTime(TEN + 10 * MINUTE);
      assertThat(harness.lines()).hasSize(1);
      harness.clock(TEN + 10 * MINUTE);
      assertThat(harness.lines()).last().isEqualTo("a route support");
      state = harness.snapshot(2, 2);
    }
    try (var harness = live(PeopleHarness.COMPLAINTS, state)) {
      harness.clock(TEN + 30 * MINUTE);
      harness.setProcessingTime(TEN + 30 * MINUTE);
      assertThat(harness.lines()).isEmpty();
    }
  }

  @Test
  void aPlaybookHoldsFromTheNextBarrierOn() throws Exception {
    OperatorSubtaskState state;
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.tell(new AccountFinding(ACCOUNT, "tiktok", AccountFinding.DIRECT_GROWTH, true, TEN));
      harness.publish(BUSY);
      harness.feed(complaint("a", TEN));
      state = harness.snapshot(1, 1);
      harness.feed(complaint("b", TEN + 1));
      assertThat(harness.lines()).containsExactly("a send_reply escalate", "b route support");
    }
    try (var harness = live(PeopleHarness.COMPLAINTS, state)) {
      harness.feed(complaint("c", TEN + 2));
      assertThat(harness.lines()).containsExactly("c route support");
      assertThat(harness.extractOutputValues().get(0).playbookVersion()).isEqualTo("busy-1");
    }
  }

  @Test
  void whatHeldForTheAccountWhenItHappenedIsWhatCountsInAReplay() throws Exception {
    try (var harness =
        PeopleHarness.open(DecisionTiming.BEHIND_THE_CLOCK, Backend.HASHMAP, BUSY, null)) {
      harness.tell(new AccountFinding(ACCOUNT, "tiktok", AccountFinding.DIRECT_GROWTH, true, TEN));
      harness.tell(
          new AccountFinding(ACCOUNT, "tiktok", AccountFinding.DIRECT_GROWTH, false, TEN + HOUR));
      harness.feed(complaint("a", TEN - 1), complaint("b", TEN), complaint("c", TEN + HOUR));
      harness.clock(TEN + HOUR);
      assertThat(harness.lines()).containsExactly("b route support");
    }
  }

  @Test
  void anErasedPersonIsNobodyWeKnow() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.feed(optedOut("o", TEN), complaint("a", TEN + 1));
      harness.feed(TestEvents.erased("e", TEN + 2), complaint("b", TEN + 3));
      assertThat(harness.lines())
          .containsExactly("a send_reply escalate opted_out", "b send_reply escalate");
    }
  }

  @Test
  void anErasureLeavesNothingInState() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.feed(optedOut("o", TEN), complaint("a", TEN + 1), TestEvents.erased("e", TEN + 2));
      assertThat(harness.numKeyedStateEntries()).isZero();
      harness.clock(TEN + HOUR);
      assertThat(harness.lines()).hasSize(1);
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void whatComesAfterTheInstantOfAnErasureHoldsThoughTheRequestComesLater() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.feed(optedOut("o", TEN), complaint("a", TEN), optedOut("p", TEN + 3 * MINUTE));
      harness.feed(TestEvents.erased("e", TEN + 1), complaint("b", TEN + 5 * MINUTE));
      assertThat(harness.lines()).last().isEqualTo("b send_reply escalate opted_out");
    }
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.feed(optedOut("o", TEN), complaint("a", TEN), optedOut("p", TEN + 3 * MINUTE));
      forgetNow(harness, TEN + 1);
      harness.feed(complaint("b", TEN + 5 * MINUTE));
      assertThat(harness.lines()).last().isEqualTo("b send_reply escalate opted_out");

      forgetNow(harness, TEN + 3 * MINUTE);
      harness.feed(complaint("c", TEN + 6 * MINUTE));
      assertThat(harness.lines()).last().isEqualTo("c send_reply escalate");
    }
  }

  @Test
  void whatWasSentAndWaitsFromBeforeAnErasureIsForgottenAndTheRestIsNot() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.feed(complaint("a", TEN), complaint("b", TEN + 25 * HOUR));
      forgetNow(harness, TEN);
      harness.feed(complaint("c", TEN + 26 * HOUR));
      assertThat(harness.lines())
          .containsExactly(
              "a send_reply escalate",
              "b send_reply escalate",
              "c send_reply escalate template_repeated");
      harness.clock(TEN + 30 * HOUR);
      assertThat(harness.lines().subList(3, harness.lines().size()))
          .containsExactly("b route support", "c route support");
    }
  }

  @Test
  void anAlertThatIsUpEndsWhenThePersonIsErased() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      exhaust(harness);
      forgetNow(harness, TEN + 60 * HOUR);
      assertThat(harness.alertLines())
          .containsExactly("automation_exhausted 1 FIRING", "automation_exhausted 2 RESOLVED");
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      exhaust(harness);
      harness.feed(TestEvents.erased("e", TEN + 60 * HOUR));
      assertThat(harness.alertLines()).last().isEqualTo("automation_exhausted 2 RESOLVED");
    }
  }

  @Test
  void aRequestOlderThanErasuresAreKeptIsCarriedOutThoughABarrierComesFirst() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.feed(optedOut("o", TEN));
      harness.clock(TEN + 40 * Slices.DAY_MILLIS);
      harness.forget(new Erasure("r", KEY, TEN + 1));
      harness.snapshot(1, 1);
      harness.setProcessingTime(3_000);
      assertThat(harness.numKeyedStateEntries()).isZero();

      harness.forget(new Erasure("r", KEY, TEN + 1));
      harness.setProcessingTime(6_000);
      harness.snapshot(2, 2);
      harness.feed(optedOut("p", TEN), complaint("b", TEN + 40 * Slices.DAY_MILLIS));
      assertThat(harness.lines()).as("once done, it is kept no longer").hasSize(1);
    }
  }

  @Test
  void inAReplayAPersonIsForgottenOnAllPlatforms() throws Exception {
    try (var harness = replay()) {
      elsewhere(harness, optedOut("o", TEN), complaint("b", TEN + 2), complaint("a", TEN + 1));
      harness.forget(new Erasure("r", KEY, TEN + 1));
      harness.clock(TEN + 2);
      assertThat(harness.lines())
          .containsExactly("a send_reply escalate opted_out", "b send_reply escalate");
    }
  }

  @Test
  void inAReplayAnAlertEndsAtTheErasureThoughNothingFollows() throws Exception {
    try (var harness = replay()) {
      elsewhere(
          harness,
          complaint("a", TEN),
          complaint("b", TEN + 25 * HOUR),
          complaint("c", TEN + 50 * HOUR));
      harness.forget(new Erasure("r", KEY, TEN + 60 * HOUR));
      harness.clock(TEN + HOUR);
      harness.clock(TEN + 61 * HOUR);
      assertThat(harness.alertLines())
          .containsExactly("automation_exhausted 1 FIRING", "automation_exhausted 2 RESOLVED");
    }
  }

  private static void exhaust(PeopleHarness harness) throws Exception {
    harness.feed(
        complaint("a", TEN), complaint("b", TEN + 25 * HOUR), complaint("c", TEN + 50 * HOUR));
    assertThat(harness.alertLines()).containsExactly("automation_exhausted 1 FIRING");
  }

  /** As the steps of the same person on another platform. */
  private static void elsewhere(PeopleHarness harness, Event... events) throws Exception {
    String key = DecisionKeys.person("elsewhere", "customer");
    for (Event event : events) {
      harness.processElement1(
          new StreamRecord<>(DecisionStep.of(key, "customer", event), event.occurredAtMillis()));
    }
  }

  private static void forgetNow(PeopleHarness harness, long atMillis) throws Exception {
    harness.forget(new Erasure("r" + atMillis, KEY, atMillis));
    harness.setProcessingTime(harness.getProcessingTime() + 3_000);
  }

  @Test
  void whatIsKeptOfAPersonLeavesAfterFourHundredDaysButAnOptOutDoesNot() throws Exception {
    try (var harness = live(PeopleHarness.COMPLAINTS, null)) {
      harness.setStateTtlProcessingTime(1);
      harness.feed(complaint("a", TEN), optedOut("o", TEN + 1));
      harness.setStateTtlProcessingTime(400 * Slices.DAY_MILLIS + 2);
      harness.feed(complaint("b", TEN + 2));
      assertThat(harness.lines()).last().isEqualTo("b send_reply escalate opted_out");
      assertThat(harness.extractOutputValues().get(1).attempt()).isNull();
    }
  }

  /** However they come, a replay decides the same. */
  @Property(tries = 40)
  void inAReplayTheOrderOfArrivalDoesNotMatter(@ForAll Random random) throws Exception {
    List<Event> events = randomEvents(random);
    try (var sorted = replay();
        var shuffled = replay()) {
      sorted.feed(events.toArray(Event[]::new));
      var other = new ArrayList<>(events);
      Collections.shuffle(other, random);
      shuffled.feed(other.toArray(Event[]::new));
      for (long at = TEN; at < TEN + 200 * HOUR; at += 7 * HOUR) {
        shuffled.clock(at);
      }
      sorted.clock(TEN + 200 * HOUR);
      shuffled.clock(TEN + 200 * HOUR);
      assertThat(shuffled.extractOutputValues()).isEqualTo(sorted.extractOutputValues());
      assertThat(shuffled.alertLines()).isEqualTo(sorted.alertLines());
    }
  }

  private static List<Event> randomEvents(Random random) {
    var events = new ArrayList<Event>();
    for (int n = 0; n < 40; n++) {
      long at = TEN + random.nextInt(100) * HOUR + random.nextInt(3) * 5 * MINUTE;
      events.add(
          switch (random.nextInt(8)) {
            case 0 -> named(ownDirectMessage("e" + n, at), "e" + n);
            case 1 -> resolved("e" + n, at);
            case 2 -> n == 39 ? optedOut("e" + n, at) : TestEvents.reopened("e" + n, at);
            default -> complaint("e" + n, at);
          });
    }
    return events;
  }

  private static Event complaint(String id, long at) {
    return scored(named(directMessage(id, at), id), 0.5);
  }

  private static PeopleHarness replay() throws Exception {
    return PeopleHarness.open(
        DecisionTiming.BEHIND_THE_CLOCK, Backend.HASHMAP, PeopleHarness.COMPLAINTS, null);
  }

  private static PeopleHarness live(String playbook, OperatorSubtaskState state) throws Exception {
    return PeopleHarness.open(DecisionTiming.ON_ARRIVAL, Backend.HASHMAP, playbook, state);
  }
}
