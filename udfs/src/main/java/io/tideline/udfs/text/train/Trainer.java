package io.tideline.udfs.text.train;

import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A linear support vector machine with squared hinge loss, one label against the others, by dual
 * coordinate descent (Hsieh et al. 2008), in an order fixed by the seed.
 */
final class Trainer {
  private static final double ENOUGH = 0.05;

  private final TrainerSettings settings;
  private final List<Example> examples;
  private final float[] idf;
  private final double[] squares;

  Trainer(List<Example> examples, TrainerSettings settings) {
    this.settings = settings;
    this.examples = examples;
    this.idf = idf(examples, settings);
    this.squares = new double[examples.size()];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = square(examples.get(i));
    }
  }

  /**
   * How rare each bucket is: (ln((1 + n) / (1 + how many of n it stands in)) + 1) / 5, to a power;
   * 0, so that nothing is learned of it, for one of too few texts.
   */
  private static float[] idf(List<Example> examples, TrainerSettings settings) {
    int[] seen = new int[NGrams.BUCKETS];
    for (Example e : examples) {
      for (int bucket : e.buckets()) {
        seen[bucket]++;
      }
    }
    float[] idf = new float[NGrams.BUCKETS];
    for (int i = 0; i < idf.length; i++) {
      double rare = (Math.log((1.0 + examples.size()) / (1 + seen[i])) + 1) / 5;
      idf[i] = seen[i] < settings.minTexts() ? 0 : (float) Math.pow(rare, settings.rarity());
    }
    return idf;
  }

  private double square(Example e) {
    double q = 0;
    for (int i = 0; i < e.buckets().length; i++) {
      double x = e.values()[i] * idf[e.buckets()[i]];
      q += x * x;
    }
    double s = 1;
    for (float x : e.signals()) {
      s += x * x;
    }
    q += s * settings.signalScale() * settings.signalScale();
    double own = Weights.part(e.language()) > 0 ? settings.ownShare() : 0;
    return q * (1 + own * own);
  }

  /** The weights that tell a label from the others. */
  Weights train(int label) {
    Weights weights = new Weights();
    double[] alpha = new double[examples.size()];
    double[] costs = costs(label);
    int[] order =
        IntStream.range(0, alpha.length).filter(i -> examples.get(i).tellsOf(label)).toArray();
    SplittableRandom random = new SplittableRandom(settings.seed() + label);
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      shuffle(order, random);
      double most = 0;
      for (int i : order) {
        most = Math.max(most, step(weights, alpha, i, label, costs[i]));
      }
      if (most < ENOUGH) {
        break;
      }
    }
    fold(weights);
    return weights;
  }

  /** What an error costs for each example: weight, and for a rare side more. */
  private double[] costs(int label) {
    double of = 0;
    double all = 0;
    for (Example e : examples) {
      all += e.tellsOf(label) ? e.weight() : 0;
      of += e.is(label) ? e.weight() : 0;
    }
    double share = of / all;
    double[] costs = new double[examples.size()];
    for (int i = 0; i < costs.length; i++) {
      Example e = examples.get(i);
      double side = e.is(label) ? share : 1 - share;
      costs[i] = settings.cost() * e.weight() * Math.pow(0.5 / side, settings.balance());
    }
    return costs;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  /** Moves one example's coefficient to its best; how far it was from it. */
  private double step(Weights w, double[] alpha, int i, int label, double cost) {
    Example e = examples.get(i);
    double y = e.is(label) ? 1 : -1;
    int part = Weights.part(e.language());
    double own = part > 0 ? settings.ownShare() : 0;
    double z = dot(w, e, 0) + (part > 0 ? own * dot(w, e, part) : 0);
    double diagonal = 0.5 / cost;
    double gradient = y * z - 1 + diagonal * alpha[i];
    double projected = alpha[i] == 0 ? Math.min(gradient, 0) : gradient;
    if (Math.abs(projected) < 1e-9) {
      return 0;
    }
    double next = Math.max(alpha[i] - gradient / (squares[i] + diagonal), 0);
    double move = (next - alpha[i]) * y;
    alpha[i] = next;
    add(w, e, 0, move);
    if (part > 0) {
      add(w, e, part, move * own);
    }
    return Math.abs(projected);
  }

  private double dot(Weights w, Example e, int part) {
    float[] grams = w.grams[part];
    double z = 0;
    for (int i = 0; i < e.buckets().length; i++) {
      int b = e.buckets()[i];
      z += grams[b] * e.values()[i] * idf[b];
    }
    float[] signals = w.signals[part];
    double s = signals[Signal.COUNT];
    for (int i = 0; i < Signal.COUNT; i++) {
      s += signals[i] * e.signals()[i];
    }
    return z + s * settings.signalScale();
  }

  private void add(Weights w, Example e, int part, double move) {
    float[] grams = w.grams[part];
    for (int i = 0; i < e.buckets().length; i++) {
      int b = e.buckets()[i];
      grams[b] += (float) (move * e.values()[i] * idf[b]);
    }
    float[] signals = w.signals[part];
    double step = move * settings.signalScale();
    for (int i = 0; i < Signal.COUNT; i++) {
      signals[i] += (float) (step * e.signals()[i]);
    }
    signals[Signal.COUNT] += (float) step;
  }

  /** Brings rarity, the languages' share and the signals' scale into the weights themselves. */
  private void fold(Weights w) {
    for (int part = 0; part < Weights.PARTS; part++) {
      float share = part == 0 ? 1 : settings.ownShare();
      float[] grams = w.grams[part];
      for (int b = 0; b < grams.length; b++) {
        grams[b] *= idf[b] * share;
      }
      float[] signals = w.signals[part];
      for (int i = 0; i < signals.length; i++) {
        signals[i] *= share * settings.signalScale();
      }
    }
  }
}
