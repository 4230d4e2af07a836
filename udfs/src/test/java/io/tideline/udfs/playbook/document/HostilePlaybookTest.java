package io.tideline.udfs.playbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.signal.SignalType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that were written to do harm. */
class HostilePlaybookTest {
  @Test
  @Timeout(10)
  void aBombOfAliasesIsToldAndNotUnfolded() {
    String bomb =
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            + IntStream.range(1, 30)
                .mapToObj(
                    i -> "a%1$d: &a%1$d [%2$s]\n".formatted(i, "*a" + (i - 1) + ", *a" + (i - 1)))
                .collect(Collectors.joining())
            + "b: [*a29, *a29, *a29]\nversion: v1\n";
    assertThat(problems(bomb)).anyMatch(problem -> problem.contains("alias"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{version: v1, values: &v {a: b}, templates: *v}",
        "{version: v1, <<: {tenant: x}}",
        "{version: v1, version: v2}",
        "{version: v1, thresholds: {spikes: {min_volume: .inf}}}",
        "{version: v1, thresholds: {spikes: {min_volume: 99999999999999999999}}}",
        "{version: v1, thresholds: {spikes: [min_volume]}}",
        "{version: v1, thresholds: 7}",
        "{version: v1, rules: {id: a}}",
        "{version: v1, rules: [[[]]]}",
        "{version: v1, rules: [{id: a, on: message, then: hide}]}",
        "{version: v1, rules: [{id: a, on: message, when: [true], then: []}]}",
        "{version: v1, rules: [{id: a, on: message, when: 'true', then: [{action: hide}]},"
            + " {id: a, on: message, when: 'true', then: []}]}",
        "{version: v1, rules: [{id: a, on: message, then: [{action: send_reply, template: nix}]}]}",
        "{version: v1, rules: [{id: a, on: message, then: [{action: route, queue: nowhere}]}]}",
        "{version: v1, rules: [{id: a, on: message, when: 'signal.text', then: []}]}",
        "{version: v1, rules: [{id: a, on: message, when: '1', then: []}]}",
        "{version: v1, rules: [{id: a, on: message, when: 'signal.intent.matches(\"(a+)+$(?=x)\")',"
            + " then: []}]}",
        "{version: v1, templates: {t: {en: 'x {nobody_knows}'}}}",
        "{version: v1, templates: {t: {en: '{username'}}}",
        "{version: v1, templates: {t: {de: only German}}}",
        "{version: v1, values: {link: '{username}'}}",
        "{version: v1, guards: {quiet_hours: '25:00-07:00'}}",
        "{version: v1, guards: {blocked: 7, per_hour: -1}}",
        "{version: v1, utm: {pattern: 'a(?=b)'}}",
        "{version: v1, utm: {pattern: '('}}",
        "{version: v1, utm: {pattern: '(((a{1000}){1000}){1000})'}}",
        "{version: v1, utm: {pattern: '((a{1000}){1000})'}}",
        "{version: v1, rules: [{id: a, on: message, when:"
            + " 'signal.lang.matches(\"(((a{1000}){1000}){1000})\")', then: []}]}",
        "{version: v1, rules: [{id: a, on: message, when:"
            + " 'signal.lang.matches(\"(((a{1000}){1000})\" + \"{1000})\")', then: []}]}",
        "{version: v1, rules: [{id: a, on: message, when: 'signal.lang.matches(signal.intent)',"
            + " then: []}]}",
        "{version: v1, attribution: {click: 400d}}",
        "{version: v1, zones: {acme: Mars/Olympus}}",
        "{version: v1, faq: {threshold: 2}}",
        "{version: ' ', rules: []}",
        "{version: \"v\\0\", rules: []}",
        "{version: v1, accounts: []}",
        "{version: v1, rules: [{id: a, on: [], then: []}]}",
      })
  void whatCannotBeRightIsRefusedAndSaysWhere(String document) {
    assertThat(problems(document)).isNotEmpty().allMatch(problem -> problem.contains("line 1"));
  }

  @Property(tries = 500)
  void aProblemIsOneLineThatPlaysNoTricksOnItsReader(
      @ForAll("names") String key, @ForAll("names") String value) {
    String document = "version: v1\n" + quoted(key) + ": 1\ntenant: " + quoted(value) + "\n";
    for (PlaybookProblem problem : PlaybookReader.read(document).problems()) {
      assertThat(problem.text().codePoints())
          .noneMatch(c -> Character.getType(c) == Character.CONTROL)
          .noneMatch(c -> Character.getType(c) == Character.FORMAT);
      assertThat(problem.text().length()).isLessThan(3_000);
    }
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "\u001b[31m",
            "\r\n",
            "\u202e",
            "\u200b",
            "\u0000",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "'; DROP TABLE triggers; --",
            "<b>",
            "@all",
            "a".repeat(700));
    return Combinators.combine(parts, parts, parts).as((a, b, c) -> a + b + c);
  }

  /** In the double quotes of YAML, with all that is not plain escaped. */
  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(c -> "\\U%08x".formatted(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  @Test
  void moreConditionsThanCanBeCheckedInBearableTimeAreRefused() {
    String kinds =
        Arrays.stream(SignalType.values())
            .map(SignalType::label)
            .collect(Collectors.joining(", ", "[", "]"));
    var document = new StringBuilder("version: v1\nrules:\n");
    for (int i = 0; i < 2_000; i++) {
      document.append("  - {id: r%d, on: %s, when: 'account.id == \"%d\"'".formatted(i, kinds, i));
      document.append(", then: [{action: tag, tag: t}]}\n");
    }
    long started = System.nanoTime();
    assertThat(problems(document.toString()))
        .singleElement()
        .asString()
        .contains(2_000 * SignalType.values().length + " conditions", "allowed: 4000");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
  }

  private static List<String> problems(String document) {
    return PlaybookReader.read(document).problems().stream().map(PlaybookProblem::text).toList();
  }
}
