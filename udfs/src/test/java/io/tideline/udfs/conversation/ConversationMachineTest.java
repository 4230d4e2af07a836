package io.tideline.udfs.conversation;

import static io.tideline.udfs.conversation.Steps.HOUR;
import static io.tideline.udfs.conversation.Steps.agent;
import static io.tideline.udfs.conversation.Steps.assigned;
import static io.tideline.udfs.conversation.Steps.at;
import static io.tideline.udfs.conversation.Steps.automated;
import static io.tideline.udfs.conversation.Steps.inbound;
import static io.tideline.udfs.conversation.Steps.reopened;
import static io.tideline.udfs.conversation.Steps.resolved;
import static io.tideline.udfs.conversation.Steps.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKind;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.playbook.ReplyBy;
import io.tideline.udfs.playbook.ServiceLevel;
import io.tideline.udfs.playbook.SlaAlerting;
import io.tideline.udfs.text.Intent;
import org.junit.jupiter.api.Test;

class ConversationMachineTest {
  private static final long DAY = 24 * HOUR;

  @Test
  void theWorkedExampleOfTheSemantics() {
    var run =
        new Run()
            .apply(
                inbound(at("10:00")),
                automated(at("10:02")),
                agent(at("10:50")),
                inbound(at("10:55")),
                resolved(at("12:00")))
            .judge(at("10:00") + DAY);

    Episode episode = run.episode(1);
    assertThat(episode.replies().firstMillis() - at("10:00")).isEqualTo(120_000);
    assertThat(episode.replies().firstHumanMillis() - at("10:00")).isEqualTo(3_000_000);
    assertThat(episode.resolvedMillis() - at("10:00")).isEqualTo(7_200_000);
    assertThat(episode.firstResponse().breached()).isFalse();
    assertThat(episode.resolution().breached()).isFalse();
    assertThat(run.alerts()).isEmpty();
  }

  @Test
  void whereAPersonHasToAnswerTheHourCountsTheTargetMetOnceOneHas() {
    var run =
        new Run(dm(SlaAlerting.ALL, ReplyBy.HUMAN))
            .apply(inbound(at("10:00")), automated(at("10:02")), agent(at("10:50")));

    assertThat(run.facts())
        .filteredOn(fact -> fact.kind() == KpiKind.FIRST_REPLY)
        .extracting(KpiFact::atMillis, KpiFact::withinTarget, KpiFact::sign)
        .containsExactly(
            tuple(at("10:02"), false, 1),
            tuple(at("10:02"), false, -1),
            tuple(at("10:02"), true, 1));
  }

  @Test
  void aPersonWhoAnswersLateLeavesTheTargetMissed() {
    var run =
        new Run(dm(SlaAlerting.ALL, ReplyBy.HUMAN))
            .apply(inbound(at("10:00")), automated(at("10:02")), agent(at("11:10")));

    assertThat(run.facts())
        .filteredOn(fact -> fact.kind() == KpiKind.FIRST_REPLY)
        .extracting(KpiFact::withinTarget)
        .containsExactly(false);
  }

  @Test
  void outboundMessagesBeforeTheFirstInboundOneOpenNothing() {
    var run = new Run().apply(agent(at("09:00")), resolved(at("09:01")), inbound(at("10:00")));

    assertThat(run.episodes()).hasSize(1);
    assertThat(run.episode(1).counts().outbound()).isZero();
  }

  @Test
  void anInboundMessageAfterTheResolutionOpensTheNextEpisode() {
    var run =
        new Run()
            .apply(
                inbound(at("10:00")),
                resolved(at("10:10")),
                agent(at("10:15")),
                inbound(at("10:20")));

    assertThat(run.episode(1).counts().outbound()).isZero();
    assertThat(run.episode(1).firstResponse().breached()).isFalse();
    assertThat(run.episode(2).opening().atMillis()).isEqualTo(at("10:20"));
    assertThat(run.episode(2).isOpen()).isTrue();
  }

  @Test
  void aReopenedEpisodeGoesOnWithItsDeadlines() {
    var run =
        new Run()
            .apply(
                inbound(at("10:00")),
                resolved(at("10:10")),
                resolved(at("10:11")),
                reopened(at("10:20")));
    assertThat(run.episode(1).resolvedMillis()).isNull();

    run.apply(resolved(at("10:40")));
    Episode episode = run.episode(1);
    assertThat(episode.resolvedMillis()).isEqualTo(at("10:40"));
    assertThat(episode.counts().reopened()).isEqualTo(1);
    assertThat(episode.firstResponse().dueMillis()).isEqualTo(at("11:00"));
    assertThat(run.facts())
        .extracting(fact -> fact.kind() + " " + (fact.atMillis() - at("10:00")) / 60_000)
        .containsExactly("OPENED 0", "CLOSED 10", "REOPENED 20", "CLOSED 40");
  }

  @Test
  void alertsAtFourFifthsAndAtTheDeadline() {
    var run = new Run().apply(inbound(at("10:00"))).judge(at("10:48"));
    assertThat(run.alerts()).containsExactly("at_risk frt 648");

    run.judge(at("11:00"));
    assertThat(run.alerts()).containsExactly("at_risk frt 648", "breach frt 660");
    assertThat(run.episode(1).firstResponse().breached()).isTrue();
  }

  @Test
  void aLateReplyResolvesTheAlertsAndStaysAMiss() {
    var run = new Run().apply(inbound(at("10:00")), agent(at("11:01")));

    assertThat(run.alerts())
        .containsExactly(
            "at_risk frt 648",
            "breach frt 660",
            "at_risk frt 648 ended 661",
            "breach frt 660 ended 661");
    assertThat(run.episode(1).firstResponse().breached()).isTrue();
  }

  @Test
  void aReplyAtTheVeryInstantMeetsTheTarget() {
    var run = new Run().apply(inbound(at("10:00")), agent(at("11:00"))).judge(at("12:00"));

    assertThat(run.episode(1).firstResponse().breached()).isFalse();
    assertThat(run.alerts()).containsExactly("at_risk frt 648", "at_risk frt 648 ended 660");
  }

  @Test
  void aReplyThatHappenedInTimeAndCameAfterTheBreachTakesItBack() {
    var run = new Run().apply(inbound(at("10:00"))).judgeEarly(at("10:48")).judgeEarly(at("11:00"));
    assertThat(run.episode(1).firstResponse().breached()).isTrue();

    run.apply(agent(at("10:59")));
    run.judge(at("11:30"));
    assertThat(run.episode(1).firstResponse().breached()).isFalse();
    assertThat(run.alerts())
        .containsExactly(
            "at_risk frt 648",
            "breach frt 660",
            "at_risk frt 648 ended 659",
            "breach frt 660 ended 660");
  }

  @Test
  void whatHasComeAndIsNotAppliedYetKeepsTheWallClockFromAFalseAlarm() {
    var run =
        new Run()
            .apply(inbound(at("10:00")))
            .judge(at("10:48"))
            .judgeEarly(at("11:00"), agent(at("10:59")));

    assertThat(run.alerts()).containsExactly("at_risk frt 648");
    assertThat(run.episode(1).firstResponse().breached()).isNull();
  }

  @Test
  void aConversationResolvedWithoutAReplyHasNotBreached() {
    var run = new Run().apply(inbound(at("10:00")), resolved(at("10:30"))).judge(at("12:00"));

    assertThat(run.episode(1).firstResponse().breached()).isFalse();
    assertThat(run.alerts()).isEmpty();
  }

  @Test
  void anUnresolvedConversationBreachesItsResolution() {
    var run = new Run().apply(inbound(at("10:00")), agent(at("10:01"))).judge(at("10:00") + DAY);

    assertThat(run.alerts()).containsExactly("at_risk resolution 1752", "breach resolution 2040");
    assertThat(run.episode(1).resolution().breached()).isTrue();
    run.apply(resolved(at("10:30") + DAY));
    assertThat(run.alerts()).endsWith("breach resolution 2040 ended 2070");
    assertThat(run.episode(1).resolution().breached()).isTrue();
  }

  @Test
  void onlyAnAgentMeetsATargetThatAsksForAPerson() {
    var run = new Run(dm(SlaAlerting.ALL, ReplyBy.HUMAN));
    run.apply(inbound(at("10:00")), automated(at("10:01"))).judge(at("11:00"));

    assertThat(run.episode(1).firstResponse().breached()).isTrue();
    assertThat(run.alerts()).containsExactly("at_risk frt 648", "breach frt 660");
  }

  @Test
  void onlyThoseWhoAskAreAlertedOnWhereThatIsSet() {
    var praise = new Run(dm(SlaAlerting.NEEDS_ANSWER, ReplyBy.ANY));
    praise.apply(saying(at("10:00"), Intent.PRAISE, 0.9)).judge(at("11:00"));
    assertThat(praise.alerts()).isEmpty();
    assertThat(praise.episode(1).firstResponse().breached()).isTrue();

    var question = new Run(dm(SlaAlerting.NEEDS_ANSWER, ReplyBy.ANY));
    question.apply(saying(at("10:00"), Intent.QUESTION, 0.5)).judge(at("11:00"));
    assertThat(question.alerts()).containsExactly("at_risk frt 648", "breach frt 660");
  }

  @Test
  void theWallClockTellsOfWhoAskedSinceTheClockPassed() {
    var run = new Run(dm(SlaAlerting.NEEDS_ANSWER, ReplyBy.ANY));
    run.apply(saying(at("10:00"), Intent.PRAISE, 0.9))
        .judge(at("10:58"))
        .judgeEarly(at("11:00"), saying(at("10:59"), Intent.QUESTION, 0.5));
    assertThat(run.alerts()).containsExactly("breach frt 660");
  }

  @Test
  void theWallClockLeavesWhatIsNoAlertToTheClock() {
    var run = new Run(dm(SlaAlerting.NEEDS_ANSWER, ReplyBy.ANY));
    run.apply(saying(at("10:00"), Intent.PRAISE, 0.9)).judgeEarly(at("10:48"));
    assertThat(run.alerts()).isEmpty();

    run.apply(saying(at("10:59"), Intent.QUESTION, 0.5)).judge(at("11:00"));
    assertThat(run.alerts()).containsExactly("breach frt 660");
  }

  private static ConversationRules dm(SlaAlerting alerts, ReplyBy replyBy) {
    ConversationRules rules = ConversationRules.DEFAULT;
    return new ConversationRules(
        new ServiceLevel(HOUR, DAY, alerts, replyBy),
        rules.comment(),
        rules.reopenHorizonMillis(),
        rules.negativeBelow(),
        rules.toxicFrom());
  }

  @Test
  void theNextResponseClockStartsAtTheFirstUnansweredMessage() {
    var run =
        new Run()
            .apply(
                inbound(at("10:00")),
                agent(at("10:10")),
                inbound(at("10:20")),
                inbound(at("10:25")),
                agent(at("10:50")),
                agent(at("10:55")),
                inbound(at("11:00")),
                agent(at("11:10")));

    Replies replies = run.episode(1).replies();
    assertThat(replies.nextCount()).isEqualTo(2);
    assertThat(replies.nextSumMillis()).isEqualTo(40 * 60_000L);
    assertThat(replies.nextMaxMillis()).isEqualTo(30 * 60_000L);
  }

  @Test
  void aMessageRightAfterAReplyWaitsForTheNextOne() {
    ConversationStep reply =
        Steps.step(StepKind.OUTBOUND, at("10:10"), "a", Steps.Sender.AGENT, null, null);
    var run = new Run().apply(inbound(at("10:00")), reply, inbound(at("10:10")));
    assertThat(run.episode(1).replies().waitingSinceMillis()).isEqualTo(at("10:10"));

    run.apply(agent(at("10:30")));
    assertThat(run.episode(1).replies().nextCount()).isEqualTo(1);
    assertThat(run.episode(1).replies().nextSumMillis()).isEqualTo(20 * 60_000L);
  }

  @Test
  void anAssignmentAfterAutomatedRepliesIsAHandOff() {
    var direct = new Run().apply(inbound(at("10:00")), assigned(at("10:01")), agent(at("10:02")));
    assertThat(direct.episode(1).handling().handedOffMillis()).isNull();

    var handedOff =
        new Run()
            .apply(
                inbound(at("10:00")),
                automated(at("10:01")),
                assigned(at("10:05")),
                assigned(at("10:09")));
    assertThat(handedOff.episode(1).handling().handedOffMillis()).isEqualTo(at("10:05"));
    assertThat(handedOff.episode(1).handling().agentId()).isEqualTo("agent");
    assertThat(handedOff.episode(1).handling().queue()).isEqualTo("support");
  }

  @Test
  void theLastIntentAndTheLowestScoreAreKept() {
    var run =
        new Run()
            .apply(
                saying(at("10:00"), Intent.COMPLAINT, 0.1),
                saying(at("10:05"), Intent.PRAISE, 0.9));

    assertThat(run.episode(1).said().lastIntent()).isEqualTo(Intent.PRAISE);
    assertThat(run.episode(1).said().minSentiment()).isEqualTo(0.1);
  }

  @Test
  void aStragglingFirstReplyCorrectsTheFigures() {
    var run = new Run().apply(inbound(at("10:00")), agent(at("10:30")), automated(at("10:10")));

    assertThat(run.episode(1).replies().firstMillis()).isEqualTo(at("10:10"));
    assertThat(run.facts())
        .extracting(KpiFact::kind, KpiFact::valueMillis, KpiFact::sign)
        .map(tuple -> tuple.toList().toString())
        .containsExactly(
            "[OPENED, 0, 1]",
            "[FIRST_REPLY, 1800000, 1]",
            "[FIRST_REPLY, 1800000, -1]",
            "[FIRST_REPLY, 600000, 1]");
  }

  @Test
  void aStragglingFirstMessageMovesTheOpeningAndItsDeadlines() {
    var run = new Run().apply(inbound(at("10:00")), inbound(at("09:50")));

    assertThat(run.episode(1).opening().atMillis()).isEqualTo(at("09:50"));
    assertThat(run.episode(1).firstResponse().dueMillis()).isEqualTo(at("10:50"));
    assertThat(run.facts())
        .extracting(fact -> fact.kind() + " " + fact.sign())
        .containsExactly("OPENED 1", "OPENED -1", "OPENED 1");
  }

  @Test
  void aStragglingResolutionClosesUnlessTheCustomerHasWrittenSince() {
    var quiet = new Run().apply(inbound(at("10:00")), agent(at("10:30")), resolved(at("10:20")));
    assertThat(quiet.episode(1).resolvedMillis()).isEqualTo(at("10:20"));

    var wrote = new Run().apply(inbound(at("10:00")), inbound(at("10:30")), resolved(at("10:20")));
    assertThat(wrote.episode(1).isOpen()).isTrue();
  }

  @Test
  void aStragglerOfAnEpisodeThatWasLeftChangesNothing() {
    var run =
        new Run()
            .apply(
                inbound(at("10:00")),
                resolved(at("10:10")),
                inbound(at("11:00")),
                inbound(at("10:05")),
                agent(at("10:06")));

    assertThat(run.episode(1).counts().inbound()).isEqualTo(1);
    assertThat(run.episode(2).opening().atMillis()).isEqualTo(at("11:00"));
    assertThat(run.episode(2).counts().outbound()).isZero();
  }

  @Test
  void anEpisodeLeavesAfterTheReopenHorizonAndItsNumberStays() {
    var run = new Run().apply(inbound(at("10:00")), resolved(at("10:10")));
    run.judge(at("10:09") + 14 * DAY);
    assertThat(run.conversation().episode()).isNotNull();
    run.judge(at("10:10") + 14 * DAY);
    assertThat(run.conversation().episode()).isNull();

    run.apply(reopened(at("10:10") + 15 * DAY), inbound(at("10:20") + 15 * DAY));
    assertThat(run.episode(2).counts().inbound()).isEqualTo(1);
  }
}
