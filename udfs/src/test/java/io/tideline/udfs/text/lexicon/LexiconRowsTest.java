package io.tideline.udfs.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.TokenKind;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import io.tideline.udfs.text.normal.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that no text can match is a mistake of its author's, and says nothing. */
class LexiconRowsTest {
  private final NormalText normal = new NormalText();
  private final Normalizer normalizer = new Normalizer();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Tokens tokens = new Tokens();

  @ParameterizedTest
  @ValueSource(strings = {"en.tsv", "de.tsv", "nl.tsv"})
  void everyWordAndExpressionIsFoundInATextOfIt(String list) {
    List<String> dead = new ArrayList<>();
    for (String[] row : WordLists.rows(list)) {
      for (String expression : expressions(row)) {
        if (!isExpression(expression, Lexicon.LONGEST)) {
          dead.add(expression);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"intensifiers.tsv", "negations.tsv"})
  void everyWordThatStrengthensOrTurnsIsFoundInATextOfIt(String list) {
    assertThat(WordLists.column(list, 1)).allMatch(word -> isExpression(word, Lexicon.LONGEST));
  }

  @Test
  void everyCueIsFoundInATextOfIt() {
    List<String> dead = new ArrayList<>();
    for (String[] row : WordLists.rows("cues.tsv")) {
      for (String word : row[2].split(" ")) {
        if (!isExpression(word, 1)) {
          dead.add(word);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"emoji.tsv", "emoticons.tsv"})
  void everyPictureIsOneInATextOfIt(String list) {
    assertThat(WordLists.column(list, 0)).allMatch(this::isPicture);
  }

  @Test
  void aRowThatNoTextCanMatchIsNoticed() {
    assertThat(List.of("burn-out", "a$$hole", "10 out of 10", "one two three four five"))
        .noneMatch(row -> isExpression(row, Lexicon.LONGEST));
    assertThat(List.of("🔥🔥", "🤷‍♀️", "‼", "xxx", "♥♥")).noneMatch(this::isPicture);
  }

  private static List<String> expressions(String[] row) {
    List<String> all = new ArrayList<>(List.of(row[0].toLowerCase(Locale.ROOT)));
    if (row.length > 2 && !row[2].isBlank()) {
      all.addAll(List.of(row[2].toLowerCase(Locale.ROOT).split(" ")));
    }
    return all;
  }

  /** Whether it is read as its words, by itself or as a hashtag. */
  private boolean isExpression(String expression, int longest) {
    return beginsWithItsWords(expression, longest) || beginsWithItsWords("#" + expression, longest);
  }

  private boolean beginsWithItsWords(String text, int longest) {
    String[] words = text.replaceFirst("^#", "").split(" ");
    read(text);
    if (words.length > longest || tokens.size() < words.length) {
      return false;
    }
    for (int t = 0; t < words.length; t++) {
      Set<TokenKind> kinds =
          t == 0 ? Set.of(TokenKind.WORD, TokenKind.HASHTAG) : Set.of(TokenKind.WORD);
      if (!kinds.contains(tokens.kind(t)) || tokens.hash(t) != Lexicon.hash(words[t])) {
        return false;
      }
    }
    return true;
  }

  private boolean isPicture(String picture) {
    read(picture);
    return tokens.size() == 1
        && Set.of(TokenKind.EMOJI, TokenKind.EMOTICON).contains(tokens.kind(0))
        && tokens.hash(0) == Lexicon.hash(picture);
  }

  private void read(String text) {
    normalizer.read(text, text.length(), normal);
    tokenizer.read(normal, tokens);
  }
}
