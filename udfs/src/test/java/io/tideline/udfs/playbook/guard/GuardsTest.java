package io.tideline.udfs.playbook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.playbook.rule.ActionKind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** A Monday, 12:00 UTC. */
  private static final long NOON = 1_772_452_800_000L;

  private static final ThreadState OPEN = new ThreadState(0, false, NOON, false, 0, 0, 0);

  private final Guards guards = new Guards(GuardRules.DEFAULT);

  private static GuardRequest reply(@Nullable String template, long atMillis) {
    return request(ActionKind.SEND_REPLY, template, Channel.COMMENT, atMillis);
  }

  private static GuardRequest dm(long atMillis) {
    return request(ActionKind.THANK, null, Channel.DM, atMillis);
  }

  private static GuardRequest request(
      ActionKind action, @Nullable String template, @Nullable Channel channel, long atMillis) {
    return new GuardRequest(action, "acct", "cust", template, channel, "NL", atMillis);
  }

  private Optional<GuardReason> judge(GuardRequest request, PersonState person) {
    return guards.judge(request, person, OPEN);
  }

  private PersonState afterSending(long... atMillis) {
    PersonState person = PersonState.EMPTY;
    for (long at : atMillis) {
      person = guards.sent(person, reply(null, at));
    }
    return person;
  }

  @Test
  void aFirstMessageIsAllowed() {
    assertThat(judge(reply("convert", NOON), PersonState.EMPTY)).isEmpty();
  }

  @Test
  void threeInAnyHourAndThenNoMoreUntilOneIsAnHourOld() {
    PersonState person = afterSending(NOON, NOON + MINUTE, NOON + 2 * MINUTE);

    assertThat(judge(reply(null, NOON + HOUR - 1), person)).contains(GuardReason.RATE_LIMIT_HOUR);
    assertThat(judge(reply(null, NOON + HOUR), person)).isEmpty();
  }

  @Test
  void tenInAnyDay() {
    long[] spread = new long[10];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = NOON + i * HOUR;
    }
    PersonState person = afterSending(spread);

    assertThat(judge(reply(null, NOON + DAY - 1), person)).contains(GuardReason.RATE_LIMIT_DAY);
    assertThat(judge(reply(null, NOON + DAY), person)).isEmpty();
  }

  @Test
  void aMessageThatComesLateMustNotFillAnHourThatIsFull() {
    PersonState person = afterSending(NOON, NOON + 10 * MINUTE, NOON + 20 * MINUTE);

    assertThat(judge(reply(null, NOON - 30 * MINUTE), person))
        .contains(GuardReason.RATE_LIMIT_HOUR);
    assertThat(judge(reply(null, NOON - 41 * MINUTE), person)).isEmpty();
  }

  @Test
  void theSameTemplateOnceADayWhateverTheOrderTheyComeIn() {
    PersonState person = guards.sent(PersonState.EMPTY, reply("convert", NOON));

    assertThat(judge(reply("convert", NOON + DAY - 1), person))
        .contains(GuardReason.TEMPLATE_REPEATED);
    assertThat(judge(reply("convert", NOON - DAY + 1), person))
        .contains(GuardReason.TEMPLATE_REPEATED);
    assertThat(judge(reply("convert", NOON + DAY), person)).isEmpty();
    assertThat(judge(reply("acknowledge", NOON + 1), person)).isEmpty();
  }

  @Test
  void nothingFromTheOptOutOn() {
    PersonState person = PersonState.EMPTY.optedOut(NOON);

    assertThat(judge(reply(null, NOON - 1), person)).isEmpty();
    assertThat(judge(reply(null, NOON), person)).contains(GuardReason.OPTED_OUT);
    assertThat(person.optedOut(NOON + DAY)).isEqualTo(person);
  }

  @Test
  void nothingWhileAPersonHasTheConversation() {
    ThreadState assigned = guards.assigned(OPEN);

    assertThat(guards.judge(reply(null, NOON), PersonState.EMPTY, assigned))
        .contains(GuardReason.HUMAN_HOLD);
    assertThat(guards.judge(reply(null, NOON), PersonState.EMPTY, guards.agentWrote(OPEN, NOON)))
        .contains(GuardReason.HUMAN_HOLD);
    assertThat(guards.judge(reply(null, NOON), PersonState.EMPTY, guards.resolved(assigned)))
        .isEmpty();
  }

  @Test
  void theThirdAttemptGoesToAPersonUntilOneAnsweredOrItIsResolved() {
    ThreadState twice = guards.sent(guards.sent(OPEN, reply("a", NOON)), reply("b", NOON));

    assertThat(twice.attempts()).isEqualTo(2);
    assertThat(guards.judge(reply(null, NOON + 2 * DAY), PersonState.EMPTY, twice))
        .contains(GuardReason.AUTOMATION_EXHAUSTED);
    assertThat(guards.inbound(twice, NOON + DAY).attempts()).isEqualTo(2);
    assertThat(guards.resolved(twice).attempts()).isZero();
    assertThat(guards.agentWrote(twice, NOON).attempts()).isZero();
  }

  @Test
  void aThankYouIsNoAttempt() {
    ThreadState twice = guards.sent(guards.sent(OPEN, reply("a", NOON)), reply("b", NOON));
    GuardRequest thank = request(ActionKind.THANK, "thank", null, NOON);

    assertThat(guards.judge(thank, PersonState.EMPTY, twice)).isEmpty();
    assertThat(guards.sent(twice, thank).attempts()).isEqualTo(2);
  }

  @Test
  void anExhaustedConversationGoesToAPersonAtNightToo() {
    Guards quiet = with(new QuietHours(0, 23 * 60, ZoneOffset.UTC));
    ThreadState twice = guards.sent(guards.sent(OPEN, reply("a", NOON)), reply("b", NOON));

    assertThat(quiet.judge(reply(null, NOON), PersonState.EMPTY, twice))
        .contains(GuardReason.AUTOMATION_EXHAUSTED);
    assertThat(quiet.judge(reply(null, NOON), PersonState.EMPTY, OPEN))
        .contains(GuardReason.QUIET_HOURS);
  }

  @Test
  void quietHoursGoPastMidnightInTheirZone() {
    QuietHours night = new QuietHours(22 * 60, 7 * 60, ZoneId.of("Europe/Berlin"));
    long midnightUtc = NOON - 12 * HOUR;

    assertThat(night.holdAt(midnightUtc + 21 * HOUR)).isTrue();
    assertThat(night.holdAt(midnightUtc + 21 * HOUR - 1)).isFalse();
    assertThat(night.holdAt(midnightUtc + 6 * HOUR - 1)).isTrue();
    assertThat(night.holdAt(midnightUtc + 6 * HOUR)).isFalse();
  }

  @Test
  void aBusinessCanNotOpenADirectConversation() {
    assertThat(guards.judge(dm(NOON), PersonState.EMPTY, ThreadState.EMPTY))
        .contains(GuardReason.DM_NOT_OPENED);
    assertThat(guards.judge(reply(null, NOON), PersonState.EMPTY, ThreadState.EMPTY)).isEmpty();
  }

  @Test
  void tenDirectMessagesUntilThePersonAnswers() {
    ThreadState thread = guards.inbound(ThreadState.EMPTY, NOON);
    for (int i = 0; i < 10; i++) {
      assertThat(guards.judge(dm(NOON + i), PersonState.EMPTY, thread)).isEmpty();
      thread = guards.sent(thread, dm(NOON + i));
    }

    assertThat(guards.judge(dm(NOON + HOUR), PersonState.EMPTY, thread))
        .contains(GuardReason.DM_UNANSWERED_LIMIT);
    assertThat(
            guards.judge(dm(NOON + HOUR), PersonState.EMPTY, guards.inbound(thread, NOON + HOUR)))
        .isEmpty();
  }

  @Test
  void afterAnAnswerDirectMessagesAreFreeForTwoDaysAndThenThreeAreLeft() {
    ThreadState thread = guards.inbound(ThreadState.EMPTY, NOON);
    thread = guards.inbound(guards.sent(thread, dm(NOON)), NOON + HOUR);
    for (int i = 0; i < 50; i++) {
      thread = guards.sent(thread, dm(NOON + HOUR + i));
    }
    assertThat(guards.judge(dm(NOON + HOUR + 2 * DAY - 1), PersonState.EMPTY, thread)).isEmpty();

    long later = NOON + HOUR + 2 * DAY;
    for (int i = 0; i < 3; i++) {
      assertThat(guards.judge(dm(later), PersonState.EMPTY, thread)).isEmpty();
      thread = guards.sent(thread, dm(later));
    }
    assertThat(guards.judge(dm(later), PersonState.EMPTY, thread))
        .contains(GuardReason.DM_WINDOW_CLOSED);
    assertThat(guards.judge(dm(later), PersonState.EMPTY, guards.inbound(thread, later))).isEmpty();
  }

  @Test
  void theAccountItselfBlockedPeopleAndRegionsWithoutAutomationGetNothing() {
    GuardRules rules = GuardRules.DEFAULT;
    Guards strict =
        new Guards(
            new GuardRules(
                rules.perHour(),
                rules.perDay(),
                rules.templateRepeatMillis(),
                rules.attempts(),
                null,
                rules.dmUnanswered(),
                rules.dmWindowMillis(),
                rules.dmAfterWindow(),
                rules.qaSamplePct(),
                0,
                List.of("troll"),
                List.of("FR")));

    assertThat(strict.judge(to("troll", "NL"), PersonState.EMPTY, OPEN))
        .contains(GuardReason.BLOCKED);
    assertThat(strict.judge(to("acct", "NL"), PersonState.EMPTY, OPEN))
        .contains(GuardReason.BLOCKED);
    assertThat(strict.judge(to("cust", "FR"), PersonState.EMPTY, OPEN))
        .contains(GuardReason.REGION_OFF);
    assertThat(strict.judge(to("cust", null), PersonState.EMPTY, OPEN)).isEmpty();
  }

  private static GuardRequest to(String customer, @Nullable String region) {
    return new GuardRequest(
        ActionKind.SEND_REPLY, "acct", customer, null, Channel.COMMENT, region, NOON);
  }

  private static Guards with(QuietHours quiet) {
    GuardRules rules = GuardRules.DEFAULT;
    return new Guards(
        new GuardRules(
            rules.perHour(),
            rules.perDay(),
            rules.templateRepeatMillis(),
            rules.attempts(),
            quiet,
            rules.dmUnanswered(),
            rules.dmWindowMillis(),
            rules.dmAfterWindow(),
            rules.qaSamplePct(),
            0,
            List.of(),
            List.of()));
  }
}
