package io.tideline.udfs.text.train;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signal;
import io.tideline.udfs.text.feature.Signals;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import java.util.Map;
import java.util.TreeMap;

/** Reads samples into examples. */
final class ExampleReader {
  private final NormalText normal = new NormalText();
  private final Normalizer normalizer = new Normalizer();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Tokens tokens = new Tokens();
  private final NGrams grams = new NGrams();
  private final Signals signals = new Signals();

  private final boolean ofLanguages;

  /** For a task; the language itself is told by the n-grams of no language in particular. */
  ExampleReader(TextTask task) {
    ofLanguages = task == TextTask.LANGUAGE;
  }

  Example read(Sample sample) {
    Language language = ofLanguages ? Language.UND : sample.language();
    normalizer.read(sample.text(), 10_000, normal);
    tokenizer.read(normal, tokens);
    grams.read(normal, tokens);
    signals.read(normal, tokens, language);
    Map<Integer, Float> merged = new TreeMap<>();
    float word = norm(grams.wordCount());
    for (int i = 0; i < grams.wordCount(); i++) {
      merged.merge(grams.words()[i], word, Float::sum);
    }
    float piece = norm(grams.pieceCount());
    for (int i = 0; i < grams.pieceCount(); i++) {
      merged.merge(grams.pieces()[i], piece, Float::sum);
    }
    int[] buckets = new int[merged.size()];
    float[] values = new float[merged.size()];
    int at = 0;
    for (Map.Entry<Integer, Float> e : merged.entrySet()) {
      buckets[at] = e.getKey();
      values[at++] = e.getValue();
    }
    float[] numbers = new float[Signal.COUNT];
    for (int i = 0; i < numbers.length && !ofLanguages; i++) {
      numbers[i] = signals.get(i);
    }
    return new Example(
        language,
        sample.label(),
        sample.denied(),
        (float) sample.weight(),
        buckets,
        values,
        numbers);
  }

  private static float norm(int n) {
    return n == 0 ? 0 : (float) (1 / Math.sqrt(n));
  }
}
