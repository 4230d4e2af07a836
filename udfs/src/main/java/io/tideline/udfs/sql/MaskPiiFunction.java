package io.tideline.udfs.sql;

import io.tideline.udfs.text.mask.PiiMasker;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** {@code MASK_PII(text)}: the text with placeholders for personal data (SEMANTICS §10). */
public final class MaskPiiFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;
  private static final PiiMasker MASKER = new PiiMasker();

  /** The masked text. */
  public @Nullable String eval(@Nullable String text) {
    return text == null ? null : MASKER.mask(text);
  }
}
