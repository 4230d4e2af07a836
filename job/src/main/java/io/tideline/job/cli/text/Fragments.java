package io.tideline.job.cli.text;

import io.tideline.udfs.text.train.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Cuts a few words out of longer texts, so that a model also learns what little text there is to go
 * by in a short one: of each text of four words or more, one to three words that follow each other
 * and hold a letter. They stay in the group of their text and count a fifth of it.
 */
final class Fragments {
  private static final int FROM_WORDS = 4;
  private static final int MOST_WORDS = 3;
  private static final double SHARE = 0.2;

  private Fragments() {}

  /** The fragments of texts, the same for the same seed. */
  static List<Sample> of(List<Sample> texts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sample> fragments = new ArrayList<>();
    for (Sample text : texts) {
      String[] words = text.text().strip().split("\\s+");
      if (words.length < FROM_WORDS) {
        continue;
      }
      int count = 1 + random.nextInt(MOST_WORDS);
      int from = random.nextInt(words.length - count + 1);
      String cut = String.join(" ", Arrays.asList(words).subList(from, from + count));
      if (cut.codePoints().anyMatch(Character::isLetter)) {
        fragments.add(
            new Sample(
                cut,
                text.language(),
                text.label(),
                text.denied(),
                text.weight() * SHARE,
                text.group(),
                text.source() + ", fragments"));
      }
    }
    return fragments;
  }
}
