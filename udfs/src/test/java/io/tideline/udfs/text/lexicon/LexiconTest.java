package io.tideline.udfs.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import io.tideline.udfs.text.normal.WordLists;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {
  @ParameterizedTest
  @EnumSource(names = {"EN", "DE", "NL"})
  void everyWordOfTheListHasItsValence(Language language) {
    Lexicon lexicon = Lexicon.of(language);

    for (String[] row : WordLists.rows(language.tag() + ".tsv")) {
      assertThat(Float.parseFloat(row[1])).as(row[0]).isBetween(-4f, 4f);
      if (!row[0].contains(" ")) {
        assertThat(lexicon.valence(Lexicon.hash(row[0]))).as(row[0]).isNotNaN();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"SCHÖN, schoen", "großartig, grossartig", "enttäuscht, enttaeuscht"})
  void spellingsAndCaseMakeNoDifference(String a, String b) {
    Lexicon german = Lexicon.of(Language.DE);

    assertThat(german.valence(Lexicon.hash(a))).isNotNaN();
    assertThat(german.valence(Lexicon.hash(a))).isEqualTo(german.valence(Lexicon.hash(b)));
  }

  @Test
  void aWordThatIsNotListedHasNoValence() {
    assertThat(Lexicon.of(Language.EN).valence(Lexicon.hash("qwxyz"))).isNaN();
    assertThat(Lexicon.of(Language.UND).valence(Lexicon.hash("good"))).isNaN();
    assertThat(Lexicon.of(Language.EN).isNegation(Lexicon.hash("good"))).isFalse();
    assertThat(Lexicon.of(Language.EN).intensity(Lexicon.hash("good"))).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "EN, not",
    "EN, never",
    "EN, don't",
    "DE, nicht",
    "DE, keine",
    "NL, niet",
    "NL, geen"
  })
  void knowsTheNegationsOfItsLanguage(Language language, String word) {
    assertThat(Lexicon.of(language).isNegation(Lexicon.hash(word))).isTrue();
    assertThat(Lexicon.isAnyNegation(Lexicon.hash(word))).isTrue();
    assertThat(Lexicon.of(Language.UND).isNegation(Lexicon.hash(word))).isFalse();
  }

  @Test
  void everySingleEmojiOfTheListIsRead() {
    for (String[] row : WordLists.rows("emoji.tsv")) {
      if (row[0].codePointCount(0, row[0].length()) == 1
          && Character.charCount(row[0].codePointAt(0)) == 2) {
        assertThat(Lexicon.of(Language.UND).picture(Lexicon.hash(row[0]))).as(row[0]).isNotNaN();
      }
    }
  }

  @Test
  void findsEveryKeywordInTheMiddleOfAText() {
    for (String[] row : WordLists.rows("keywords.tsv")) {
      Intent intent = Intent.valueOf(row[0].toUpperCase(java.util.Locale.ROOT));
      for (String text :
          List.of(
              row[1],
              "zzz " + row[1] + " zzz",
              "😀" + row[1] + "!",
              row[1].toUpperCase(java.util.Locale.ROOT))) {
        assertThat(keyword(text)).as(text).isEqualTo(intent);
      }
      assertThat(keyword("zzz" + row[1] + "zzz")).isNull();
    }
  }

  @Test
  void findsNoKeywordWhereThereIsNone() {
    assertThat(keyword("")).isNull();
    assertThat(keyword("zzz yyy xxx")).isNull();
    assertThat(keyword("where can. i buy")).isNull();
    assertThat(keyword("where can")).isNull();
  }

  private static Intent keyword(String text) {
    NormalText normal = new NormalText();
    Tokens tokens = new Tokens();
    new Normalizer().read(text, text.length(), normal);
    new Tokenizer().read(normal, tokens);
    return Keywords.builtIn().find(tokens);
  }
}
