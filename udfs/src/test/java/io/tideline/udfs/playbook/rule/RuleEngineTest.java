package io.tideline.udfs.playbook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleEngineTest {
  private static final SignalSubject SUBJECT =
      new SignalSubject("acct", "tiktok", "conv", "m1", "v1", null, "cust", "Kim");
  private static final RuleEngine BUILT_IN = RuleEngine.of(Playbook.BUILT_IN);

  private static Signal.Builder message() {
    return Signal.of(SignalType.MESSAGE, SUBJECT, "e1", 1_000)
        .with("signal.channel", "comment")
        .with("signal.intent", "other")
        .with("signal.sentiment_score", 0.5)
        .with("signal.sentiment_label", "neutral")
        .with("signal.toxicity", 0.0)
        .with("signal.toxic", false)
        .with("signal.very_negative", false)
        .with("signal.policy_terms", List.of())
        .with("person.opted_out", false)
        .with("person.orders", 0)
        .with("conversation.attempts", 0)
        .with("conversation.human", false)
        .with("video.viral", false)
        .with("video.spike", false)
        .with("account.spike", false)
        .with("account.dm_growth", false);
  }

  private static List<String> decided(RuleEngine engine, Signal signal) {
    Decisions decisions = engine.decide(signal);
    assertThat(decisions.failures()).isEmpty();
    return decisions.decisions().stream()
        .map(d -> d.ruleId() + " " + d.action().kind().label() + said(d.action()))
        .toList();
  }

  private static String said(Action action) {
    String text = action.faq() ? " faq" : action.template() == null ? "" : " " + action.template();
    return text + (action.queue() == null ? "" : " " + action.queue());
  }

  private static RuleEngine engine(String rules) {
    return RuleEngine.of(
        Objects.requireNonNull(PlaybookReader.read("version: v1\nrules:\n" + rules).playbook()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "purchase  | purchase send_reply convert, purchase route sales",
        "question  | question send_reply acknowledge, question route support",
        "complaint | complaint send_reply escalate, complaint route support",
        "spam      | spam hide moderation",
        "praise    | -",
        "other     | -",
      })
  void theTreeOfSemanticsIsFollowed(String intent, String expected) {
    assertThat(decided(BUILT_IN, message().with("signal.intent", intent).build()))
        .isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
  }

  @Test
  void whatSomebodyWhoOptedOutWouldHaveBeenSentIsKnownAndNothingElseIsAskedFor() {
    Signal.Builder optedOut = message().with("person.opted_out", true);
    Signal purchase = optedOut.with("signal.intent", "purchase").build();
    assertThat(decided(BUILT_IN, purchase)).containsExactly("purchase send_reply convert");
    assertThat(BUILT_IN.decide(purchase).decisions()).allMatch(Decision::withheld);
    assertThat(decided(BUILT_IN, optedOut.with("signal.intent", "spam").build())).isEmpty();
    assertThat(decided(BUILT_IN, optedOut.with("signal.very_negative", true).build())).isEmpty();
  }

  @Test
  void anEmptyRuleWithholdsFromItsOwnGroupOnly() {
    RuleEngine engine =
        engine(
            """
              - {id: quiet, on: message, group: a, when: signal.intent == 'other', then: []}
              - {id: one, on: message, group: a, when: 'true', then: [{action: send_reply, template: busy}]}
              - {id: two, on: message, group: a, when: 'true', then: [{action: send_reply, template: convert}]}
              - {id: else, on: message, when: 'true', then: [{action: send_reply, template: escalate}]}
            """);
    assertThat(engine.decide(message().build()).decisions())
        .extracting(decision -> decision.ruleId() + " " + decision.withheld())
        .containsExactly("one true", "else false");
  }

  @Test
  void aVeryNegativeMessageGoesToAPersonAndIsNotAnswered() {
    assertThat(
            decided(
                BUILT_IN,
                message()
                    .with("signal.intent", "purchase")
                    .with("signal.very_negative", true)
                    .build()))
        .containsExactly("escalate route escalations");
  }

  @Test
  void aPolicyTermGoesToAPerson() {
    assertThat(
            decided(
                BUILT_IN,
                message()
                    .with("signal.intent", "question")
                    .with("signal.policy_terms", List.of("lawsuit"))
                    .build()))
        .containsExactly("escalate route escalations");
  }

  @Test
  void aToxicCommentIsHiddenToo() {
    Signal.Builder toxic = message().with("signal.toxic", true);

    assertThat(decided(BUILT_IN, toxic.build()))
        .containsExactly(
            "escalate_toxic_comment hide moderation", "escalate_toxic_comment route escalations");
    assertThat(decided(BUILT_IN, toxic.with("signal.channel", "dm").build()))
        .containsExactly("escalate route escalations");
  }

  @Test
  void aQuestionTheFaqKnowsIsAnswered() {
    assertThat(
            decided(
                BUILT_IN,
                message().with("signal.intent", "question").with("signal.faq", "returns").build()))
        .containsExactly("question_answered send_reply faq");
  }

  @Test
  void praiseOnAViralVideoIsTurnedIntoAnOffer() {
    assertThat(
            decided(
                BUILT_IN,
                message()
                    .with("signal.intent", "praise")
                    .with("signal.sentiment_label", "positive")
                    .with("video.viral", true)
                    .build()))
        .containsExactly("viral_praise send_reply convert", "viral_praise tag");
  }

  @Test
  void aMessageWithoutATextIsLeftAlone() {
    Signal silent =
        Signal.of(SignalType.MESSAGE, SUBJECT, "e1", 1_000)
            .with("signal.channel", "dm")
            .with("signal.has_text", false)
            .with("person.opted_out", false)
            .build();

    assertThat(decided(BUILT_IN, silent)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "low_completion | low_completion suggest_variants, low_completion pin_comment ask_feedback",
        "strong_hook_low_completion | strong_hook_low_completion pin_comment incentive",
        "many_shares | many_shares thank thank_shares",
      })
  void videosAreActedOn(String type, String expected) {
    Signal signal = Signal.of(SignalType.ofLabel(type).orElseThrow(), SUBJECT, "v1", 1_000).build();

    assertThat(decided(BUILT_IN, signal)).containsExactly(expected.split(", "));
  }

  @Test
  void giftsAreThankedForLargeOnesByNameAndTheFirstSmallOne() {
    Signal.Builder gift = Signal.of(SignalType.LIVE_GIFT, SUBJECT, "s1", 1_000);

    assertThat(decided(BUILT_IN, gift.with("signal.diamonds", 100).build()))
        .containsExactly("large_gift thank thank_gift");
    assertThat(
            decided(
                BUILT_IN,
                gift.with("signal.diamonds", 99).with("signal.first_small", true).build()))
        .containsExactly("small_gift thank thank_small_gift");
    assertThat(decided(BUILT_IN, gift.with("signal.first_small", false).build())).isEmpty();
  }

  @Test
  void anOrderAfterALiveGetsADirectMessage() {
    Signal.Builder order = Signal.of(SignalType.ORDER_PLACED, SUBJECT, "o1", 1_000);

    assertThat(decided(BUILT_IN, order.with("signal.after_live", true).build()))
        .containsExactly("order_after_live send_dm order_after_live");
    assertThat(decided(BUILT_IN, order.with("signal.after_live", false).build())).isEmpty();
  }

  @Test
  void onlyTheFirstRuleOfAGroupActsAndOthersActBesideIt() {
    RuleEngine engine =
        engine(
            """
              - {id: a, on: message, group: g, when: signal.intent == 'other', then: [{action: hide}]}
              - {id: b, on: message, group: g, then: [{action: hide}]}
              - {id: c, on: message, then: [{action: hide}]}
            """);

    assertThat(decided(engine, message().build())).containsExactly("a hide", "c hide");
    assertThat(decided(engine, message().with("signal.intent", "spam").build()))
        .containsExactly("b hide", "c hide");
  }

  @Test
  void aRuleThatIsOffIsAsIfItWereNotThere() {
    RuleEngine engine =
        engine(
            """
              - {id: a, on: message, group: g, enabled: false, then: [{action: hide}]}
              - {id: b, on: message, group: g, then: [{action: hide}]}
            """);

    assertThat(decided(engine, message().build())).containsExactly("b hide");
    assertThat(engine.judges(SignalType.MESSAGE)).isTrue();
    assertThat(engine.judges(SignalType.LIVE_GIFT)).isFalse();
  }

  @Test
  void aDryRunChangesNothingElse() {
    RuleEngine engine =
        engine(
            """
              - {id: a, on: message, group: g, dry_run: true, then: [{action: hide}]}
              - {id: b, on: message, group: g, then: [{action: hide}]}
            """);

    assertThat(engine.decide(message().build()).decisions())
        .extracting(Decision::ruleId, Decision::dryRun)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", true),
            org.assertj.core.groups.Tuple.tuple("b", false));
  }

  @Test
  void aRuleThatFailsIsReportedAndTheOthersGoOn() {
    RuleEngine engine =
        engine(
            """
              - {id: a, on: message, group: g, when: 1 / person.orders > 0, then: [{action: hide}]}
              - {id: b, on: message, group: g, then: [{action: hide}]}
            """);

    Decisions decisions = engine.decide(message().build());

    assertThat(decisions.failures()).containsExactly(new RuleFailure("a", "divide_by_zero"));
    assertThat(decisions.decisions()).extracting(Decision::ruleId).containsExactly("b");
  }

  @Test
  void delaysAndPrioritiesAreHandedOn() {
    RuleEngine engine =
        engine(
            """
              - id: a
                on: message
                then: [{action: route, queue: sales}]
                priority: 77
                after: 10min
                unless: [human_reply, resolved]
            """);

    Decision decision = engine.decide(message().build()).decisions().get(0);

    assertThat(decision.priority()).isEqualTo(77);
    assertThat(decision.delayMillis()).isEqualTo(600_000);
    assertThat(decision.unless()).containsExactly(UnlessEvent.HUMAN_REPLY, UnlessEvent.RESOLVED);
  }

  @Test
  void theSameCauseGivesTheSameTriggersAndAnotherOneOthers() {
    Signal signal = message().with("signal.intent", "purchase").build();
    List<Decision> first = BUILT_IN.decide(signal).decisions();

    assertThat(RuleEngine.of(Playbook.BUILT_IN).decide(signal).decisions()).isEqualTo(first);
    assertThat(first).extracting(Decision::triggerId).doesNotHaveDuplicates();
    Signal other =
        new Signal(signal.type(), SUBJECT, "e2", signal.occurredAtMillis(), signal.values());
    assertThat(BUILT_IN.decide(other).decisions())
        .extracting(Decision::triggerId)
        .doesNotContainAnyElementsOf(first.stream().map(Decision::triggerId).toList());
  }
}
