package io.tideline.udfs.experiment;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code experiments}: a variant by a metric (SEMANTICS §6).
 *
 * @param rate 0 to 1; null without samples
 * @param interval Wilson's, 95 %; null without samples, or where successes are more than samples
 * @param uplift relative to the control, 0.1 for 10 %; null for the control, without one, or where
 *     the control's rate is 0
 * @param p pooled, two-sided; null for the control, and where there is nothing to compare
 * @param alwaysValidP not corrected for several variants; null for the control only: where there is
 *     nothing to compare there is no evidence, which is 1
 * @param sampleRatioP null for fewer than two variants, without plays, and where any video's are
 *     unknown
 * @param decision null for the control
 */
public record ArmVerdict(
    String variant,
    ExperimentMetric metric,
    boolean isControl,
    long samples,
    long successes,
    @Nullable Double rate,
    @Nullable Interval interval,
    @Nullable Double uplift,
    @Nullable Double p,
    @Nullable Double alwaysValidP,
    boolean sampleRatioMismatch,
    @Nullable Double sampleRatioP,
    @Nullable ExperimentDecision decision) {}
