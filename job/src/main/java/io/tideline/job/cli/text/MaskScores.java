package io.tideline.job.cli.text;

import io.tideline.udfs.text.evaluate.LabelScore;
import io.tideline.udfs.text.mask.PiiKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares masked texts with those expected: which are exactly equal, and text by text how many
 * placeholders of each kind there are in both.
 */
final class MaskScores {
  private static final int KINDS = PiiKind.values().length;

  private final long[] right = new long[KINDS];
  private final long[] predicted = new long[KINDS];
  private final long[] expected = new long[KINDS];
  private long texts;
  private long equal;

  /** Counts one text. */
  void add(String expectedText, String predictedText) {
    texts++;
    equal += expectedText.equals(predictedText) ? 1 : 0;
    for (PiiKind kind : PiiKind.values()) {
      int k = kind.ordinal();
      int wanted = count(expectedText, kind.placeholder());
      int found = count(predictedText, kind.placeholder());
      right[k] += Math.min(wanted, found);
      predicted[k] += found;
      expected[k] += wanted;
    }
  }

  private static int count(String text, String placeholder) {
    int count = 0;
    for (int at = text.indexOf(placeholder); at >= 0; ) {
      count++;
      at = text.indexOf(placeholder, at + placeholder.length());
    }
    return count;
  }

  /** How many texts there are. */
  long count() {
    return texts;
  }

  /** The share of texts masked exactly as expected, 0..1; NaN without any. */
  double equalShare() {
    return (double) equal / texts;
  }

  /** How many placeholders there are that were not expected, for every thousand texts. */
  double falsePerThousand() {
    long wrong = 0;
    for (int k = 0; k < KINDS; k++) {
      wrong += predicted[k] - right[k];
    }
    return 1000.0 * wrong / texts;
  }

  /** A line a kind. */
  List<LabelScore> kinds() {
    return Stream.of(PiiKind.values())
        .map(
            kind -> {
              int k = kind.ordinal();
              String name = kind.placeholder().substring(1, kind.placeholder().length() - 1);
              return LabelScore.of(name, right[k], predicted[k], expected[k]);
            })
        .toList();
  }
}
