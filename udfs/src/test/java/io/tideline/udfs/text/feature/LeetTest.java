package io.tideline.udfs.text.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeetTest {
  private static NormalText normal(String word) {
    NormalText normal = new NormalText();
    new Normalizer().read(word, word.length(), normal);
    return normal;
  }

  @ParameterizedTest
  @CsvSource({
    "h4te, hate",
    "w0rk, work",
    "fr33, free",
    "a$$, ass",
    "b@d, bad",
    "5pam, spam",
    "n1ce, nice",
    "l33t, leet",
    "h4+e, ha+e",
    "sh!t, shit",
    "8ad, bad",
    "7op, top"
  })
  void putsTheLettersBack(String leet, String plain) {
    NormalText read = normal(leet);
    NormalText word = normal(plain);

    assertThat(Leet.word(read, 0, read.length())).isEqualTo(Hashes.word(word, 0, word.length(), 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hate", "größe", "2024", "10000000", "x100000", "99", "!!!", "", "zzz"})
  void leavesOrdinaryWordsAndNumbersAlone(String word) {
    NormalText read = normal(word);

    assertThat(Leet.word(read, 0, read.length())).isZero();
  }
}
