package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;
import static io.tideline.udfs.sql.SqlFigures.product;

import io.tideline.udfs.content.Rate;
import io.tideline.udfs.content.VideoGrades;
import io.tideline.udfs.content.WatchGrade;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code WATCH_GRADE(watch_time_s, plays, duration_s)}: {@code strong}, {@code ok} or {@code weak}
 * by the default benchmarks, compared exactly (SEMANTICS §6); null without plays or a length.
 */
public final class WatchGradeFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The grade. */
  public @Nullable String eval(
      @Nullable Double watchTime, @Nullable Double plays, @Nullable Double duration) {
    Rate ratio = Rate.of(exact(watchTime), product(plays, duration));
    WatchGrade grade = VideoGrades.DEFAULT.watch(ratio);
    return grade == null ? null : grade.label();
  }
}
