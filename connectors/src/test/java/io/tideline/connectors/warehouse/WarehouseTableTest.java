package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarehouseTableTest {

  @ParameterizedTest
  @EnumSource
  void listsItsKeyFirstAndNoColumnTwice(WarehouseTable table) {
    assertThat(table.columns()).startsWith(table.keyColumns().toArray(Column[]::new));
    assertThat(table.columns()).extracting(Column::name).doesNotHaveDuplicates();
    assertThat(table.columns()).extracting(Column::name).doesNotContain("revision", "updated_at");
    assertThat(table.keyColumns()).isNotEmpty();
    assertThat(WarehouseTable.ofName(table.tableName())).isSameAs(table);
  }

  @ParameterizedTest
  @EnumSource
  void typesColumnsByTheirNames(WarehouseTable table) {
    for (Column column : table.columns()) {
      String name = column.name();
      if (name.endsWith("_at") || name.equals("window_start") || name.equals("week_start")) {
        assertThat(column.type()).as(name).isEqualTo(ColumnType.TIMESTAMP);
      }
      if (name.matches(".*(_pct|_ratio|_s|_score)") || name.equals("score")) {
        assertThat(column.type()).as(name).isEqualTo(ColumnType.NUMERIC);
      }
      if (name.matches(".*_count|impressions|clicks|views|plays|touches|samples")) {
        assertThat(column.type()).as(name).isEqualTo(ColumnType.BIGINT);
      }
      assertThat(table.columns().get(table.indexOf(name))).isEqualTo(column);
    }
  }

  @Test
  void hasAllTablesOfTheContract() {
    assertThat(WarehouseTable.names())
        .containsExactly(
            "messages",
            "volume_hourly",
            "volume_daily",
            "sentiment_hourly",
            "conversations",
            "conversation_kpis_hourly",
            "video_metrics",
            "video_weekly",
            "account_weekly",
            "live_sessions",
            "conversions",
            "attribution_credits",
            "campaign_daily",
            "utm_issues",
            "experiments",
            "posting_windows",
            "tag_lift",
            "alerts",
            "triggers",
            "dead_letters",
            "erasures");
  }

  @Test
  void writesWhatATopicToldOrMayFallOnlyAfterItsCheckpoint() {
    assertThat(Arrays.stream(WarehouseTable.values()).filter(WarehouseTable::afterCommit))
        .containsExactly(
            WarehouseTable.CONVERSATION_KPIS_HOURLY,
            WarehouseTable.ACCOUNT_WEEKLY,
            WarehouseTable.LIVE_SESSIONS,
            WarehouseTable.CONVERSIONS,
            WarehouseTable.ATTRIBUTION_CREDITS,
            WarehouseTable.CAMPAIGN_DAILY,
            WarehouseTable.UTM_ISSUES,
            WarehouseTable.EXPERIMENTS,
            WarehouseTable.POSTING_WINDOWS,
            WarehouseTable.TAG_LIFT,
            WarehouseTable.ALERTS,
            WarehouseTable.TRIGGERS);
  }

  @Test
  void comparesEveryWeeklyFigureWithTheWeekBefore() {
    assertThat(WarehouseTable.VIDEO_WEEKLY.columns())
        .extracting(Column::name)
        .contains("views_wow_pct", "watch_time_s_wow_pct", "er_by_views_pct_wow_pct");
  }

  @Test
  void namesTheNearestTableAndColumn() {
    assertThatThrownBy(() -> WarehouseTable.ofName("volume_hourlie"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table volume_hourlie is unknown; the nearest is volume_hourly");
    assertThatThrownBy(() -> WarehouseTable.VOLUME_HOURLY.indexOf("window_begin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table volume_hourly has no column window_begin; the nearest is window_start");
  }
}
