package io.tideline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SplitClocksTest {
  private static final long DRIFT = 1_000;
  private static final long IDLE_AFTER = 30_000;
  private static final String FAST = "topic-0";
  private static final String SLOW = "topic-1";
  private static final String THIRD = "topic-2";

  private final SplitClocks clocks = new SplitClocks(new Alignment(DRIFT, 100, IDLE_AFTER), 0);
  private long now;

  @Test
  void pausesWhatIsAheadAndResumesItWhenTheSlowestHasCaughtUp() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    event(SLOW, 0, 3_999);
    assertThat(clocks.compare(now).pause()).containsExactly(FAST);

    event(SLOW, 1, 4_000);
    assertThat(clocks.compare(now).resume()).containsExactly(FAST);
  }

  @Test
  void aFreeTopicNeitherWaitsNorMakesOthersWait() {
    var free = new SplitClocks(new Alignment(DRIFT, 100, IDLE_AFTER).without(Set.of("free")), 0);
    for (String split : new String[] {"free-0", FAST, SLOW}) {
      free.add(new KafkaPartitionSplit(partition(split), 0), now);
    }
    free.of(SLOW).onEvent(0, 1_000, now);
    free.of(FAST).onEvent(0, 2_000, now);
    assertThat(free.compare(now).isEmpty()).as("it has given nothing yet").isTrue();

    free.of("free-0").onEvent(0, 9_000, now);
    assertThat(free.compare(now).isEmpty()).as("it is far ahead").isTrue();
    free.of(FAST).onEvent(1, 9_000, now);
    assertThat(free.compare(now).pause()).containsExactly(FAST);
  }

  @Test
  void letsEverybodyRunWithinTheDrift() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    event(SLOW, 0, 4_000);
    assertThat(clocks.compare(now).isEmpty()).isTrue();
  }

  @Test
  void aPartitionThatHasGivenNothingYetHoldsBackAll() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    assertThat(clocks.compare(now).pause()).containsExactly(FAST);

    after(3_600_000);
    assertThat(clocks.compare(now).isEmpty()).isTrue();
  }

  @Test
  void aPartitionThatIsKnownToBeEmptyHoldsNobodyBack() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    clocks.compare(now);
    after(200);
    answer(SLOW, Long.MIN_VALUE);
    assertThat(clocks.compare(now).resume()).containsExactly(FAST);
  }

  @Test
  void aPartitionThatIsReadToItsEndHoldsNobodyBack() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    event(SLOW, 9, 1_000);
    assertThat(clocks.compare(now).pause()).containsExactly(FAST);

    after(1_000);
    answer(SLOW, 11);
    assertThat(clocks.compare(now).isEmpty()).isTrue();
    after(1_000);
    event(SLOW, 10, 1_001);
    assertThat(clocks.compare(now).isEmpty()).isTrue();
    after(1_000);
    answer(SLOW, 11);
    assertThat(clocks.compare(now).resume()).containsExactly(FAST);
  }

  @Test
  void aSlowPartitionHoldsTheOthersBackHoweverLongItGivesNothing() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    event(SLOW, 0, 1_000);
    clocks.compare(now);
    for (int second = 0; second < 100; second++) {
      after(1_000);
      answer(SLOW, 100);
      assertThat(clocks.compare(now).isEmpty()).isTrue();
      assertThat(clocks.updateIdle(now)).isEmpty();
    }
  }

  @Test
  void ofThoseThatWaitTheSlowestGoesOnWhenAllOthersAreExhausted() {
    start(FAST, SLOW, THIRD);
    event(SLOW, 0, 0);
    event(THIRD, 0, 5_000);
    event(FAST, 0, 9_000);
    assertThat(clocks.compare(now).pause()).containsExactlyInAnyOrder(FAST, THIRD);
    after(1_000);
    answer(SLOW, 1);
    assertThat(clocks.compare(now).resume()).containsExactly(THIRD);
  }

  @Test
  void aPartitionThatHasEndedIsForgotten() {
    start(FAST, SLOW);
    event(SLOW, 0, 0);
    event(FAST, 0, 5_000);
    clocks.compare(now);
    clocks.remove(SLOW, now);
    assertThat(clocks.compare(now).resume()).containsExactly(FAST);
  }

  @Test
  void asksOnlyAboutPartitionsThatAreSilentAndNotPaused() {
    start(FAST, SLOW, THIRD);
    assertThat(clocks.questions(now))
        .containsOnlyKeys(partition(FAST), partition(SLOW), partition(THIRD))
        .containsValue(KafkaPartitionSplit.EARLIEST_OFFSET);

    event(FAST, 0, 5_000);
    event(SLOW, 7, 0);
    event(THIRD, 0, 0);
    clocks.compare(now);
    assertThat(clocks.questions(now)).isEmpty();
    after(1_000);
    event(THIRD, 1, 0);
    assertThat(clocks.questions(now)).isEqualTo(Map.of(partition(SLOW), 8L));
  }

  @Test
  void aPartitionIsIdleOnceTheBrokerHasSaidForLongEnoughThatNothingIsLeft() {
    start(SLOW);
    event(SLOW, 0, 0);
    silence(29_000, 1);
    assertThat(clocks.updateIdle(now)).isEmpty();
    silence(1_000, 1);
    assertThat(clocks.updateIdle(now)).containsExactly(SLOW);
    assertThat(clocks.of(SLOW).isIdle()).isTrue();
    assertThat(clocks.allIdle(now)).isTrue();

    assertThat(event(SLOW, 1, 1)).isTrue();
    assertThat(clocks.allIdle(now)).isFalse();
  }

  @Test
  void anOutageIsNotSilence() {
    start(SLOW);
    event(SLOW, 0, 0);
    silence(20_000, 1);
    outage(60_000);
    silence(29_000, 1);
    assertThat(clocks.updateIdle(now)).isEmpty();
    silence(2_000, 1);
    assertThat(clocks.of(SLOW).isIdle()).isTrue();
  }

  @Test
  void anIdlePartitionIsNoLongerIdleDuringAnOutageAndUntilItIsSilentAgain() {
    start(SLOW);
    silence(40_000, Long.MIN_VALUE);
    assertThat(clocks.of(SLOW).isIdle()).isTrue();

    outage(12_000);
    assertThat(clocks.of(SLOW).isIdle()).isFalse();
    assertThat(clocks.overdue(now)).containsExactly(SLOW);
    silence(1_000, Long.MIN_VALUE);
    assertThat(clocks.overdue(now)).isEmpty();
    assertThat(clocks.of(SLOW).isIdle()).isFalse();
    event(SLOW, 0, 0);
    silence(31_000, 1);
    assertThat(clocks.of(SLOW).isIdle()).isTrue();
  }

  @Test
  void timeInWhichNobodyCouldAskIsNeitherSilenceNorAnOutage() {
    start(SLOW);
    event(SLOW, 0, 0);
    clocks.questions(now);
    after(100_000);
    clocks.updateIdle(now);
    clocks.questions(now);
    assertThat(clocks.overdue(now)).isEmpty();
    silence(29_000, 1);
    assertThat(clocks.updateIdle(now)).isEmpty();
    silence(2_000, 1);
    assertThat(clocks.of(SLOW).isIdle()).isTrue();
  }

  @Test
  void anOutageMakesNobodyWaitForAPartitionThatWasReadToItsEnd() {
    start(FAST, SLOW);
    event(SLOW, 0, 0);
    after(1_000);
    answer(SLOW, 1);
    outage(60_000);
    event(FAST, 0, 5_000);
    assertThat(clocks.compare(now).isEmpty()).isTrue();
  }

  @Test
  void anIdlePartitionThatHasMoreToReadIsNoLongerIdle() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    silence(40_000, Long.MIN_VALUE);
    assertThat(clocks.of(SLOW).isIdle()).isTrue();
    after(1_000);
    answer(SLOW, 70);
    assertThat(clocks.updateIdle(now)).isEmpty();
    after(1_001);
    assertThat(clocks.updateIdle(now)).containsExactly(SLOW);
    assertThat(clocks.of(SLOW).isIdle()).isFalse();
    assertThat(clocks.compare(now).pause()).containsExactly(FAST);
  }

  @Test
  void aPartitionThatIsMadeToWaitIsNotSilent() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    event(SLOW, 0, 0);
    clocks.compare(now);
    after(100_000);
    event(SLOW, 1, 0);
    clocks.updateIdle(now);
    assertThat(clocks.of(FAST).isIdle()).isFalse();
  }

  @Test
  void recordsWithoutTimeHoldNobodyBackOnceReadToTheEnd() {
    start(FAST, SLOW);
    event(FAST, 0, 5_000);
    assertThat(clocks.compare(now).pause()).containsExactly(FAST);
    for (int offset = 0; offset < 40; offset++) {
      after(1_000);
      answer(SLOW, offset + 1);
      clocks.updateIdle(now);
      clocks.of(SLOW).onRecord(offset);
      clocks.compare(now);
      assertThat(clocks.updateIdle(now)).hasSize(offset == 29 ? 1 : 0);
    }
    assertThat(clocks.of(FAST).isWaiting()).isFalse();
    assertThat(clocks.of(SLOW).isIdle()).isTrue();
  }

  @Test
  void aReaderWithoutPartitionsIsIdleAfterAWhileAndActiveOnceItHasOne() {
    after(IDLE_AFTER - 1);
    assertThat(clocks.allIdle(now)).isFalse();
    after(1);
    assertThat(clocks.allIdle(now)).isTrue();

    start(SLOW);
    assertThat(clocks.allIdle(now)).isFalse();
  }

  private void start(String... splits) {
    for (String split : splits) {
      clocks.add(
          new KafkaPartitionSplit(partition(split), KafkaPartitionSplit.EARLIEST_OFFSET), now);
    }
  }

  private static TopicPartition partition(String split) {
    String[] parts = split.split("-");
    return new TopicPartition(parts[0], Integer.parseInt(parts[1]));
  }

  private boolean event(String split, long offset, long occurredAt) {
    return clocks.of(split).onEvent(offset, occurredAt, now);
  }

  private void answer(String split, long emptyFrom) {
    clocks.onAnswer(new Backlog(now, Map.of(partition(split), emptyFrom)));
  }

  private void after(long millis) {
    now += millis;
  }

  private void silence(long millis, long emptyFrom) {
    for (long passed = 0; passed < millis; passed += 1_000) {
      clocks.updateIdle(now);
      after(1_000);
      answer(SLOW, emptyFrom);
    }
  }

  private void outage(long millis) {
    for (long passed = 0; passed < millis; passed += 1_000) {
      after(1_000);
      clocks.questions(now);
      clocks.updateIdle(now);
    }
  }
}
