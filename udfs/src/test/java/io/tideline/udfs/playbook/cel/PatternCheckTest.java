package io.tideline.udfs.playbook.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCheckTest {
  @ParameterizedTest
  @Timeout(5)
  @ValueSource(
      strings = {
        "(((a{1000}){1000}){1000})",
        "((a{1000}){1000}){1000",
        "(?:(?:a{2,1000}){1000,}){3}",
        "((a{1000}[)]){1000}){1000}",
        "((a{1000}[^])]){1000}){1000}",
        "((a{1000}[[:alpha:])]){1000}){1000}",
        "((a{1000}\\)){1000}){1000}",
        "((a{1000}\\Q)))\\E){1000}){1000}",
        "((a{1000}[\\])]){1000}){1000}"
      })
  void whatWouldFillAnyMemoryIsNotCompiled(String pattern) {
    assertThat(PatternCheck.problem(pattern, 5_000)).isPresent();
    assertThat(PatternCheck.stepsAtMost(pattern)).isGreaterThan(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z]{2}_(spring|summer|autumn|winter)_20[0-9]{2}$",
        "^\\d{4}-\\p{L}{1,30}[({]?$",
        "a{500}",
        "x{2}y{,4}z{a}"
      })
  void whatPeopleWriteIsTaken(String pattern) {
    assertThat(PatternCheck.problem(pattern, 5_000)).isEmpty();
  }

  @Property(tries = 2_000)
  void noPatternHasMoreStepsThanIsSaid(@ForAll("patterns") String pattern) {
    long bound = PatternCheck.stepsAtMost(pattern);
    if (bound > 20_000) {
      return;
    }
    try {
      // A search has some steps of its own.
      assertThat((long) Pattern.compile(pattern).programSize()).isLessThanOrEqualTo(2 * bound + 10);
    } catch (PatternSyntaxException e) {
      assertThat(PatternCheck.problem(pattern, 5_000)).isPresent();
    }
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
            "a",
            "(",
            ")",
            "(?:",
            "[",
            "]",
            "[^",
            "[ab]",
            "[)]",
            "[]()]",
            "{2}",
            "{3,}",
            "{1,9}",
            "{90}",
            "*",
            "+",
            "?",
            "|",
            "\\(",
            "\\)",
            "\\pL",
            "\\p{Greek}",
            "\\Q",
            "\\E",
            "[[:alpha:]]",
            ".",
            "{",
            "}",
            "^",
            "$")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }
}
