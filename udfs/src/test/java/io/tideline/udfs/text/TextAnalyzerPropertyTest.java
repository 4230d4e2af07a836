package io.tideline.udfs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever somebody types or pastes has a sane answer soon. */
class TextAnalyzerPropertyTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final List<String> NASTY =
      List.of(
          "a",
          "A",
          "0",
          "1,",
          "1.",
          " ",
          "\n",
          "\t",
          "\u0000",
          "!",
          "?",
          "?!",
          "*",
          "a*",
          "@",
          "@a",
          "#",
          "#a",
          "#Ab",
          "_",
          "'",
          "’",
          ":",
          ":)",
          ":D",
          "<3",
          "x",
          "xD",
          "$",
          "€",
          "%",
          "(",
          "(a+)+$",
          "aaa!",
          "http://",
          "https://a",
          "a.de",
          "a.de ",
          "www.",
          "h4te ",
          "sooo ",
          "very ",
          "not ",
          "nicht ",
          "heel ",
          "where can i ",
          "love",
          "ä",
          "é",
          "ĳ",
          "ß",
          "\u00AD",
          "\u0301",
          "e\u0301",
          "\u0336",
          "\u20E3",
          "\u200B",
          "\u200D",
          "\u202E",
          "\u2066",
          "\u200F",
          "\uFE0F",
          "\uFEFF",
          "ﷺ",
          "ﬁ",
          "½",
          "Ａ",
          "𝒉",
          "😀",
          "👍🏽",
          "👩‍👩‍👧",
          "🇳🇱",
          "1️⃣",
          "\uD83D",
          "\uDE00",
          "\uDE00\uD83D",
          "\uDBFF\uDFFF",
          "\uFFFF",
          "а",
          "аa",
          "при",
          "你",
          "ا",
          "क्षि",
          "ก็",
          "한",
          "ᄀ",
          "\u3164",
          "\u2800");

  private static final List<String> REAL =
      List.of(
          "I love this song so much ❤️❤️ @lena.k you have to hear it!!",
          "where can I buy the blue one? need it asap 😍",
          "still waiting for my refund since 3 weeks... worst shop ever",
          "FREE followers -> www.get-follower.example click NOW!!!",
          "Mein Paket ist immer noch nicht da, Bestellung 4711-0815. Was soll das??",
          "Gibt's das auch in Größe 42 für 19,99€? #Sneaker #NeueSchuhe",
          "echt heel mooi gedaan 😍😍 waar is dit?",
          "ik heb 'm vorige week besteld maar nooit gekregen, belachelijk 😡",
          "omg sooooo cuuuute 🥺 :)) xD",
          "y0u @re such an id10t lol",
          "mail me: kim.visser@example.com or +31 6 12345678",
          "ok",
          "",
          "🤷‍♀️",
          "12:30 Uhr? @ Berlin");

  private final TextAnalyzer analyzer = TextAnalyzer.builtIn();

  private TextVerdict sane(String text) {
    TextVerdict verdict = analyzer.analyze(text, null);
    assertThat(verdict.sentimentScore()).isBetween(0.0, 1.0);
    assertThat(verdict.intentConfidence()).isBetween(0.0, 1.0);
    assertThat(verdict.toxicity()).isBetween(0.0, 1.0);
    assertThat(verdict.spam()).isBetween(0.0, 1.0);
    assertThat(verdict.intent() == Intent.SPAM).isEqualTo(verdict.spam() >= 0.5);
    return verdict;
  }

  @Property(tries = 2000)
  void everySequenceOfCharsHasAnAnswerInBounds(@ForAll("chars") String text) {
    assertThat(sane(text)).isEqualTo(analyzer.analyze(text, null));
  }

  @Property(tries = 2000)
  void everyMixOfNastyPiecesHasAnAnswerInBounds(@ForAll("nastyTexts") String text) {
    sane(text);
  }

  @Property(tries = 1000)
  void aHintNeverBreaksAnything(@ForAll("nastyTexts") String text, @ForAll String tag) {
    TextVerdict verdict = analyzer.analyze(text, tag);

    assertThat(verdict.sentimentScore()).isBetween(0.0, 1.0);
    assertThat(verdict.language()).isIn(Language.ofTag(tag), sane(text).language());
  }

  @Test
  void tenOrAHundredThousandOfAnythingAreReadSoon() {
    for (String unit : NASTY) {
      for (int length : new int[] {10_000, 100_000}) {
        String text = unit.repeat(length / unit.length());
        soon(unit, () -> sane(text));
      }
    }
  }

  @Test
  void randomTextsOfNastyPiecesAreReadSoonHoweverLong() {
    Random random = new Random(20261122);
    for (int i = 0; i < 20; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 100_000) {
        text.append(NASTY.get(random.nextInt(NASTY.size())));
      }
      soon("case " + i, () -> sane(text.toString()));
    }
  }

  @Test
  void theWellKnownBombsAreReadSoon() {
    soon("emoji", () -> sane("😀".repeat(10_000)));
    soon("marks", () -> sane("e" + "\u0301".repeat(1_000_000)));
    soon("marks alone", () -> sane("\u0301".repeat(1_000_000)));
    soon("overrides", () -> sane("\u202E".repeat(1_000_000) + "evil"));
    soon("halves", () -> sane("\uD83D".repeat(1_000_000)));
    soon("one word", () -> sane("a".repeat(1_000_000)));
    soon("tags", () -> sane("#LoveIt ".repeat(10_000)));
    soon("regex", () -> sane("a".repeat(100_000) + "!"));
    soon("address", () -> sane("a@".repeat(100_000) + "."));
    soon("family", () -> sane("👩\u200D".repeat(100_000)));
  }

  /** The same cases on every machine: what people write, damaged and disguised. */
  @Test
  void damagedMessagesHaveAnAnswerInBounds() {
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      String text = REAL.get(random.nextInt(REAL.size()));
      for (int k = random.nextInt(6); k >= 0; k--) {
        text = damage(text, random);
      }
      String damaged = text;
      assertThat(sane(damaged)).as("case %d <%s>", i, damaged).isEqualTo(sane(damaged));
    }
  }

  private static String damage(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(8));
    String piece = NASTY.get(random.nextInt(NASTY.size()));
    return switch (random.nextInt(7)) {
      case 0 -> text.substring(0, at) + piece + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(to);
      case 2 ->
          text.substring(0, at)
              + text.substring(at, to).repeat(1 + random.nextInt(30))
              + text.substring(to);
      case 3 -> new StringBuilder(text).reverse().toString();
      case 4 -> String.join(piece, text.split(""));
      case 5 -> text + " " + REAL.get(random.nextInt(REAL.size()));
      default -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(at);
    };
  }

  private static void soon(String what, Supplier<TextVerdict> read) {
    assertTimeoutPreemptively(SOON, read::get, what);
  }

  @Provide
  Arbitrary<String> chars() {
    return Arbitraries.strings().all().ofMaxLength(300);
  }

  @Provide
  Arbitrary<String> nastyTexts() {
    return Arbitraries.of(NASTY).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }
}
