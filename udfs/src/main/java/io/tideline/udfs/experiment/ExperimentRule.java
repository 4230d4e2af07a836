package io.tideline.udfs.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the variants of one experiment with its control (SEMANTICS §6), by both metrics.
 *
 * <p>A variant wins or loses where its always-valid p, adjusted by Holm for the number of variants,
 * is below 0.05. It makes no difference where the always-valid interval of the difference, at the
 * same level shared between the variants, lies within 5 % of the control's rate. No decision is
 * made while any variant has fewer than 1 000 plays or the compared ones fewer than 1 000 samples,
 * nor where the plays were not split evenly (p below 0.001), or any video does not say how often it
 * was played: how they were split is unknown then.
 *
 * <p>The control is the variant whose videos say so; of several the first by name. The figures
 * alone decide, whatever was decided before.
 */
public final class ExperimentRule {
  private static final double CONFIDENCE = 0.95;
  private static final double LEVEL = 0.05;
  private static final double MISMATCH_BELOW = 0.001;
  private static final long MIN_SAMPLES = 1_000;
  private static final double EQUAL_WITHIN = 0.05;

  private final SortedMap<String, ArmFigures> arms;
  private final @Nullable ArmFigures control;
  private final @Nullable Double sampleRatioP;
  private final boolean mismatch;
  private final boolean enoughPlays;

  private ExperimentRule(SortedMap<String, ArmFigures> arms) {
    this.arms = arms;
    this.control = arms.values().stream().filter(ArmFigures::isControl).findFirst().orElse(null);
    boolean known = arms.values().stream().allMatch(arm -> arm.unknownPlays() == 0);
    this.sampleRatioP =
        known ? SampleRatio.p(arms.values().stream().map(ArmFigures::plays).toList()) : null;
    this.mismatch = sampleRatioP != null && sampleRatioP < MISMATCH_BELOW;
    this.enoughPlays = known && arms.values().stream().allMatch(arm -> arm.plays() >= MIN_SAMPLES);
  }

  /** Every variant by every metric, in the order of names. */
  public static List<ArmVerdict> judge(SortedMap<String, ArmFigures> arms) {
    var rule = new ExperimentRule(arms);
    var verdicts = new ArrayList<ArmVerdict>();
    for (ExperimentMetric metric : ExperimentMetric.values()) {
      verdicts.addAll(rule.judge(metric));
    }
    return verdicts;
  }

  private List<ArmVerdict> judge(ExperimentMetric metric) {
    var compared = new TreeMap<String, TwoProportions>();
    arms.forEach(
        (variant, figures) -> {
          TwoProportions two = figures.isControl() ? null : compared(metric, figures);
          if (two != null) {
            compared.put(variant, two);
          }
        });
    List<Double> adjusted = Holm.adjusted(compared.values().stream().map(AlwaysValid::p).toList());
    var decisions = new TreeMap<String, ExperimentDecision>();
    for (String variant : compared.keySet()) {
      double p = adjusted.get(decisions.size());
      decisions.put(variant, decision(compared.get(variant), p, compared.size()));
    }
    return arms.keySet().stream()
        .map(name -> verdict(name, metric, compared.get(name), decisions.get(name)))
        .toList();
  }

  private @Nullable TwoProportions compared(ExperimentMetric metric, ArmFigures variant) {
    Proportion base = control == null ? null : proportion(metric, control);
    Proportion other = proportion(metric, variant);
    return base == null || other == null ? null : new TwoProportions(base, other);
  }

  private static @Nullable Proportion proportion(ExperimentMetric metric, ArmFigures of) {
    long samples = metric.samples(of);
    long successes = metric.successes(of);
    return Proportion.isOne(successes, samples) ? new Proportion(successes, samples) : null;
  }

  private ExperimentDecision decision(TwoProportions two, double adjustedP, int comparisons) {
    boolean enough =
        enoughPlays
            && two.control().samples() >= MIN_SAMPLES
            && two.variant().samples() >= MIN_SAMPLES;
    if (!enough || mismatch) {
      return ExperimentDecision.COLLECTING;
    }
    if (adjustedP < LEVEL) {
      return two.difference() > 0 ? ExperimentDecision.WINNER : ExperimentDecision.LOSER;
    }
    Interval difference = AlwaysValid.interval(two, 1 - LEVEL / comparisons);
    return difference.isWithin(EQUAL_WITHIN * two.control().rate())
        ? ExperimentDecision.NO_DIFFERENCE
        : ExperimentDecision.COLLECTING;
  }

  private ArmVerdict verdict(
      String variant,
      ExperimentMetric metric,
      @Nullable TwoProportions two,
      @Nullable ExperimentDecision decision) {
    ArmFigures figures = arms.get(variant);
    Proportion own = proportion(metric, figures);
    boolean isControl = figures.isControl();
    return new ArmVerdict(
        variant,
        metric,
        isControl,
        metric.samples(figures),
        metric.successes(figures),
        rate(metric, figures),
        own == null ? null : Intervals.wilson(own, CONFIDENCE),
        isControl ? null : uplift(metric, figures),
        two == null ? null : two.pooled().p(),
        isControl ? null : two == null ? 1.0 : (Double) AlwaysValid.p(two),
        mismatch,
        sampleRatioP,
        isControl ? null : decision == null ? ExperimentDecision.COLLECTING : decision);
  }

  private @Nullable Double uplift(ExperimentMetric metric, ArmFigures variant) {
    Double base = control == null ? null : rate(metric, control);
    Double rate = rate(metric, variant);
    return base == null || base == 0 || rate == null ? null : (Double) ((rate - base) / base);
  }

  private static @Nullable Double rate(ExperimentMetric metric, ArmFigures of) {
    long samples = metric.samples(of);
    return samples == 0 ? null : (Double) ((double) metric.successes(of) / samples);
  }
}
