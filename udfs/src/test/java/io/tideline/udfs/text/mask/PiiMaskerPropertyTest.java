package io.tideline.udfs.text.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiiMaskerPropertyTest {
  private static final List<String> NASTY =
      List.of(
          "0",
          "1",
          "4",
          "7",
          "9",
          "00",
          "0171",
          "7654321",
          "415",
          "+",
          "+49",
          "(",
          ")",
          "(0)",
          "-",
          ".",
          "/",
          ",",
          ":",
          " ",
          "  ",
          "\n",
          "@",
          "＠",
          "a",
          "lena",
          "mail.de",
          ".com",
          " at ",
          "(at)",
          " dot ",
          "[",
          "]",
          "[phone]",
          "[email]",
          "DE02",
          "1203",
          "0000",
          "iban",
          "x12",
          "ext. 5",
          "#",
          "€",
          "call ",
          "order ",
          "office",
          "https://",
          "www.",
          "_",
          "'",
          "%",
          "=",
          "5105105105105100",
          "4012 8888 8888 1881",
          "24.12.2025",
          "18:30",
          "\u0301",
          "\u200B",
          "\u202E",
          "\uFE0F\u20E3",
          "\uD800",
          "\uDC00",
          "👍",
          "７",
          "𝟕",
          "٣",
          "é",
          "ß",
          "İ",
          "DE 89",
          " 37 04",
          " 0044 0532 0130 00",
          "NL02 ABNA 0123 4567 89",
          "DE89 3704 0044 0532 0130 00",
          "030 1234567",
          "212-555-0143",
          "+40510510",
          "@lena",
          "@ida.k",
          "lena@mail.de",
          "xn--",
          "gmail",
          "punkt de",
          "uhr",
          "[handle]",
          "visa ",
          "5105.1051.0510.",
          "apenstaartje");

  private final PiiMasker masker = new PiiMasker();

  /** A plain loop: jqwik would take ten times as long for as many. */
  @Test
  void maskingTwiceIsMaskingOnce() {
    Random random = new Random(20261122);
    for (int text = 0; text < 200_000; text++) {
      assertMaskedForGood(nasty(random, text % 3 == 0 ? 25 : 9));
    }
    for (int text = 0; text < 10_000; text++) {
      assertMaskedForGood(nasty(random, 5).repeat(1 + random.nextInt(40)));
    }
  }

  private static String nasty(Random random, int mostParts) {
    StringBuilder text = new StringBuilder();
    for (int parts = 1 + random.nextInt(mostParts); parts > 0; parts--) {
      text.append(NASTY.get(random.nextInt(NASTY.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NL02ABNA01234567 89:0-7654321",
        "DE893704004405320130 00:03 012344",
        "+40510510.510105105105100",
        "+2300001710)5010505105100",
        "+492025٣e(at)mail",
        "@a'E(at)1.co",
        "030 1234567@ida.k-030 1234567@ida.k-030 1234567@ida.k-"
      })
  void whatAPlaceholderLaysOpenIsMaskedAtOnce(String text) {
    assertMaskedForGood(text);
  }

  private void assertMaskedForGood(String text) {
    String once = masker.mask(text);
    assertThat(masker.mask(once)).as("from <%s>", text).isEqualTo(once);
  }

  @Property(tries = 2000)
  void leavesTheTextBetweenTheSpansAlone(@ForAll("nastyTexts") String text) {
    StringBuilder rebuilt = new StringBuilder();
    int from = 0;
    for (PiiSpan span : masker.find(text)) {
      assertThat(span.start()).isBetween(from, text.length());
      assertThat(span.end()).isBetween(span.start() + 1, text.length());
      rebuilt.append(text, from, span.start()).append(span.kind().placeholder());
      from = span.end();
    }
    assertThat(masker.mask(text)).isEqualTo(rebuilt + text.substring(from));
  }

  @Property(tries = 60)
  void needsLittleTimeForAnyLongText(@ForAll("longNastyTexts") String text) {
    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> masker.mask(text));
  }

  @Property(tries = 1000)
  void neverThrowsOnAnyChars(@ForAll String text) {
    assertThat(masker.mask(text)).isNotNull();
  }

  @Property
  void noPlantedAddressSurvives(
      @ForAll("words") String words, @ForAll("addresses") String address) {
    String masked = masker.mask(words + " " + address + " " + words);
    assertThat(masked).contains("[email]").doesNotContain(address);
  }

  @Property
  void noPlantedAccountSurvives(@ForAll("words") String words, @ForAll("accounts") String account) {
    assertThat(masker.mask(words + " " + account + " " + words))
        .isEqualTo(words + " [iban] " + words);
  }

  @Property
  void noPlantedCardSurvives(@ForAll("words") String words, @ForAll("cards") String card) {
    assertThat(masker.mask(words + " " + card + " " + words)).isEqualTo(words + " [card] " + words);
  }

  @Test
  void takesLinearTimeWhateverIsRepeated() {
    for (String unit : NASTY) {
      String text = unit.repeat(100_000 / unit.length());
      assertTimeoutPreemptively(Duration.ofSeconds(3), () -> masker.mask(text), unit);
    }
    String marks = "lena" + "\u0301".repeat(1_000_000) + "@mail.de";
    assertThat(masker.mask(marks)).isEqualTo("[email]");
  }

  @Provide
  Arbitrary<String> nastyTexts() {
    return Arbitraries.of(NASTY).list().ofMaxSize(25).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> longNastyTexts() {
    return Arbitraries.of(NASTY)
        .list()
        .ofSize(4000)
        .map(parts -> String.join("", parts))
        .map(text -> text.substring(0, Math.min(10_000, text.length())));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("hallo", "so", "my", "bitte", "né", "👍", "ok,", "is:", "(", "iban")
        .list()
        .ofMaxSize(5)
        .map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> name =
        Arbitraries.strings()
            .withChars("abcxyz0189._-+")
            .ofMinLength(1)
            .ofMaxLength(12)
            .filter(text -> Character.isLetterOrDigit(text.charAt(0)));
    Arbitrary<String> domain =
        Arbitraries.strings().withChars("abcxyz").ofMinLength(1).ofMaxLength(10);
    Arbitrary<String> ending = Arbitraries.of("de", "com", "nl", "co.uk", "museum");
    return Combinators.combine(name, domain, ending).as((n, d, e) -> n + "@" + d + "." + e);
  }

  @Provide
  Arbitrary<String> accounts() {
    Arbitrary<String> body = Arbitraries.strings().numeric().ofLength(18);
    Arbitrary<Integer> form = Arbitraries.integers().between(0, 3);
    return Combinators.combine(body, form)
        .as(
            (digits, f) -> {
              BigInteger rest = new BigInteger(digits + "131400").mod(BigInteger.valueOf(97));
              String iban = "DE%02d%s".formatted(98 - rest.intValue(), digits);
              String grouped = iban.replaceAll("(.{4})(?=.)", "$1 ");
              return switch (f) {
                case 0 -> iban;
                case 1 -> grouped;
                case 2 -> grouped.replace(' ', '-');
                default -> "de" + iban.substring(2);
              };
            });
  }

  @Provide
  Arbitrary<String> cards() {
    Arbitrary<String> issuer = Arbitraries.of("4", "51", "55", "2221", "6011", "35");
    Arbitrary<String> rest = Arbitraries.strings().numeric().ofLength(15);
    Arbitrary<String> separator = Arbitraries.of("", " ", "-");
    return Combinators.combine(issuer, rest, separator)
        .as(
            (first, digits, mark) -> {
              String body = (first + digits).substring(0, 15);
              int check = 0;
              while (!Checksums.luhn(body + check)) {
                check++;
              }
              return (body + check).replaceAll("(.{4})(?=.)", "$1" + mark);
            });
  }
}
