package io.tideline.udfs.text.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {
  /** Nothing here is read differently for what stands beside it. */
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "0",
          " ",
          "\t",
          "\n",
          "\u007F",
          "\u0085",
          "!",
          "#",
          "@",
          "_",
          "ä",
          "Ö",
          "ß",
          "§",
          "\u00A0",
          "\u00AD",
          "ĳ",
          "ﬁ",
          "½",
          "…",
          "™",
          "Ａ",
          "７",
          "𝒉",
          "e\u0301",
          "a\u0328\u0308",
          "\u200B",
          "\u202E",
          "\u2066",
          "\uFEFF",
          "❤️",
          "👍🏽",
          "👩‍👩‍👧",
          "🇳🇱",
          "1️⃣",
          "好",
          "ا",
          "ﷺ",
          "क्षि",
          "한",
          "\uD83D",
          "\uDE00",
          "\u2028",
          "\u3000",
          "İ",
          "ẞ",
          "Ǆ");

  private final NormalText normal = new NormalText();
  private final Normalizer normalizer = new Normalizer();

  private String normalOf(String text) {
    normalizer.read(text, text.length(), normal);
    return normal.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOVE it        | love it",
        "ÄÖÜ ẞ          | äöü ß",
        "ＦＲＥＥ７       | free7",
        "𝕗𝓻𝑒𝐞           | free",
        "ⓢⓐⓛⓔ           | sale",
        "ﬁne ½ ㎏ x²      | fine 1⁄2 kg x2",
        "mĳn ĳs          | mijn ijs",
        "mĳn😍            | mijn😍",
        "wait…           | wait...",
        "cafe\u0301      | café",
        "ge\u0300weldig  | gèweldig",
        "h\u0335a\u0336te | hate",
      })
  void hasOneFormForTheWaysOfTypingATextAlike(String text, String expected) {
    assertThat(normalOf(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ha\u200Bte",
        "ha\u200Cte",
        "\u200Dhate",
        "h\u2060ate",
        "hate\uFEFF",
        "h\u00ADa\u00ADte",
        "\u202Ehate\u202C",
        "\u2066hate\u2069",
        "\u200Fhate",
        "ha\u034Fte",
        "ha\uFE0Fte",
        "ha\uDB40\uDC61te",
        "h\u061Cate"
      })
  void leavesOutWhatCannotBeSeen(String text) {
    assertThat(normalOf(text)).isEqualTo("hate");
    assertThat(normal.hidden()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"so\u00AD😍", "so\u00AD\u200B😍", "so😍\u00AD"})
  void leavesASoftHyphenOutWhateverFollowsIt(String text) {
    assertThat(normalOf(text)).isEqualTo("so😍");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u00A0b",
        "a\u3000b",
        "a\u2028b",
        "a\u2003b",
        "a\tb",
        "a\nb",
        "a\u0000b",
        "a\u007Fb",
        "a\u0085b",
        "a\uD83Db",
        "a\uDE00b"
      })
  void everyBlankControlCharacterAndHalfSurrogateIsABlank(String text) {
    assertThat(normalOf(text)).isEqualTo("a b");
  }

  @Test
  void keepsEmojiAndForgetsTheirColours() {
    assertThat(normalOf("👍🏽 ❤️ 👩‍❤️‍👨")).isEqualTo("👍 ❤ 👩❤👨");
    assertThat(normalOf("\uDE00\uD83D\uDE00\uD83D")).isEqualTo(" 😀 ");
  }

  @ParameterizedTest
  @CsvSource({
    "hаte, hate", // а
    "sсаm, scam", // с, а
    "ѕрam, spam", // ѕ, р
    "ΝICE, nice", // Ν
    "Frеe fоllоwers, free followers" // е, о
  })
  void readsLettersThatOnlyLookLatinAsLatin(String text, String expected) {
    assertThat(normalOf(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"привет", "очень хорошо", "καλημέρα", "сор 100", "москва good"})
  void leavesWordsOfOtherScriptsAsTheyAre(String text) {
    assertThat(normalOf(text)).isEqualTo(text);
  }

  @Test
  void knowsWhichLettersWereCapitals() {
    normalOf("So GUT 7 É Ｂ");

    assertThat(normal.letters()).isEqualTo(7);
    assertThat(normal.capitalLetters()).isEqualTo(6);
    assertThat(normal.isCapital(0)).isTrue();
    assertThat(normal.isCapital(1)).isFalse();
    assertThat(normal.isCapital(3)).isTrue();
  }

  @Test
  void readsNoMoreThanItIsAskedFor() {
    normalizer.read("abcdef", 3, normal);
    assertThat(normal.toString()).isEqualTo("abc");
    normalizer.read("ab😀cd", 3, normal);
    assertThat(normal.toString()).isEqualTo("ab ");
    normalizer.read("", 3, normal);
    assertThat(normal.toString()).isEmpty();
    assertThat(normal.start(0)).isZero();
  }

  @Test
  void forgetsTheTextBefore() {
    normalOf("LONG\u200B TEXT WITH CAPITALS");
    normalOf("ok");

    assertThat(normal.length()).isEqualTo(2);
    assertThat(normal.hidden()).isZero();
    assertThat(normal.capitalLetters()).isZero();
  }

  @Property(tries = 1000)
  void everyCharacterPointsAtWhatItCameFrom(@ForAll("pieces") List<String> pieces) {
    String text = String.join("", pieces);
    normalOf(text);
    char[] all = normal.toString().toCharArray();
    int[] starts = new int[all.length + 1];
    Arrays.setAll(starts, normal::start);

    int from = 0;
    while (from < all.length) {
      int to = from + 1;
      while (to < all.length && starts[to] == starts[from]) {
        to++;
      }
      assertThat(starts[to]).as("offsets rise in <%s>", text).isGreaterThan(starts[from]);
      String original = text.substring(starts[from], starts[to]);
      assertThat(normalOf(original))
          .as("<%s> in <%s>", original, text)
          .isEqualTo(new String(all, from, to - from));
      from = to;
    }
    assertThat(starts[all.length]).isEqualTo(text.length());
  }

  @Property(tries = 1000)
  void offsetsNeverFallAndStayInTheText(@ForAll String text) {
    normalOf(text);

    int before = 0;
    for (int i = 0; i < normal.length(); i++) {
      assertThat(normal.start(i)).isBetween(before, text.length() - 1);
      before = normal.start(i);
    }
  }

  @Property(tries = 1000)
  void theNormalFormOfANormalFormIsItself(@ForAll("pieces") List<String> pieces) {
    String once = normalOf(String.join("", pieces));

    assertThat(normalOf(once)).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hate",
        "HATE",
        "hаtе",
        "ｈａｔｅ",
        "h\u200Ba\u200Bt\u200Be",
        "ha\u0336te\u0301\u0336",
        "𝓱𝓪𝓽𝓮",
        "h\u00ADate"
      })
  void highlightingAWordCutsExactlyItsLetters(String disguised) {
    for (String before :
        List.of("", "I ", "👩‍👩‍👧 ", "ﬁ½ ", "\u202E\u200B", "É\u0301\u0301\u0301 ", "\uD83D")) {
      for (String after : List.of("", " you", "!", "👍🏽", ", ﬁne", "\n")) {
        String text = before + disguised + after;
        String form = normalOf(text).replace('é', 'e');
        int at = form.lastIndexOf("hate");

        assertThat(text.substring(normal.start(at), normal.start(at + 4)))
            .as(text)
            .isEqualTo(disguised);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "A", " ", "\u0301", "e\u0301", "\u200B", "\u202E", "\u00AD", "😀", "👩‍", "\uFE0F",
        "ﷺ", "а", "aа", "а ", "\uD83D", "\uDE00", "한", "ᄀ", "क्", "*", "!", "ĳ"
      })
  void takesTimeInProportionToTheText(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> new Normalizer().read(text, text.length(), new NormalText()));
  }

  @Test
  void aMillionMarksOnOneLetterAreFour() {
    assertThat(normalOf("e" + "\u0301".repeat(1_000_000) + "!")).isEqualTo("é!");
    assertThat(normal.start(1)).isEqualTo(1_000_001);
    assertThat(normal.hidden()).isGreaterThan(999_990);
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(20);
  }
}
