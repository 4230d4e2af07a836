package io.tideline.udfs.playbook.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionCompilerTest {
  private static final Signal MESSAGE =
      Signal.of(SignalType.MESSAGE, SignalSubject.account("acct", "tiktok"), "e1", 0)
          .with("signal.platform", "tiktok")
          .with("signal.occurred_at", 1_772_366_400_000L)
          .with("signal.intent", "purchase")
          .with("signal.toxicity", 0.9)
          .with("signal.text_length", 12)
          .with("signal.policy_terms", List.of("fake", "scam"))
          .with("video.viral", true)
          .with("person.orders", 3)
          .build();

  private static Truth judge(String condition) throws ConditionException {
    ConditionCompiler compiler = new ConditionCompiler();
    Condition compiled = compiler.compile(SignalType.MESSAGE, condition);
    SignalFacts facts = compiler.newFacts();
    facts.take(MESSAGE);
    return compiled.of(facts);
  }

  private static String problem(String condition) {
    ConditionException wrong =
        catchThrowableOfType(
            ConditionException.class,
            () -> new ConditionCompiler().check(SignalType.MESSAGE, condition));
    return wrong.problems().get(0).message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "signal.intent == 'purchase'                                  | TRUE",
        "signal.intent != 'purchase'                                  | FALSE",
        "signal.type == 'message'                                     | TRUE",
        "signal.intent in ['question', 'purchase']                    | TRUE",
        "'scam' in signal.policy_terms                                | TRUE",
        "size(signal.policy_terms) > 1                                | TRUE",
        "signal.policy_terms.exists(t, t.startsWith('sc'))            | TRUE",
        "signal.toxicity >= 0.8 && video.viral                        | TRUE",
        "signal.text_length > 11.5                                    | TRUE",
        "person.orders * 2 == 6                                       | TRUE",
        "signal.intent.matches('^pur')                                | TRUE",
        "signal.occurred_at.getDayOfWeek('Europe/Berlin') == 0        | TRUE",
        "signal.occurred_at > timestamp('2026-01-01T00:00:00Z')       | TRUE",
        "!video.viral                                                 | FALSE",
        "true                                                         | TRUE",
      })
  void asksWhatIsThere(String condition, Truth truth) throws ConditionException {
    assertThat(judge(condition)).isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "signal.sentiment_score < 0.2                                 | UNKNOWN",
        "signal.sentiment_score >= 0.2                                | UNKNOWN",
        "!(signal.sentiment_score < 0.2)                              | UNKNOWN",
        "signal.sentiment_score * 2.0 < 0.2                           | UNKNOWN",
        "signal.sentiment_score < 0.2 && signal.toxicity < 0.5        | FALSE",
        "has(signal.sentiment_score)                                  | FALSE",
        "has(signal.toxicity)                                         | TRUE",
        "!has(signal.sentiment_score) && video.viral                  | TRUE",
        "has(signal.sentiment_score) ? signal.sentiment_score < 0.2 : video.viral | TRUE",
      })
  void whatIsAbsentIsNeitherTrueNorFalse(String condition, Truth truth) throws ConditionException {
    assertThat(judge(condition)).isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "signal.growht > 1       | no such field `signal.growht`; docs/signals.md lists the fields of"
            + " message",
        "signal.intnet == 'x'    | no such field `signal.intnet`; did you mean `signal.intent`?",
        "has(signal.intnet)      | no such field `signal.intnet`; did you mean `signal.intent`?",
        "intent == 'x'           | no such field `intent`; did you mean `signal.intent`?",
        "[1].exists(i, j > 1)    | no such field `j`; docs/signals.md lists the fields of message",
        "signal.intent > 5       | `>` does not take (string, int)",
        "signal.intent           | expected type 'bool' but found 'string'",
        "signal.intent.matches('(') | not a regular expression: missing closing )",
        "lower(signal.intent) == 'x' | undeclared reference to 'lower'",
      })
  void saysWhatIsWrong(String condition, String problem) {
    assertThat(problem(condition)).isEqualTo(problem);
  }

  @Test
  void whatIsAbsentDoesNotMatterWhereTheRestSettlesIt() throws ConditionException {
    assertThat(judge("signal.sentiment_score < 0.2 || signal.toxicity > 0.5"))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void tellsEveryWrongNameAtOnce() {
    ConditionException wrong =
        catchThrowableOfType(
            ConditionException.class,
            () ->
                new ConditionCompiler()
                    .check(SignalType.MESSAGE, "signal.intnet == 'x'\n&& video.virale"));

    assertThat(wrong.problems())
        .containsExactly(
            new ConditionProblem(1, "no such field `signal.intnet`; did you mean `signal.intent`?"),
            new ConditionProblem(2, "no such field `video.virale`; did you mean `video.viral`?"));
  }

  @Test
  void whatGoesWrongWhenRunIsAnErrorAndSaysNothingOfTheText() throws ConditionException {
    ConditionCompiler compiler = new ConditionCompiler();
    Condition compiled = compiler.compile(SignalType.MESSAGE, "10 / (person.orders - 3) > 1");
    SignalFacts facts = compiler.newFacts();
    facts.take(MESSAGE);

    assertThat(compiled.of(facts)).isEqualTo(Truth.ERROR);
    assertThat(facts.failure()).isEqualTo("divide_by_zero");
  }

  @Test
  void anErrorDoesNotMatterWhereTheRestSettlesIt() throws ConditionException {
    assertThat(judge("10 / (person.orders - 3) > 1 || video.viral")).isEqualTo(Truth.TRUE);
    assertThat(judge("10 / (person.orders - 3) > 1 && !video.viral")).isEqualTo(Truth.FALSE);
  }

  @Test
  void loopsEndAtTheirBound() throws ConditionException {
    String ten = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";

    assertThat(judge("%s.all(a, %s.all(b, %s.all(c, a + b + c > 0)))".formatted(ten, ten, ten)))
        .isEqualTo(Truth.ERROR);
  }

  @Test
  void whatWouldCostTooMuchIsNotLoaded() {
    assertThat(problem("video.viral" + " || video.viral".repeat(200))).isNotBlank();
    assertThat(problem("(".repeat(60) + "video.viral" + ")".repeat(60))).isNotBlank();
    assertThat(problem("signal.intent.matches('(abcdefghij){200}')"))
        .isEqualTo("a regular expression of more than 500 steps");
    assertThat(problem("signal.intent == '" + "x".repeat(3_000) + "'")).isNotBlank();
  }

  @Test
  void aCatastrophicPatternCostsNoMoreThanOthers() throws ConditionException {
    assertThat(judge("'" + "a".repeat(1_000) + "'.matches('(a+)+b')")).isEqualTo(Truth.FALSE);
  }

  @Test
  void equalPartsAreJudgedOnceASignal() throws ConditionException {
    ConditionCompiler compiler = new ConditionCompiler();
    compiler.compile(SignalType.MESSAGE, "size(signal.policy_terms) > 1 && video.viral");
    compiler.compile(SignalType.MESSAGE, "!video.viral || size(signal.policy_terms) > 1");
    Condition third = compiler.compile(SignalType.MESSAGE, "size(signal.policy_terms) > 2");
    SignalFacts facts = compiler.newFacts();
    facts.take(MESSAGE);

    assertThat(third.of(facts)).isEqualTo(Truth.FALSE);
    assertThat(facts.found(0)).isNull();
    assertThat(facts.found(1)).isEqualTo(Truth.FALSE);
  }
}
