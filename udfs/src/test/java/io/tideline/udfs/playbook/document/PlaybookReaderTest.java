package io.tideline.udfs.playbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.conversation.hours.OpenTime;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.SpikeThresholds;
import io.tideline.udfs.playbook.guard.GuardRules;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaybookReaderTest {
  private static List<String> problems(String document) {
    PlaybookReading reading = PlaybookReader.read(document);
    assertThat(reading.playbook() == null).isEqualTo(!reading.problems().isEmpty());
    return reading.problems().stream().map(PlaybookProblem::text).toList();
  }

  private static Playbook valid(String document) {
    assertThat(problems(document)).isEmpty();
    return Objects.requireNonNull(PlaybookReader.read(document).playbook());
  }

  @Test
  void aFieldThatIsSpelledWrongIsToldWithItsPathItsLineAndTheRightOne() {
    String document =
        """
        version: v1
        rules:
          - id: a
            on: volume_spike
            when: signal.growht > 1
        """;

    assertThat(problems(document))
        .containsExactly(
            "rules[0].when: line 5: no such field `signal.growht`;"
                + " did you mean `signal.growth`?");
  }

  @Test
  void anExpressionThatHoldsNothingToFindIsRefused() {
    String terms = "{version: v, policy_terms: ['1488', plan 9, '\uD83D\uDCA9']}";
    assertThat(valid(terms).lists().policyTerms()).hasSize(3);
    assertThat(problems("{version: v, policy_terms: [fine, '!!!']}"))
        .containsExactly(
            "policy_terms: line 1: \"!!!\" holds no word; allowed: words, numbers and emoji");
    assertThat(problems("{version: v, keywords: {purchase: ['?']}}"))
        .containsExactly(
            "keywords.purchase: line 1: \"?\" holds no word; allowed: words, numbers and emoji");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceInTheOrderOfTheDocument() {
    String document =
        """
        version: v1
        thresholds:
          spikes: {min_volum: 20, min_growth: lots}
        sla:
          dm: {first_response: 60 minutes, alerts: everything}
        business_hours:
          "*": {open: "Mon-Fry 09:00-18:00", zone: Europe/Berlim}
        languages: {acct: fr}
        templates:
          hi: {en: "Hi {usrname}"}
        guards: {quiet_hours: "25:00-07:00", qa_sample_pct: 50}
        rules:
          - id: a
            on: mesage
            then: [{action: send_reply, template: higher}]
          - id: a
            on: message
            when: signal.intent > 5
            then: [{action: route, queue: nowhere}]
            unless: human_reply
          - on: message
            priority: high
        """;

    assertThat(problems(document))
        .containsExactly(
            "thresholds.spikes.min_volum: line 3: no such key; did you mean `min_volume`?",
            "thresholds.spikes.min_growth: line 3: \"lots\" is not allowed; allowed: a number from"
                + " 0.01 to 100",
            "sla.dm.first_response: line 5: \"60 minutes\" is not allowed; allowed: a duration such"
                + " as 30s, 10min, 24h or 7d, from 1s to 30d",
            "sla.dm.alerts: line 5: \"everything\" is not allowed; allowed: one of all,"
                + " needs_answer, none",
            "business_hours.*.open: line 7: \"Fry\" is not allowed; allowed: Mon, Tue, Wed, Thu,"
                + " Fri, Sat or Sun, or two with a -",
            "business_hours.*.zone: line 7: \"Europe/Berlim\" is not allowed; allowed: a time zone"
                + " such as Europe/Berlin or UTC; did you mean `Europe/Berlin`?",
            "languages.acct: line 8: \"fr\" is not allowed; allowed: one of en, de, nl; did you"
                + " mean `de`?",
            "templates.hi.en: line 10: no such placeholder {usrname}; did you mean `username`?",
            "guards.quiet_hours: line 11: \"25:00-07:00\" is not allowed; allowed: hours from 00:00"
                + " to 23:59 such as 22:00-07:00, or none",
            "guards.qa_sample_pct: line 11: \"50\" is not allowed; allowed: a number from 5 to 10",
            "rules[0].on: line 14: \"mesage\" is not allowed; allowed: one of "
                + String.join(", ", signalTypes())
                + "; did you mean `message`?",
            "rules[0].then[0].template: line 15: no such template `higher`",
            "rules[1].id: line 16: `a` is the id of another rule, on line 13",
            "rules[1].when: line 18: `>` does not take (string, int)",
            "rules[1].then[0].queue: line 19: no such queue `nowhere`",
            "rules[1].unless: line 20: needs `after`: until when it is called off",
            "rules[2]: line 21: lacks `id`",
            "rules[2].priority: line 22: \"high\" is not allowed; allowed: a whole number from 0 to"
                + " 100");
  }

  private static List<String> signalTypes() {
    return java.util.Arrays.stream(SignalType.values()).map(SignalType::label).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | line 1: not a playbook; allowed: sections with their keys",
        "[1, 2]                    | line 1: not a playbook; allowed: sections with their keys",
        "'version: [unclosed'      | line 1: not YAML: expected ',' or ']', but got <stream end>",
        "'{version: 1, version: 2}'| version: line 1: given twice; first on line 1",
        "'tenant: acme'            | line 1: lacks `version`",
        "'{version: 1, rules: 5}'  | rules: line 1: is a single value; allowed: a list",
        "'{version: 1, sla: }'     | sla: line 1: is empty; allowed: keys and values",
        "'{version: 1, guards: {per_hour: \"3\"}}' | guards.per_hour: line 1: is a text in quotes;"
            + " allowed: a whole number from 0 to 100",
        "'{version: &a 1, tenant: *a}' | tenant: line 1: used twice by an alias; write it out"
            + " again",
        "'{version: 1, values: {link: \"{x}\"}}' | values.link: line 1: holds a brace; allowed: a"
            + " text",
      })
  void aDocumentThatIsNoPlaybookSaysWhy(String document, String problem) {
    assertThat(problems(document)).contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "low_completion | {action: send_reply, template: convert} | action: line 5: send_reply"
            + " needs a conversation, which low_completion has not",
        "volume_spike | {action: hide} | action: line 5: hide needs a message, which volume_spike"
            + " has not",
        "message | {action: route} | action: line 5: route lacks `queue`",
        "message | {action: send_reply} | action: line 5: send_reply lacks `template`",
        "message | {action: tag} | action: line 5: tag lacks `tag`",
        "message | {action: hide, template: convert} | action: line 5: hide says nothing, so it"
            + " takes no text",
        "message | '{action: send_reply, faq: true, template: convert}' | faq: line 5: not beside"
            + " `template`: an action says one thing",
      })
  void anActionThatCanNotBeIsRefused(String on, String action, String problem) {
    String document =
        """
        version: v1
        rules:
          - id: a
            on: %s
            then: [%s]
        """
            .formatted(on, action);

    assertThat(problems(document)).containsExactly("rules[0].then[0]." + problem);
  }

  @Test
  void aConditionOfSeveralLinesIsToldByItsOwnLine() {
    String document =
        """
        version: v1
        rules:
          - id: a
            on: message
            when: |
              signal.intent == 'purchase'
              && video.negative_comments_1 > 5
        """;

    assertThat(problems(document))
        .containsExactly(
            "rules[0].when: line 7: no such field `video.negative_comments_1`; did you mean"
                + " `video.negative_comments_1h`?");
  }

  @Test
  void whatIsSaidHoldsAndWhatIsNotIsTheDefault() {
    Playbook playbook =
        valid(
            """
            tenant: acme
            version: 2026-11
            accounts: [acct_1, acct_2]
            thresholds: {spikes: {min_volume: 50}}
            sla: {dm: {first_response: 30min}}
            business_hours: {acct_1: {open: "Mon-Fri 09:00-18:00", zone: Europe/Berlin}}
            languages: {"*": de, acct_2: nl}
            guards: {per_hour: 1, quiet_hours: "22:00-07:00", quiet_zone: Europe/Berlin}
            control_cohort_pct: 10
            privacy: {retention_days: {messages: 400}, regions_without_automation: [FR]}
            """);

    assertThat(playbook.isFor("acct_2")).isTrue();
    assertThat(playbook.isFor("acct_3")).isFalse();
    assertThat(playbook.spikes())
        .isEqualTo(new SpikeThresholds(50, 0.5, 2.0, 5, 25, 0.001, 0.25, 3));
    assertThat(playbook.conversations().dm().firstResponseMillis()).isEqualTo(1_800_000);
    assertThat(playbook.conversations().dm().resolutionMillis()).isEqualTo(86_400_000);
    assertThat(playbook.hours().of("acct_1")).isNotEqualTo(OpenTime.WALL_CLOCK);
    assertThat(playbook.hours().of("acct_2")).isEqualTo(OpenTime.WALL_CLOCK);
    assertThat(playbook.languageOf("acct_1")).isEqualTo("de");
    assertThat(playbook.languageOf("acct_2")).isEqualTo("nl");
    assertThat(playbook.guards().perHour()).isEqualTo(1);
    assertThat(playbook.guards().perDay()).isEqualTo(GuardRules.DEFAULT.perDay());
    assertThat(playbook.guards().quietHours()).isNotNull();
    assertThat(playbook.guards().controlCohortPct()).isEqualTo(10);
    assertThat(playbook.guards().regionsWithoutAutomation()).containsExactly("FR");
    assertThat(playbook.privacy().retentionDays()).containsEntry("messages", 400);
    assertThat(playbook.rules()).isEqualTo(Playbook.BUILT_IN.rules());
  }

  @Test
  void aRuleNobodyForesawCanBeWritten() {
    Playbook playbook =
        valid(
            """
            version: v2
            queues: {nl-sales: {expected: 2h}}
            rules:
              - id: dutch_buyers_on_troubled_videos
                on: message
                when: >-
                  signal.channel == 'comment' && signal.lang == 'nl' && signal.intent == 'purchase'
                  && video.negative_comments_1h > 5 && !business_hours.open
                then: [{action: route, queue: nl-sales}]
                after: 10min
                unless: human_reply
            """);

    Rule rule = playbook.rules().get(0);
    assertThat(rule.on()).containsExactly(SignalType.MESSAGE);
    assertThat(rule.then())
        .singleElement()
        .satisfies(a -> assertThat(a.kind()).isEqualTo(ActionKind.ROUTE));
    assertThat(rule.afterMillis()).isEqualTo(600_000);
    assertThat(rule.unless()).containsExactly(UnlessEvent.HUMAN_REPLY);
    assertThat(playbook.queues()).containsKeys("nl-sales", "sales");
  }

  @Test
  void jsonIsAPlaybookToo() {
    Playbook playbook =
        valid(
            "{\"version\": 7, \"rules\": [{\"id\": \"a\", \"on\": [\"message\", \"live_gift\"]}]}");

    assertThat(playbook.version()).isEqualTo("7");
    assertThat(playbook.rules())
        .singleElement()
        .satisfies(r -> assertThat(r.when()).isEqualTo("true"));
  }

  @Test
  void jsonMayHaveTabsAndEscapedSlashes() {
    String document =
        "{\n\t\"version\": \"a\\/b\\\\/c\",\n\t\"rules\": [\n\t\t{\"id\": \"a\", \"on\": \"%s\"}]}";

    assertThat(valid(document.formatted("message")).version()).isEqualTo("a/b\\/c");
    assertThat(problems(document.formatted("massage")))
        .singleElement()
        .asString()
        .startsWith("rules[0].on: line 4: ");
  }

  @Test
  void aRejectedDocumentStillSaysWhoseItIs() {
    PlaybookReading reading = PlaybookReader.read("{tenant: acme, version: v9, rulez: []}");

    assertThat(reading.playbook()).isNull();
    assertThat(reading.tenant()).isEqualTo("acme");
    assertThat(reading.version()).isEqualTo("v9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://localhost\"]]",
        "a: &a [*a]",
        "? {a: b} : c",
        "%TAG ! tag:x,2000:\n---\nversion: 1\n---\nversion: 2",
      })
  void trickyYamlIsRefusedAndBuildsNothing(String document) {
    assertThat(problems(document)).isNotEmpty();
  }

  @Test
  void aDocumentThatIsTooDeepOrTooLongIsRefused() {
    assertThat(problems("version: " + "[".repeat(10_000))).isNotEmpty();
    assertThat(problems("version: 1\n#" + "x".repeat(2 << 20))).isNotEmpty();
  }

  @Property(tries = 300)
  void noTextAtAllMakesItThrow(@ForAll @StringLength(max = 200) String text) {
    PlaybookReading reading = PlaybookReader.read(text);

    assertThat(reading.playbook() == null).isEqualTo(!reading.problems().isEmpty());
  }
}
