package io.tideline.udfs.text.train;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signal;
import io.tideline.udfs.text.model.LinearModel;
import io.tideline.udfs.text.model.TextTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From labelled texts to a model: cross-validation in folds that keep groups together gives the
 * calibration and honest scores; then all texts give the weights. The same samples and settings
 * give the same model, bit by bit.
 */
public final class ModelTrainer {
  private static final int FOLDS = 5;

  private final TextTask task;
  private final TrainerSettings settings;

  /** For one task. */
  public ModelTrainer(TextTask task, TrainerSettings settings) {
    this.task = task;
    this.settings = settings;
  }

  /**
   * Learns.
   *
   * @throws IllegalArgumentException if a label has no sample, or all samples with one are of one
   *     group
   */
  public TrainedModel train(List<Sample> samples) {
    requireEveryLabel(samples);
    ExampleReader reader = new ExampleReader(task);
    List<Example> examples = new ArrayList<>(samples.size());
    for (Sample sample : samples) {
      examples.add(reader.read(sample));
    }
    int[] folds = folds(samples);
    double[][] margins = new double[samples.size()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      validate(examples, folds, fold, margins);
    }
    Calibration calibration =
        Calibration.fit(List.of(margins), examples, settings.calibrationBalance());
    double[][] probabilities = new double[samples.size()][];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = calibration.probabilities(margins[i]);
    }
    LinearModel model = model(learn(examples), calibration);
    return new TrainedModel(model, samples, probabilities);
  }

  private void requireEveryLabel(List<Sample> samples) {
    for (int k = 0; k < task.labels().size(); k++) {
      int label = k;
      if (samples.stream().noneMatch(s -> s.label() == label && !s.denied())) {
        throw new IllegalArgumentException(
            "no text is labelled " + task.labels().get(k) + "; allowed: some of every label");
      }
    }
    // A text that is only known not to be something tells nothing of how well labels are told.
    if (samples.stream().filter(s -> !s.denied()).map(Sample::group).distinct().count() < 2) {
      throw new IllegalArgumentException(
          "all texts whose label is known are of one group; allowed: at least two, for"
              + " cross-validation");
    }
  }

  /** Parts the groups among the folds, the largest first, each into the fold with the fewest. */
  private static int[] folds(List<Sample> samples) {
    Map<String, Integer> sizes = new TreeMap<>();
    samples.forEach(s -> sizes.merge(s.group(), 1, Integer::sum));
    List<String> groups = new ArrayList<>(sizes.keySet());
    groups.sort(Comparator.comparing((String g) -> -sizes.get(g)).thenComparing(String::hashCode));
    Map<String, Integer> foldOf = new HashMap<>();
    int[] loads = new int[FOLDS];
    for (String group : groups) {
      int least = 0;
      for (int f = 1; f < FOLDS; f++) {
        least = loads[f] < loads[least] ? f : least;
      }
      loads[least] += sizes.get(group);
      foldOf.put(group, least);
    }
    return samples.stream().mapToInt(s -> foldOf.get(s.group())).toArray();
  }

  private void validate(List<Example> examples, int[] folds, int fold, double[][] margins) {
    List<Example> learned = new ArrayList<>();
    for (int i = 0; i < folds.length; i++) {
      if (folds[i] != fold) {
        learned.add(examples.get(i));
      }
    }
    if (learned.size() == folds.length) {
      return;
    }
    List<Weights> weights = learn(learned);
    for (int i = 0; i < folds.length; i++) {
      if (folds[i] == fold) {
        margins[i] = margins(weights, examples.get(i));
      }
    }
  }

  /** One set of weights a label; of two labels the second's are the first's turned over. */
  private List<Weights> learn(List<Example> examples) {
    Trainer trainer = new Trainer(examples, settings);
    List<Weights> weights = new ArrayList<>();
    int labels = task.labels().size();
    for (int label = 0; label < (labels == 2 ? 1 : labels); label++) {
      weights.add(trainer.train(label));
    }
    return weights;
  }

  private double[] margins(List<Weights> weights, Example e) {
    double[] margins = new double[task.labels().size()];
    if (weights.size() == 1) {
      margins[0] = weights.get(0).margin(e, e.language()) / 2;
      margins[1] = -margins[0];
      return margins;
    }
    for (int k = 0; k < margins.length; k++) {
      margins[k] = weights.get(k).margin(e, e.language());
    }
    Priors.addTo(task, e, margins);
    return margins;
  }

  private LinearModel model(List<Weights> weights, Calibration calibration) {
    Map<Language, LinearModel.Part> parts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      parts.put(language, part(weights, calibration, language));
    }
    return new LinearModel(task, parts);
  }

  private LinearModel.Part part(List<Weights> weights, Calibration calibration, Language language) {
    boolean ofLanguages = task == TextTask.LANGUAGE;
    float[][] signals = new float[task.outputs()][];
    float[][] grams = new float[task.outputs()][];
    int last = task.labels().size() - 1;
    for (int k = 0; k < task.outputs(); k++) {
      signals[k] = new float[Signal.COUNT + 1];
      grams[k] = new float[NGrams.BUCKETS];
      add(weights.get(k), language, calibration.slope, signals[k], grams[k]);
      if (weights.size() > 1) {
        add(weights.get(last), language, -calibration.slope, signals[k], grams[k]);
      }
      Priors.addTo(task, k, calibration.slope, signals[k]);
      Priors.addTo(task, last, -calibration.slope, signals[k]);
      signals[k][Signal.COUNT] += calibration.constants[k] - calibration.constants[last];
    }
    boolean reads = ofLanguages == (language == Language.UND);
    return reads ? LinearModel.Part.quantized(grams, signals) : LinearModel.Part.ofSignals(signals);
  }

  private void add(Weights w, Language language, double factor, float[] signals, float[] grams) {
    addPart(w, 0, factor, signals, grams);
    int part = Weights.part(language);
    if (part > 0) {
      addPart(w, part, factor, signals, grams);
    }
  }

  private static void addPart(Weights w, int part, double f, float[] signals, float[] grams) {
    for (int i = 0; i < signals.length; i++) {
      signals[i] += (float) (f * w.signals[part][i]);
    }
    for (int b = 0; b < grams.length; b++) {
      grams[b] += (float) (f * w.grams[part][b]);
    }
  }
}
