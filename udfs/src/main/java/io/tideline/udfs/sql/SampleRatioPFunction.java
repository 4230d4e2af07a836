package io.tideline.udfs.sql;

import io.tideline.udfs.experiment.SampleRatio;
import java.util.List;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code SAMPLE_RATIO_P(one, other)}: how likely counts at least so uneven are where traffic is
 * split evenly (SEMANTICS §6); null where both are 0.
 */
public final class SampleRatioPFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The p-value, 0 to 1; below 0.001 is a mismatch. */
  public @Nullable Double eval(@Nullable Long one, @Nullable Long other) {
    return one == null || other == null || one < 0 || other < 0
        ? null
        : SampleRatio.p(List.of(one, other));
  }
}
