package io.tideline.udfs.text.model;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signal;
import io.tideline.udfs.text.feature.Signals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The models of all tasks laid side by side, so that one look at memory for each n-gram serves them
 * all: the eight numbers they give are eight bytes of a long, added up in lanes of sixteen bits.
 * Immutable.
 */
public final class JointModel {
  private static final int LANES = 8;
  private static final int ZERO = 128;
  private static final long EVEN = 0x00FF00FF00FF00FFL;

  /** How many bytes a lane of sixteen bits holds without running over. */
  private static final int FULL = 256;

  private final Map<Language, Table> tables = new EnumMap<>(Language.class);
  private final Map<TextTask, Integer> firstLanes = new EnumMap<>(TextTask.class);

  /** Joins the models of all tasks. */
  public JointModel(Map<TextTask, LinearModel> models) {
    int lanes = 0;
    for (TextTask task : TextTask.JOINT) {
      firstLanes.put(task, lanes);
      lanes += task.outputs();
    }
    if (lanes > LANES) {
      throw new IllegalStateException(lanes + " outputs in " + LANES + " lanes");
    }
    for (Language language : Language.values()) {
      tables.put(language, table(language, models));
    }
  }

  private static Table table(Language language, Map<TextTask, LinearModel> models) {
    List<LinearModel.Part> parts = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    for (TextTask task : TextTask.JOINT) {
      for (int k = 0; k < task.outputs(); k++) {
        parts.add(models.get(task).weights().get(language));
        outputs.add(k);
      }
    }
    return new Table(parts, outputs);
  }

  /** Fills {@code logits} with the eight numbers for a text. */
  public void read(Language language, NGrams grams, Signals signals, float[] logits) {
    tables.get(language).read(grams, signals, logits);
  }

  /** Where a task's first number stands. */
  public int firstLane(TextTask task) {
    return firstLanes.get(task);
  }

  /** The weights of one language. */
  private static final class Table {
    private final long[] packed;
    private final float[] scales = new float[LANES];
    private final float[][] signals = new float[LANES][Signal.COUNT + 1];

    Table(List<LinearModel.Part> parts, List<Integer> outputs) {
      boolean reads = parts.get(0).grams().length > 0;
      packed = new long[reads ? NGrams.BUCKETS : 0];
      for (int lane = 0; lane < parts.size(); lane++) {
        LinearModel.Part part = parts.get(lane);
        int k = outputs.get(lane);
        scales[lane] = part.scales()[k];
        signals[lane] = part.signals()[k];
        for (int b = 0; b < packed.length; b++) {
          packed[b] |= (long) (part.grams()[k][b] + ZERO) << (8 * lane);
        }
      }
    }

    void read(NGrams grams, Signals numbers, float[] logits) {
      for (int lane = 0; lane < LANES; lane++) {
        float[] w = signals[lane];
        float z = w[Signal.COUNT];
        for (int i = 0; i < Signal.COUNT; i++) {
          z += w[i] * numbers.get(i);
        }
        logits[lane] = z;
      }
      if (packed.length > 0) {
        add(grams.words(), grams.wordCount(), logits);
        add(grams.pieces(), grams.pieceCount(), logits);
      }
    }

    private void add(int[] buckets, int count, float[] logits) {
      if (count == 0) {
        return;
      }
      float norm = (float) (1 / Math.sqrt(count));
      for (int from = 0; from < count; from += FULL) {
        int to = Math.min(count, from + FULL);
        long even = 0;
        long odd = 0;
        for (int i = from; i < to; i++) {
          long x = packed[buckets[i]];
          even += x & EVEN;
          odd += (x >>> 8) & EVEN;
        }
        for (int lane = 0; lane < LANES; lane++) {
          long sums = (lane & 1) == 0 ? even : odd;
          int sum = (int) (sums >>> (16 * (lane >> 1))) & 0xFFFF;
          logits[lane] += (sum - ZERO * (to - from)) * scales[lane] * norm;
        }
      }
    }
  }
}
