package io.tideline.udfs.decision;

import static io.tideline.udfs.decision.DeskRun.later;
import static io.tideline.udfs.decision.DeskRun.playbook;
import static io.tideline.udfs.decision.DeskRun.reply;
import static io.tideline.udfs.decision.DeskRun.route;
import static io.tideline.udfs.decision.DeskRun.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.MessageLists;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.playbook.guard.GuardRules;
import io.tideline.udfs.playbook.rule.Action;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import io.tideline.udfs.signal.SignalType;
import io.tideline.udfs.text.Intent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeskTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long TEN = 1_772_409_600_000L + 10 * HOUR;

  private static final Rule ANSWER =
      rule("answer", SignalType.MESSAGE, "signal.intent == 'question'", reply("hello"));

  @Test
  void aQuestionGetsTheReplyAndSaysWhatTheRuleSaw() {
    DeskRun run = new DeskRun(playbook(GuardRules.DEFAULT, ANSWER)).asked("m1", TEN);

    Trigger trigger = run.triggers().get(0);
    assertThat(run.lines()).containsExactly("send_reply hello");
    assertThat(trigger.createdAtMillis()).isEqualTo(TEN);
    assertThat(trigger.messageId()).isEqualTo("m1");
    assertThat(trigger.conversationId()).isEqualTo(DeskRun.DIRECT);
    assertThat(trigger.attempt()).isEqualTo(1);
    assertThat(trigger.expectedResponseMinutes()).isEqualTo(60);
    assertThat(run.fact("type")).isEqualTo("message");
    assertThat(run.fact("intent")).isEqualTo("question");
    assertThat(run.fact("conversation.episode")).isEqualTo("1");
  }

  @Test
  void theSameMessageToldAgainIsNotAnsweredAgain() {
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, ANSWER))
            .asked("m1", TEN)
            .asked("m1", TEN + 25 * HOUR);
    assertThat(run.lines()).containsExactly("send_reply hello");
  }

  @Test
  void theThirdAnswerWithoutAPersonIsAnAlertAndOneOnly() {
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, ANSWER))
            .asked("m1", TEN)
            .asked("m2", TEN + 25 * HOUR)
            .asked("m3", TEN + 50 * HOUR)
            .asked("m4", TEN + 75 * HOUR);

    assertThat(run.lines())
        .containsExactly(
            "send_reply hello",
            "send_reply hello",
            "send_reply hello automation_exhausted",
            "send_reply hello automation_exhausted");
    assertThat(run.alertLines()).containsExactly("automation_exhausted 1 FIRING");
    assertThat(run.triggers()).extracting(Trigger::attempt).startsWith(1, 2);

    run.changed(EventType.CONVERSATION_RESOLVED, TEN + 80 * HOUR);
    assertThat(run.alertLines()).last().isEqualTo("automation_exhausted 2 RESOLVED");
    assertThat(run.alerts().get(1).alertId()).isEqualTo(run.alerts().get(0).alertId());
    assertThat(run.alerts().get(1).endedAtMillis()).isEqualTo(TEN + 80 * HOUR);

    run.asked("m5", TEN + 110 * HOUR);
    assertThat(run.lines()).last().isEqualTo("send_reply hello");
  }

  @Test
  void whatIsSentToTheDirectConversationExhaustsThatOne() {
    var thanks = new Action(ActionKind.SEND_DM, "third", false, null, null, null);
    Rule buys = rule("buys", SignalType.ORDER_PLACED, "signal.after_live", thanks);
    Rule calls = rule("calls", SignalType.AUTOMATION_EXHAUSTED, "true", route("escalations"));
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, ANSWER, buys, calls))
            .asked("m1", TEN)
            .asked("m2", TEN + 25 * HOUR)
            .orderedAfterLive("o1", TEN + 26 * HOUR);

    assertThat(run.lines())
        .containsExactly(
            "send_reply hello",
            "send_reply hello",
            "send_dm third automation_exhausted",
            "route escalations");
    assertThat(run.alertLines()).containsExactly("automation_exhausted 1 FIRING");
    assertThat(run.alerts().get(0).subject()).containsEntry("conversation_id", DeskRun.DIRECT);
    assertThat(run.triggers().get(3).conversationId()).isEqualTo(DeskRun.DIRECT);
    assertThat(run.alerts().get(0).value()).isEqualTo(2);

    run.changed(EventType.CONVERSATION_RESOLVED, TEN + 80 * HOUR);
    assertThat(run.alertLines()).last().isEqualTo("automation_exhausted 2 RESOLVED");
  }

  @Test
  void aPersonWhoTakesItEndsTheAlertAndSilencesAutomationUntilResolved() {
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, ANSWER))
            .asked("m1", TEN)
            .asked("m2", TEN + 25 * HOUR)
            .asked("m3", TEN + 50 * HOUR)
            .changed(EventType.CONVERSATION_ASSIGNED, TEN + 51 * HOUR)
            .asked("m4", TEN + 75 * HOUR)
            .changed(EventType.CONVERSATION_RESOLVED, TEN + 76 * HOUR)
            .asked("m5", TEN + 77 * HOUR);

    assertThat(run.alertLines())
        .containsExactly("automation_exhausted 1 FIRING", "automation_exhausted 2 RESOLVED");
    assertThat(run.lines().subList(3, 5))
        .containsExactly("send_reply hello human_hold", "send_reply hello");
  }

  @Test
  void anAgentWhoWritesHoldsTheConversation() {
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, ANSWER))
            .said("m1", TEN, Intent.OTHER, 0.5)
            .answered("a1", TEN + MINUTE, SenderType.AGENT)
            .asked("m2", TEN + 2 * MINUTE);
    assertThat(run.lines()).containsExactly("send_reply hello human_hold");
  }

  @Test
  void otherAutomationIsNoAttemptAndNoPerson() {
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, ANSWER))
            .asked("m1", TEN)
            .answered("b1", TEN + 5_000, SenderType.AUTOMATION)
            .asked("m2", TEN + 25 * HOUR)
            .answered("b2", TEN + 25 * HOUR + 5_000, SenderType.AUTOMATION)
            .asked("m3", TEN + 50 * HOUR);
    assertThat(run.alertLines()).containsExactly("automation_exhausted 1 FIRING");
  }

  @Test
  void nothingIsSentToRegionsWithoutAutomation() {
    DeskRun run =
        new DeskRun(playbook(withoutAutomationIn("AT"), ANSWER))
            .askedIn("de-AT", "m1", TEN)
            .askedIn("de-CH", "m2", TEN + 25 * HOUR)
            .askedIn("de", "m3", TEN + 50 * HOUR);
    assertThat(run.lines())
        .containsExactly("send_reply hello region_off", "send_reply hello", "send_reply hello");
  }

  private static GuardRules withoutAutomationIn(String region) {
    GuardRules rules = GuardRules.DEFAULT;
    return new GuardRules(
        rules.perHour(),
        rules.perDay(),
        rules.templateRepeatMillis(),
        rules.attempts(),
        rules.quietHours(),
        rules.dmUnanswered(),
        rules.dmWindowMillis(),
        rules.dmAfterWindow(),
        rules.qaSamplePct(),
        rules.controlCohortPct(),
        rules.blocked(),
        List.of(region));
  }

  @Test
  void nothingIsSentAfterAnOptOut() {
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, ANSWER))
            .changed(EventType.CONVERSATION_OPTED_OUT, TEN)
            .asked("m1", TEN + 1);
    assertThat(run.lines()).containsExactly("send_reply hello opted_out");
  }

  @Test
  void severalActionsOnOneMessageAreOneAttempt() {
    Rule twice =
        rule("twice", SignalType.MESSAGE, "true", reply("hello"), reply("again"), reply("third"));
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, twice))
            .asked("m1", TEN)
            .asked("m2", TEN + 25 * HOUR);
    assertThat(run.triggers()).extracting(Trigger::attempt).containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(run.alerts()).isEmpty();
  }

  @Test
  void atMostThreeInAnHourWhoeverMayHaveRoomInTheConversation() {
    Rule three =
        rule("three", SignalType.MESSAGE, "true", reply("hello"), reply("again"), reply("third"));
    var limited = new GuardRules(2, 10, DAY, 2, null, 10, 2 * DAY, 3, 7.5, 0, List.of(), List.of());
    DeskRun run = new DeskRun(playbook(limited, three)).asked("m1", TEN);
    assertThat(run.lines())
        .containsExactly(
            "send_reply hello", "send_reply again", "send_reply third rate_limit_hour");
  }

  @Test
  void anActionForLaterIsTakenThenUnlessAPersonReplied() {
    Rule escalate =
        later(
            "escalate",
            SignalType.MESSAGE,
            "signal.intent == 'question'",
            10 * MINUTE,
            List.of(UnlessEvent.HUMAN_REPLY),
            route("nl-sales"));
    DeskRun run = new DeskRun(playbook(GuardRules.DEFAULT, escalate)).asked("m1", TEN);
    run.at(TEN + 10 * MINUTE - 1);
    assertThat(run.lines()).isEmpty();

    run.at(TEN + 10 * MINUTE);
    assertThat(run.lines()).containsExactly("route nl-sales");
    assertThat(run.triggers().get(0).createdAtMillis()).isEqualTo(TEN + 10 * MINUTE);

    run.asked("m2", TEN + HOUR)
        .answered("b1", TEN + HOUR + MINUTE, SenderType.AUTOMATION)
        .answered("a1", TEN + HOUR + 2 * MINUTE, SenderType.AGENT)
        .at(TEN + 2 * HOUR);
    assertThat(run.lines()).containsExactly("route nl-sales", "route nl-sales unless_human_reply");
    assertThat(run.waiting()).isEmpty();
  }

  @Test
  void anActionForLaterGoesByItsRuleAsItIsThen() {
    String document =
        """
        version: v
        rules:
          - id: %s
            on: message
            after: 10min
            %s
            then: [{action: route, queue: support}]
        """;
    Playbook first = PlaybookReader.read(document.formatted("answer", "enabled: true")).playbook();
    Map<String, Playbook> later =
        Map.of(
            "route support",
            PlaybookReader.read(document.formatted("answer", "priority: 7")).playbook(),
            "route support rule_off",
            PlaybookReader.read(document.formatted("answer", "enabled: false")).playbook());
    later.forEach(
        (line, playbook) -> {
          DeskRun run = new DeskRun(first).asked("m1", TEN).by(playbook).at(TEN + HOUR);
          assertThat(run.lines()).containsExactly(line);
          assertThat(run.waiting()).isEmpty();
        });
    Playbook without = PlaybookReader.read(document.formatted("other", "priority: 7")).playbook();
    assertThat(new DeskRun(first).asked("m1", TEN).by(without).at(TEN + HOUR).lines())
        .containsExactly("route support rule_off");
    Playbook dry = PlaybookReader.read(document.formatted("answer", "dry_run: true")).playbook();
    DeskRun onDryRun = new DeskRun(first).asked("m1", TEN).by(dry).at(TEN + HOUR);
    assertThat(onDryRun.triggers()).singleElement().matches(Trigger::dryRun);
  }

  @Test
  void aReplyForLaterPromisesWhatTheQueueOfItsRuleDoes() {
    String document =
        """
        version: slow
        queues: {slow: {description: Slow., expected: 2h}}
        rules:
          - id: answer
            on: message
            %s
            then: [{action: route, queue: slow}, {action: send_reply, template: acknowledge}]
        """;
    for (String when : List.of("after: 10min", "priority: 5")) {
      Playbook playbook = PlaybookReader.read(document.formatted(when)).playbook();
      DeskRun run = new DeskRun(playbook).asked("m1", TEN).at(TEN + HOUR);
      assertThat(run.lines()).containsExactly("route slow", "send_reply acknowledge");
      assertThat(run.triggers().get(1).expectedResponseMinutes()).as(when).isEqualTo(120);
    }
  }

  @Test
  void anAnswerReadBeforeItsQuestionCallsOffWhatWasToBeDoneWithoutIt() {
    Rule escalate =
        later(
            "escalate",
            SignalType.MESSAGE,
            "signal.intent == 'question'",
            10 * MINUTE,
            List.of(UnlessEvent.HUMAN_REPLY),
            route("nl-sales"));
    Playbook playbook = playbook(GuardRules.DEFAULT, escalate);
    DeskRun answered =
        new DeskRun(playbook)
            .answered("a1", TEN + 2 * MINUTE, SenderType.AGENT)
            .answered("a2", TEN + 3 * MINUTE, SenderType.AGENT)
            .asked("m1", TEN)
            .at(TEN + HOUR);
    assertThat(answered.lines()).containsExactly("route nl-sales unless_human_reply");
    assertThat(answered.waiting()).isEmpty();

    DeskRun before =
        new DeskRun(playbook).answered("a1", TEN, SenderType.AGENT).asked("m1", TEN).at(TEN + HOUR);
    DeskRun tooLate =
        new DeskRun(playbook)
            .answered("a1", TEN + 10 * MINUTE + 1, SenderType.AGENT)
            .asked("m1", TEN)
            .at(TEN + HOUR);
    DeskRun byAMachine =
        new DeskRun(playbook)
            .answered("a1", TEN + MINUTE, SenderType.AUTOMATION)
            .asked("m1", TEN)
            .at(TEN + HOUR);
    assertThat(List.of(before, tooLate, byAMachine))
        .allSatisfy(run -> assertThat(run.lines()).containsExactly("route nl-sales"));
  }

  @Test
  void aPersonWhoseAnswerIsReadBeforeTheQuestionHasTheConversationUntilResolved() {
    Playbook playbook =
        playbook(GuardRules.DEFAULT, rule("r", SignalType.MESSAGE, "true", reply("hello")));
    DeskRun run =
        new DeskRun(playbook)
            .answered("a1", TEN + MINUTE, SenderType.AGENT)
            .asked("m1", TEN)
            .asked("m2", TEN + HOUR);
    assertThat(run.lines())
        .containsExactly("send_reply hello human_hold", "send_reply hello human_hold");
    run.changed(EventType.CONVERSATION_RESOLVED, TEN + 2 * HOUR).asked("m3", TEN + 3 * HOUR);
    assertThat(run.lines()).last().isEqualTo("send_reply hello");

    DeskRun settled =
        new DeskRun(playbook)
            .answered("a1", TEN + MINUTE, SenderType.AGENT)
            .changed(EventType.CONVERSATION_RESOLVED, TEN + 2 * MINUTE)
            .asked("m1", TEN);
    assertThat(settled.lines()).containsExactly("send_reply hello");
  }

  @Test
  void ofWhatCallsActionsOffTheLastOfEachKindAreKept() {
    Talk talk = Talk.NEW;
    for (int i = 0; i < 100; i++) {
      talk = talk.noted(UnlessEvent.REPLY, TEN + i).noted(UnlessEvent.ASSIGNED, TEN - i);
    }
    assertThat(talk.happened()).hasSize(8);
    assertThat(talk.hasHappened(UnlessEvent.REPLY, TEN + 98, TEN + 99)).isTrue();
    assertThat(talk.hasHappened(UnlessEvent.REPLY, TEN + 99, TEN + HOUR)).isFalse();
    assertThat(talk.noted(UnlessEvent.REPLY, TEN + 99)).isEqualTo(talk);
  }

  @Test
  void aBuyerWithADirectConversationIsWrittenToAfterALive() {
    var links = new Action(ActionKind.SEND_DM, "hello", false, null, null, null);
    Rule rule = rule("links", SignalType.ORDER_PLACED, "signal.after_live", links);
    DeskRun stranger =
        new DeskRun(playbook(GuardRules.DEFAULT, rule)).orderedAfterLive("o1", TEN + HOUR);
    assertThat(stranger.lines()).containsExactly("send_dm hello dm_not_opened");

    DeskRun known =
        new DeskRun(playbook(GuardRules.DEFAULT, rule))
            .said("m1", TEN, Intent.OTHER, 0.5)
            .orderedAfterLive("o1", TEN + HOUR)
            .ordered("o2", TEN + 25 * HOUR);
    assertThat(known.lines()).containsExactly("send_dm hello");
    assertThat(known.triggers().get(0).conversationId()).isEqualTo(DeskRun.DIRECT);
    assertThat(known.triggers().get(0).liveId()).isEqualTo("live");
    assertThat(known.customer().orders()).isEqualTo(2);
  }

  @Test
  void whatAnAgentWritesAfterTheResolutionCountsForThePlatformsLimits() {
    DeskRun run = afterLive().changed(EventType.CONVERSATION_RESOLVED, TEN + HOUR);
    for (int i = 0; i < 3; i++) {
      run.answered("a" + i, TEN + 50 * HOUR + i * MINUTE, SenderType.AGENT);
    }
    run.orderedAfterLive("o1", TEN + 51 * HOUR);

    assertThat(run.lines()).containsExactly("send_dm hello dm_window_closed");
  }

  @Test
  void whatOtherAutomationWritesCountsForThePlatformsLimitsButNotWhatWeAreToldOfOurOwn() {
    DeskRun others =
        afterLive()
            .answered("b1", TEN + 49 * HOUR, SenderType.AUTOMATION)
            .answered("b2", TEN + 50 * HOUR, SenderType.AUTOMATION);
    assertThat(twoOrders(others))
        .containsExactly("send_dm hello", "send_dm hello dm_window_closed");

    DeskRun fewer = afterLive().answered("b1", TEN + 49 * HOUR, SenderType.AUTOMATION);
    assertThat(twoOrders(fewer)).containsExactly("send_dm hello", "send_dm hello");
  }

  /** The platform tells us of what we send after the first one. */
  private static List<String> twoOrders(DeskRun run) {
    return run.orderedAfterLive("o1", TEN + 51 * HOUR)
        .answered("echo", TEN + 51 * HOUR + 5_000, SenderType.AUTOMATION)
        .orderedAfterLive("o2", TEN + 80 * HOUR)
        .lines();
  }

  /** Somebody who wrote once, and is written to after an order in a live. */
  private static DeskRun afterLive() {
    var links = new Action(ActionKind.SEND_DM, "hello", false, null, null, null);
    Rule rule = rule("links", SignalType.ORDER_PLACED, "signal.after_live", links);
    return new DeskRun(playbook(GuardRules.DEFAULT, rule)).said("m1", TEN, Intent.OTHER, 0.5);
  }

  @Test
  void aDryRunIsRecordedAndCountsForNothing() {
    Rule dry =
        new Rule(
            "dry",
            List.of(SignalType.MESSAGE),
            "true",
            List.of(reply("hello")),
            50,
            true,
            true,
            null,
            0,
            List.of());
    DeskRun run = new DeskRun(playbook(GuardRules.DEFAULT, dry)).asked("m1", TEN).asked("m2", TEN);
    assertThat(run.triggers()).hasSize(2).allMatch(Trigger::dryRun).noneMatch(Trigger::isSent);
    assertThat(run.customer().guard().sent()).isEmpty();
  }

  @Test
  void aVeryNegativeMessageIsASignalOfItsOwn() {
    Rule rule = rule("flag", SignalType.NEGATIVE_MESSAGE, "true", route("support"));
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, rule)).said("m1", TEN, Intent.COMPLAINT, 0.1);
    assertThat(run.lines()).containsExactly("route support");
    assertThat(run.triggers().get(0).messageId()).isEqualTo("m1");
  }

  @Test
  void whatHoldsForTheAccountIsAFact() {
    Rule rule = rule("busy", SignalType.MESSAGE, "account.dm_growth", route("support"));
    assertThat(new DeskRun(playbook(GuardRules.DEFAULT, rule)).asked("m1", TEN).lines()).isEmpty();
    assertThat(new DeskRun(playbook(GuardRules.DEFAULT, rule)).growing().asked("m1", TEN).lines())
        .containsExactly("route support");
  }

  @Test
  void episodesThatBeginAndEndAreSignals() {
    Rule opened = rule("o", SignalType.CONVERSATION_OPENED, "true", route("new"));
    Rule closed =
        rule("c", SignalType.CONVERSATION_RESOLVED, "signal.resolution_s > 60.0", route("done"));
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, opened, closed))
            .asked("m1", TEN)
            .asked("m2", TEN + MINUTE)
            .changed(EventType.CONVERSATION_RESOLVED, TEN + 2 * MINUTE)
            .changed(EventType.CONVERSATION_RESOLVED, TEN + 3 * MINUTE);
    assertThat(run.lines()).containsExactly("route new", "route done");
  }

  @Test
  void anEpisodesEndSaysWhoHasAnsweredIt() {
    Rule alone =
        rule(
            "alone",
            SignalType.CONVERSATION_RESOLVED,
            "conversation.attempts == 1 && !conversation.human",
            route("settled"));
    Rule helped =
        rule("helped", SignalType.CONVERSATION_RESOLVED, "conversation.human", route("helped"));
    Rule again = rule("again", SignalType.CONVERSATION_REOPENED, "true", route("again"));
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, ANSWER, alone, helped, again))
            .asked("m1", TEN)
            .changed(EventType.CONVERSATION_RESOLVED, TEN + MINUTE)
            .changed(EventType.CONVERSATION_REOPENED, TEN + 2 * MINUTE)
            .changed(EventType.CONVERSATION_REOPENED, TEN + 3 * MINUTE)
            .answered("a1", TEN + 4 * MINUTE, SenderType.AGENT)
            .changed(EventType.CONVERSATION_RESOLVED, TEN + 5 * MINUTE);

    assertThat(run.lines())
        .containsExactly("send_reply hello", "route settled", "route again", "route helped");
  }

  @Test
  void keywordsAndPolicyTermsOfThePlaybookAreWhatTheRulesSee() {
    Rule buys = rule("buys", SignalType.MESSAGE, "signal.intent == 'purchase'", route("sales"));
    Rule term =
        rule("term", SignalType.MESSAGE, "'what does' in signal.policy_terms", route("legal"));
    Rule violation = rule("flag", SignalType.POLICY_VIOLATION, "true", route("escalations"));
    var lists = new MessageLists(Map.of("purchase", List.of("does it cost")), List.of("what does"));
    DeskRun run =
        new DeskRun(DeskRun.playbook(GuardRules.DEFAULT, lists, buys, term, violation))
            .asked("m1", TEN);
    assertThat(run.lines()).containsExactly("route escalations", "route sales", "route legal");
    assertThat(run.fact("intent")).isEqualTo("purchase");
    assertThat(run.fact("intent_confidence")).isEqualTo("1");
  }

  @Test
  void aRuleThatFailsOnASignalIsSaidAndTheOthersAct() {
    Rule fails =
        rule("fails", SignalType.MESSAGE, "10 / (conversation.episode - 1) > 2", route("never"));
    DeskRun run = new DeskRun(playbook(GuardRules.DEFAULT, fails, ANSWER)).asked("m1", TEN);
    assertThat(run.lines()).containsExactly("send_reply hello");
    assertThat(run.failures()).containsExactly("fails divide_by_zero " + TEN);
  }

  @Test
  void whatIsWithheldIsARowWithItsReason() {
    Rule quiet =
        new Rule(
            "quiet",
            List.of(SignalType.MESSAGE),
            "person.opted_out || signal.text_length > 1000 || conversation.episode == 1",
            List.of(),
            50,
            true,
            false,
            "tree",
            0,
            List.of());
    Rule answer =
        new Rule(
            "answer",
            List.of(SignalType.MESSAGE),
            "true",
            List.of(reply("hello"), route("sales")),
            50,
            true,
            false,
            "tree",
            0,
            List.of());
    DeskRun run =
        new DeskRun(playbook(GuardRules.DEFAULT, quiet, answer))
            .asked("m1", TEN)
            .changed(EventType.CONVERSATION_OPTED_OUT, TEN + MINUTE)
            .asked("m2", TEN + HOUR);
    assertThat(run.lines())
        .containsExactly("send_reply hello left_alone", "send_reply hello opted_out");
    assertThat(run.customer().guard().sent()).isEmpty();
  }
}
