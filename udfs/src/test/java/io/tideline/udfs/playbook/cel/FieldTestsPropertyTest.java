package io.tideline.udfs.playbook.cel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is judged without CEL's interpreter is judged as it would be by it. */
class FieldTestsPropertyTest {
  private static final List<String> SIMPLE =
      List.of(
          "signal.intent == 'spam'",
          "signal.intent != 'spam'",
          "signal.intent in ['spam', 'praise']",
          "signal.toxicity < 0.5",
          "signal.toxicity <= 0.5",
          "signal.toxicity >= 1",
          "signal.toxicity == 0.5",
          "signal.toxicity != 0.5",
          "signal.text_length > 5",
          "signal.text_length == 5",
          "signal.text_length != 5",
          "video.viral",
          "video.viral == false",
          "has(signal.intent)",
          "'a' in signal.policy_terms",
          "signal.intent.startsWith('sp')",
          "signal.intent.endsWith('er')",
          "signal.intent.contains('ra')",
          "signal.intent.matches('^p.*e$')",
          "signal.intent.matches('a')",
          "signal.policy_terms.exists(t, t == 'a')",
          "signal.policy_terms.exists(t, t != 'a' && !t.startsWith('b'))",
          "signal.policy_terms.all(t, t.matches('[ac]') || t.endsWith('b'))",
          "signal.policy_terms.exists_one(t, t == 'a')",
          "signal.policy_terms.exists(t, t == signal.intent)",
          "signal.policy_terms.exists(t, size(t) == 1)");

  @Property(tries = 600)
  void bothSayTheSame(@ForAll("conditions") String condition, @ForAll("signals") Signal signal)
      throws ConditionException {
    ConditionCompiler compiler = new ConditionCompiler();
    CelParts parts = new CelParts();
    var checked = compiler.check(SignalType.MESSAGE, condition);
    Test whole = parts.of(SignalType.MESSAGE, checked, checked.getExpr());
    Condition compiled = compiler.compile(SignalType.MESSAGE, condition);
    SignalFacts facts = new SignalFacts(100);
    facts.take(signal);
    SignalFacts others = new SignalFacts(100);
    others.take(signal);

    assertThat(compiled.of(facts)).isEqualTo(whole.of(others));
  }

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> simple = Arbitraries.of(SIMPLE);
    Arbitrary<String> negated =
        Combinators.combine(Arbitraries.of("", "!"), simple)
            .as((not, test) -> not.isEmpty() ? test : "!(" + test + ")");
    return Combinators.combine(
            negated,
            Arbitraries.of(" && ", " || "),
            negated,
            Arbitraries.of(" && ", " || "),
            negated)
        .as((a, first, b, second, c) -> "(" + a + first + b + ")" + second + c);
  }

  @Provide
  Arbitrary<Signal> signals() {
    return Combinators.combine(
            Arbitraries.of("spam", "praise", "other").injectNull(0.2),
            Arbitraries.of(0.0, 0.5, 1.0, 0.7).injectNull(0.2),
            Arbitraries.of(4L, 5L, 6L).injectNull(0.2),
            Arbitraries.of(true, false).injectNull(0.2),
            Arbitraries.of("a", "b").list().ofMaxSize(2).injectNull(0.2))
        .as(
            (intent, toxicity, length, viral, terms) ->
                Signal.of(SignalType.MESSAGE, SignalSubject.account("a", "tiktok"), "e", 0)
                    .with("signal.intent", intent)
                    .with("signal.toxicity", toxicity)
                    .with("signal.text_length", length)
                    .with("video.viral", viral)
                    .with("signal.policy_terms", terms)
                    .build());
  }
}
