package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;

import io.tideline.udfs.content.Grade;
import io.tideline.udfs.content.Rate;
import io.tideline.udfs.content.VideoGrades;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code ENGAGEMENT_GRADE(engagements, base, followers)}: {@code great}, {@code good} or {@code
 * below} for an account of so many followers, by the default benchmarks, compared exactly
 * (SEMANTICS §6); null where the base is 0.
 */
public final class EngagementGradeFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The grade; the base is followers, views or reach. */
  public @Nullable String eval(
      @Nullable Double engagements, @Nullable Double base, @Nullable Long followers) {
    Rate rate = Rate.percent(exact(engagements), exact(base));
    Grade grade = followers == null ? null : VideoGrades.DEFAULT.engagement(rate, followers);
    return grade == null ? null : grade.label();
  }
}
