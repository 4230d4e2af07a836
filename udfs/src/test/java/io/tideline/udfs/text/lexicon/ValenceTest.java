package io.tideline.udfs.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValenceTest {
  private static Valence of(Language language, String text) {
    return of(Lexicon.of(language), text);
  }

  private static Valence of(Lexicon lexicon, String text) {
    NormalText normal = new NormalText();
    Tokens tokens = new Tokens();
    new Normalizer().read(text, text.length(), normal);
    new Tokenizer().read(normal, tokens);
    Valence valence = new Valence();
    valence.read(normal, tokens, lexicon);
    return valence;
  }

  private static float sum(Language language, String text) {
    return of(language, text).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "EN, good, bad", "EN, love, hate", "EN, beautiful, terrible", "DE, gut, schlecht",
    "DE, schön, enttäuscht", "DE, großartig, kaputt", "NL, goed, slecht", "NL, mooi, lelijk",
    "NL, geweldig, vreselijk"
  })
  void goodWordsArePositiveAndBadOnesNegative(Language language, String good, String bad) {
    assertThat(sum(language, good)).isPositive();
    assertThat(sum(language, bad)).isNegative();
    assertThat(of(language, good).negative()).isZero();
    assertThat(of(language, bad).positive()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "EN, good, not good", "EN, good, isn't very good", "EN, helpful, never helpful",
        "DE, gut, nicht gut",
    "DE, gut, nicht sehr gut", "DE, schön, gar nicht schön", "NL, goed, niet goed",
        "NL, mooi, helemaal niet mooi"
  })
  void aNegationTurnsAWordOver(Language language, String plain, String negated) {
    assertThat(sum(language, plain)).isPositive();
    assertThat(sum(language, negated)).isNegative();
  }

  @ParameterizedTest
  @CsvSource({"EN, not. good", "EN, never! good", "DE, 'nicht, gut'", "NL, niet? goed"})
  void aNegationReachesToThePunctuationOnly(Language language, String text) {
    assertThat(sum(language, text)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "EN, good, very good",
    "EN, good, so extremely good",
    "DE, gut, sehr gut",
    "NL, goed, heel goed",
    "EN, fantastic, fantaaastic",
    "EN, a good one, a GOOD one",
    "EN, good, good good"
  })
  void someWaysOfSayingItSayItLouder(Language language, String plain, String loud) {
    assertThat(sum(language, loud)).isGreaterThan(sum(language, plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"I'll call", "i\u2019ll call", "we'll", "HE'LL"})
  void aFutureIsNoIllnessAndNoHell(String text) {
    assertThat(of(Language.EN, text).count()).isZero();
    assertThat(of(Lexicon.ofVader(), text).count()).isZero();
    assertThat(of(Language.EN, "ill").count()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"EN, good but bad", "DE, gut aber schlecht", "NL, goed maar slecht"})
  void whatStandsBehindAButWeighsMore(Language language, String text) {
    assertThat(sum(language, text)).isNegative();
    assertThat(of(language, text).positive()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "EN, not cheap but good",
    "EN, never late but always good",
    "DE, nicht billig aber gut",
    "NL, niet goedkoop maar goed"
  })
  void aNegationEndsAtTheButThatSetsSomethingAgainstIt(Language language, String text) {
    assertThat(sum(language, text)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "EN, good, but good",
    "EN, good, good but",
    "EN, good, good but ...",
    "DE, gut, aber gut",
    "DE, gut, gut aber!",
    "NL, goed, maar goed",
    "NL, goed, goed maar",
    "NL, goed, goed maar 5 euro"
  })
  void aButWithNothingBeforeOrBehindItSetsNothingAgainstAnything(
      Language language, String plain, String text) {
    assertThat(sum(language, text)).isEqualTo(sum(language, plain));
  }

  @Test
  void aNumberBehindAButIsSetAgainstWhatStandsBeforeItUnlessItMeansOnly() {
    assertThat(of(Language.EN, "good but 5 euro").positive())
        .isLessThan(of(Language.EN, "good").positive());
  }

  @Test
  void aNoThatTurnsNothingOverIsItselfNegative() {
    assertThat(of(Lexicon.ofVader(), "no tacos for you").sum()).isEqualTo(-1.2f);
    assertThat(of(Lexicon.ofVader(), "no. no.").sum()).isEqualTo(-2.4f);
    assertThat(of(Lexicon.ofVader(), "no problem").sum()).isPositive();
  }

  @Test
  void vaderKnowsEverydayWords() {
    assertThat(Lexicon.ofVader().valence(Lexicon.hash("play"))).isEqualTo(1.4f);
    assertThat(Lexicon.ofVader().valence(Lexicon.hash("disaster"))).isEqualTo(-3.1f);
    assertThat(of(Lexicon.ofVader(), "not good").sum()).isNegative();
  }

  @ParameterizedTest
  @CsvSource({"NL, heel, hel", "EN, hellp, help"})
  void aWordWithADoubleLetterIsNotTheOneWithoutIt(Language language, String word, String other) {
    assertThat(of(language, other).count()).isPositive();
    assertThat(of(language, word).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"😍", "❤️", "❤", "👍🏿", ":)", "<3", "🎉🎉"})
  void picturesSpeakInEveryLanguage(String picture) {
    for (Language language : Language.values()) {
      assertThat(of(language, "abc " + picture).pictures()).isPositive();
      assertThat(sum(language, picture)).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "hate", "gut", "slecht", "I love you so much"})
  void wordsSayNothingInALanguageThatIsNotKnown(String text) {
    assertThat(of(Language.UND, text).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "the table is in the room", "12345", "..."})
  void aTextWithoutValenceIsZero(String text) {
    Valence valence = of(Language.EN, text);

    assertThat(valence.sum()).isZero();
    assertThat(valence.compound()).isZero();
  }

  @Test
  void forgetsTheTextBefore() {
    NormalText normal = new NormalText();
    Tokens tokens = new Tokens();
    Valence valence = new Valence();
    for (String text : new String[] {"not very", "good"}) {
      new Normalizer().read(text, text.length(), normal);
      new Tokenizer().read(normal, tokens);
      valence.read(normal, tokens, Lexicon.of(Language.EN));
    }

    assertThat(valence.sum()).isEqualTo(sum(Language.EN, "good"));
  }

  @Property(tries = 500)
  void theCompoundStaysBetweenMinusOneAndOne(@ForAll String text) {
    for (String unit : new String[] {text, text + " good ", "hate " + text}) {
      for (Language language : Language.values()) {
        Valence valence = of(language, unit.repeat(50));
        assertThat(valence.compound()).isBetween(-1f, 1f);
        assertThat(valence.positive()).isNotNegative();
        assertThat(valence.negative()).isNotNegative();
        assertThat(valence.lowest()).isLessThanOrEqualTo(0f);
        assertThat(valence.highest()).isGreaterThanOrEqualTo(0f);
      }
    }
  }

  @Test
  void manyIntensifiersInARowStayFinite() {
    String text = "very ".repeat(1_000) + "good " + "very ".repeat(1_000) + "bad";

    assertThat(of(Language.EN, text).compound()).isBetween(-1f, 1f);
    assertThat(of(Language.EN, "very ".repeat(1_000) + "good").compound()).isBetween(0.5f, 1f);
  }
}
