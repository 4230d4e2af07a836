package io.tideline.udfs.text.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefilterTest {
  @Property(tries = 20000, seed = "20261122")
  void neverSaysNoWhereAScannerFindsSomething(@ForAll("disguises") String text) {
    if (!PiiMasker.scan(text).isEmpty()) {
      assertThat(Prefilter.mayHoldPersonalData(text)).as(text).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "so schön ❤️👍🏽 🥰 Grüße",
        "what a flat hat that is, 12345 times",
        "das klappt, klar",
        "Привет мир 你好",
        "attention",
        "café au lait, naïve, İstanbul",
        ""
      })
  void saysNoToMostTexts(String text) {
    assertThat(Prefilter.mayHoldPersonalData(text)).isFalse();
  }

  /** Addresses and numbers, mostly with something hidden in them. */
  @Provide
  Arbitrary<String> disguises() {
    Arbitrary<String> hidden =
        Arbitraries.of(
            "",
            "",
            "",
            "",
            "\u200B",
            "\u200E",
            "\u0308",
            "\u0301",
            "\u00AD",
            "\u034F",
            "\uFE0F",
            "\uDB40\uDC61",
            "\u2066",
            "\uD800",
            "İ",
            "\u212A",
            "👍",
            "ä",
            "_");
    Arbitrary<String> text =
        Arbitraries.of(
            "lena at mail dot com",
            "lena (at) mail punkt de",
            "lena_at_web.de",
            "lena ät mail dot com",
            "lena apenstaartje mail punt nl",
            "lena klammeraffe web punkt de",
            "lena@mail.de",
            "@lena",
            "ＬＥＮＡ ＡＴ ＭＡＩＬ.ＣＯＭ",
            "0171 7654321",
            "\uD83E\uDFF0\uD83E\uDFF1717654321");
    return text.flatMap(
        plain -> hidden.list().ofSize(plain.length()).map(marks -> between(plain, marks)));
  }

  private static String between(String plain, List<String> marks) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      all.append(plain.charAt(i)).append(marks.get(i));
    }
    return all.toString();
  }
}
