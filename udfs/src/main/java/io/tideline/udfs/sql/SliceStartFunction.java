package io.tideline.udfs.sql;

import io.tideline.udfs.spike.Slices;
import java.time.Instant;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** {@code SLICE_START(time)}: where the slice of five minutes that holds a time begins (§1). */
public final class SliceStartFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The start of the slice, to the same instant for every time in it. */
  public @DataTypeHint("TIMESTAMP_LTZ(3)") @Nullable Instant eval(
      @DataTypeHint("TIMESTAMP_LTZ(3)") @Nullable Instant time) {
    return time == null
        ? null
        : Instant.ofEpochMilli(Slices.floor(time.toEpochMilli(), Slices.SLICE_MILLIS));
  }
}
