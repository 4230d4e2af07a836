package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;

import io.tideline.udfs.content.Grade;
import io.tideline.udfs.content.Rate;
import io.tideline.udfs.content.VideoGrades;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code COMPLETION_GRADE(completions, plays)}: {@code great}, {@code good} or {@code below} by the
 * default benchmarks, compared exactly (SEMANTICS §6); null without plays.
 */
public final class CompletionGradeFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The grade. */
  public @Nullable String eval(@Nullable Double completions, @Nullable Double plays) {
    Grade grade = VideoGrades.DEFAULT.completion(Rate.percent(exact(completions), exact(plays)));
    return grade == null ? null : grade.label();
  }
}
