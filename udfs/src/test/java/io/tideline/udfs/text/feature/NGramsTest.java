package io.tideline.udfs.text.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NGramsTest {
  private final NGrams grams = new NGrams();

  private static NGrams read(NGrams into, String text) {
    NormalText normal = new NormalText();
    Tokens tokens = new Tokens();
    new Normalizer().read(text, text.length(), normal);
    new Tokenizer().read(normal, tokens);
    into.read(normal, tokens);
    return into;
  }

  private Set<Integer> words(String text) {
    read(grams, text);
    return new HashSet<>(Arrays.stream(grams.words(), 0, grams.wordCount()).boxed().toList());
  }

  private Set<Integer> pieces(String text) {
    read(grams, text);
    return new TreeSet<>(Arrays.stream(grams.pieces(), 0, grams.pieceCount()).boxed().toList());
  }

  @Test
  void countsWordsPairsAndPairsWithOneBetween() {
    words("one");
    assertThat(grams.wordCount()).isEqualTo(4);
    words("one two three");
    assertThat(grams.wordCount()).isEqualTo(10);
    words("");
    assertThat(grams.wordCount()).isEqualTo(1);
    assertThat(grams.pieceCount()).isZero();
  }

  @Test
  void cutsAWordWithItsBordersIntoPiecesOfTwoToFive() {
    assertThat(pieces("ab")).hasSize(6); // <a <ab <ab> ab ab> b>
    assertThat(pieces("abc")).hasSize(10);
    assertThat(pieces("abcdef")).hasSize(22);
    Set<Integer> shared = pieces("fahrer");
    shared.retainAll(pieces("fahrt"));
    assertThat(shared).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @CsvSource({
    "so, soooooo",
    "schon, schonnnn",
    "good, goood",
    "hate, h4te",
    "work, w0rk",
    "free, fr33"
  })
  void aWordDrawnOutOrInLeetIsAlsoTheWord(String plain, String disguised) {
    Set<Integer> own = words(plain);
    Set<Integer> other = words(disguised);
    other.retainAll(own);

    assertThat(other).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "schön, schoen",
    "GRÖSSE, groesse",
    "don't, dont",
    "don’t, don't",
    "café, cafe",
    "één, een"
  })
  void spellingsOfOneWordAreOne(String a, String b) {
    assertThat(words(a)).isEqualTo(words(b));
  }

  @Test
  void wordsBehindANegationAreMarkedAsSuch() {
    Set<Integer> plain = words("gut");
    Set<Integer> negated = words("nicht gut");

    assertThat(negated).containsAll(firstOf(plain, "gut"));
    words("nicht gut");
    int marked = grams.wordCount();
    words("sehr gut");
    assertThat(marked).isEqualTo(grams.wordCount() + 1);
    words("nicht. gut");
    int parted = grams.wordCount();
    words("sehr. gut");
    assertThat(parted).isEqualTo(grams.wordCount());
  }

  private Set<Integer> firstOf(Set<Integer> words, String text) {
    read(grams, text);
    assertThat(words).contains(grams.words()[0]);
    return Set.of(grams.words()[0]);
  }

  @Test
  void theOrderOfWordsCounts() {
    assertThat(words("not good but bad")).isNotEqualTo(words("not bad but good"));
  }

  @Test
  void forgetsTheTextBefore() {
    Set<Integer> fresh = words("nur dies");
    words("nicht ein sehr langer Text mit vielen Wörtern");

    assertThat(words("nur dies")).isEqualTo(fresh);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a ", "x", "not ", "😀", "h4te ", "sooo ", "#Ab", "!?", "nicht gut. ", "a* "})
  void aTextOfAnyLengthHasSoManyAndNoMore(String unit) {
    read(grams, unit.repeat(50_000));

    assertThat(grams.wordCount()).isBetween(1, 4_096);
    assertThat(grams.pieceCount()).isBetween(0, 4_096);
  }

  @Property(tries = 500)
  void everyBucketIsOneThereIs(@ForAll String text) {
    assertThat(words(text)).allMatch(bucket -> bucket >= 0 && bucket < NGrams.BUCKETS);
    assertThat(pieces(text)).allMatch(bucket -> bucket >= 0 && bucket < NGrams.BUCKETS);
  }

  @Test
  void threeOfALetterInARowAreDrawnOut() {
    assertThat(drawnOut("sooo")).isTrue();
    assertThat(drawnOut("soo")).isFalse();
    assertThat(drawnOut("aabbaabb")).isFalse();
    assertThat(drawnOut("hahahaaa")).isTrue();
  }

  private static boolean drawnOut(String word) {
    NormalText normal = new NormalText();
    new Normalizer().read(word, word.length(), normal);
    return Hashes.isDrawnOut(normal, 0, normal.length());
  }
}
