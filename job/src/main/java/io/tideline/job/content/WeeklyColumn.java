package io.tideline.job.content;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.udfs.content.Rate;
import io.tideline.udfs.content.WeekFigures;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of a week, each with its change since the week before (SEMANTICS §6). */
enum WeeklyColumn {
  VIEWS(Kind.COUNT, week -> count(week.increase().views())),
  LIKES(Kind.COUNT, week -> count(week.increase().likes())),
  COMMENTS(Kind.COUNT, week -> count(week.increase().comments())),
  SHARES(Kind.COUNT, week -> count(week.increase().shares())),
  REACH(Kind.COUNT, week -> count(week.increase().reach())),
  IMPRESSIONS(Kind.COUNT, week -> count(week.increase().impressions())),
  PLAYS(Kind.COUNT, week -> count(week.increase().plays())),
  COMPLETIONS(Kind.COUNT, week -> count(week.increase().completions())),
  WATCH_TIME_S(Kind.SECONDS, week -> Rate.count(week.increase().watchTimeSeconds())),
  ER_BY_FOLLOWERS_PCT(Kind.RATE, week -> week.rates().byFollowers()),
  ER_BY_VIEWS_PCT(Kind.RATE, week -> week.rates().byViews()),
  ER_BY_REACH_PCT(Kind.RATE, week -> week.rates().byReach()),
  AVG_WATCH_TIME_S(Kind.RATE, week -> week.rates().averageWatchSeconds()),
  WATCH_RATIO(Kind.RATE, week -> week.rates().watchRatio()),
  COMPLETION_RATE_PCT(Kind.RATE, week -> week.rates().completion());

  private static final WeeklyColumn[] ALL = values();

  private enum Kind {
    COUNT,
    SECONDS,
    RATE
  }

  private final String column = name().toLowerCase(Locale.ROOT).intern();
  private final String changeColumn = (column + "_wow_pct").intern();
  private final Kind kind;
  private final Function<WeekFigures, @Nullable Rate> figure;

  WeeklyColumn(Kind kind, Function<WeekFigures, @Nullable Rate> figure) {
    this.kind = kind;
    this.figure = figure;
  }

  private static @Nullable Rate count(@Nullable Long count) {
    return Rate.count(count == null ? null : BigDecimal.valueOf(count));
  }

  /** Sets all of them. */
  static RowBuilder setAll(RowBuilder row, WeekFigures week, @Nullable WeekFigures before) {
    for (WeeklyColumn column : ALL) {
      Rate now = column.figure.apply(week);
      Rate then = before == null ? null : column.figure.apply(before);
      if (now == null) {
        continue;
      }
      switch (column.kind) {
        case COUNT -> row.set(column.column, now.part().longValue());
        case SECONDS -> row.set(column.column, now.part());
        case RATE -> row.set(column.column, (Double) now.value());
      }
      Rate change = now.changeSince(then);
      row.set(column.changeColumn, change == null ? null : (Double) change.value());
    }
    return row;
  }
}
