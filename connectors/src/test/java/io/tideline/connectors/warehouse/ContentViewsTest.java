package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two weeks of an account whose weeks begin an hour before UTC's. */
class ContentViewsTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final long HOUR = 3_600_000L;
  private static final long WEEK = 168 * HOUR;

  /** Sunday 2026-01-04 23:00 UTC, which is Monday in Berlin. */
  private static final long MONDAY = 1_767_571_200_000L - HOUR;

  @BeforeAll
  static void fill() throws Exception {
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      assertThat(
              writer.write(
                  List.of(
                      account(MONDAY, 1_000, 500, "[]"),
                      account(
                          MONDAY + WEEK,
                          3_000,
                          600,
                          "[{\"video_id\":\"b\",\"views\":2000},"
                              + "{\"video_id\":\"a\",\"views\":1000}]"),
                      video("a", MONDAY + WEEK, 1_000, 55),
                      video("b", MONDAY + WEEK, 2_000, 70),
                      video("b", MONDAY, 9, 1),
                      comments(MONDAY + WEEK, 40))))
          .isEmpty();
    }
  }

  private static TableRow account(long week, long views, long followers, String top) {
    return RowBuilder.of(WarehouseTable.ACCOUNT_WEEKLY)
        .set("account_id", "berlin")
        .set("platform", "tiktok")
        .setTime("week_start", week)
        .set("views", views)
        .set("impressions", views * 2)
        .set("reach", views / 2)
        .set("watch_time_s", (Long) (views * 7))
        .set("followers_end", followers)
        .set("top_videos", top)
        .build(1);
  }

  private static TableRow video(String id, long week, long views, long completion) {
    return RowBuilder.of(WarehouseTable.VIDEO_WEEKLY)
        .set("video_id", id)
        .setTime("week_start", week)
        .set("account_id", "berlin")
        .set("platform", "tiktok")
        .set("views", views)
        .set("completion_rate_pct", completion)
        .build(1);
  }

  private static TableRow comments(long day, long count) {
    return RowBuilder.of(WarehouseTable.VOLUME_DAILY)
        .set("account_id", "berlin")
        .set("platform", "tiktok")
        .set("series", "comment")
        .set("video_id", "")
        .setTime("window_start", day)
        .set("count", count)
        .build(1);
  }

  private static List<String> query(String sql) throws SQLException {
    return TestWarehouse.query(WAREHOUSE, sql);
  }

  @Test
  void theWeeklyReportHoldsWhatVideosDidBesideWhatCameIn() throws SQLException {
    assertThat(
            query(
                "SELECT week, comments, impressions, views, reach, watch_time_s, followers_end,"
                    + " round(view_to_follower_ratio, 2), round(view_to_follower_wow_pct, 1)"
                    + " FROM tideline.report_weekly ORDER BY week"))
        .containsExactly(
            "2026-01-05|0|2000|1000|500|7000|500|2.00|null",
            "2026-01-12|40|6000|3000|1500|21000|600|5.00|150.0");
  }

  @Test
  void theBestCreativesAreShownInOrderWithHowTheyDidInTheWeek() throws SQLException {
    assertThat(
            query(
                "SELECT c ->> 'video_id', c ->> 'views', c ->> 'completion_rate_pct'"
                    + " FROM tideline.bi_weekly_overview,"
                    + " jsonb_array_elements(top_creatives) WITH ORDINALITY AS t(c, place)"
                    + " ORDER BY week, place"))
        .containsExactly("b|2000|70", "a|1000|55");
  }

  @Test
  void theOverviewPutsThemBesideMessages() throws SQLException {
    assertThat(
            query(
                "SELECT week, views, inbound_comments, followers_end"
                    + " FROM tideline.bi_weekly_overview ORDER BY week"))
        .containsExactly("2026-01-05|1000|0|500", "2026-01-12|3000|40|600");
  }
}
