package io.tideline.job.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.train.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsTest {
  private static final Sample LONG = sample("wie geht es dir denn heute");

  @Test
  void areAFewWordsOfTheText() {
    for (int seed = 0; seed < 50; seed++) {
      Sample fragment = Fragments.of(List.of(LONG), seed).get(0);

      assertThat(LONG.text()).contains(fragment.text());
      assertThat(fragment.text().split(" ").length).isBetween(1, 3);
      assertThat(fragment.weight()).isEqualTo(0.4);
      assertThat(fragment.group()).isEqualTo(LONG.group());
      assertThat(fragment.label()).isEqualTo(LONG.label());
      assertThat(fragment.source()).isEqualTo("a set, fragments");
    }
  }

  @Test
  void areTheSameForTheSameSeed() {
    List<Sample> texts = List.of(LONG, LONG, LONG, LONG);

    assertThat(Fragments.of(texts, 3)).isEqualTo(Fragments.of(texts, 3));
    assertThat(Fragments.of(texts, 3)).isNotEqualTo(Fragments.of(texts, 4));
  }

  @Test
  void thereAreNoneOfShortTextsAndOfThoseWithoutLetters() {
    assertThat(Fragments.of(List.of(sample("drei kurze wörter"), sample("1 2 3 4 5")), 1))
        .isEmpty();
  }

  private static Sample sample(String text) {
    return new Sample(text, Language.DE, 1, false, 2, "a group", "a set");
  }
}
