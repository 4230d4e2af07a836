package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One Monday of one account: what came in by channel, and who served it how well. */
class ServiceViewsTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final long HOUR = 3_600_000L;

  /** Monday 2026-01-05 00:00 UTC. */
  private static final long MONDAY = 1_767_571_200_000L;

  @BeforeAll
  static void fill() throws Exception {
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      List<RejectedRow> rejected =
          writer.write(
              List.of(
                  volume("comment", 40),
                  volume("negative_comment", 9),
                  volume("dm", 7),
                  volume("gift", 3),
                  hour("comment", 10, 10L, 4L),
                  hour("dm", 10, 2L, 5L),
                  hour("dm", 22, 1L, 6L),
                  alert("v", "volume_spike", "warning", "{\"series\":\"comment\"}"),
                  alert("n", "negative_message", "warning", "{\"channel\":\"comment\"}"),
                  alert("f", "sla_breach", "warning", "{\"channel\":\"dm\",\"target\":\"frt\"}"),
                  alert("r", "sla_breach", "critical", "{\"channel\":\"dm\"}"),
                  alert("g", "volume_spike", "warning", "{\"series\":\"gift\"}"),
                  episode("c1", "ann", "sales", 120L, false),
                  episode("c2", "ann", "sales", 5_400L, true),
                  episode("c3", "ann", "support", 60L, false),
                  episode("c4", "bob", "support", null, true),
                  episode("c5", null, null, null, null)));
      assertThat(rejected).isEmpty();
    }
  }

  @Test
  void reportsEachDayByChannel() throws SQLException {
    assertThat(
            query(
                "SELECT day, channel, inbox, negative_flags, urgent_escalations, alerts,"
                    + " negative_comments, gifts FROM tideline.report_daily ORDER BY channel"))
        .containsExactly(
            "2026-01-05||0|0|0|1|0|3",
            "2026-01-05|comment|40|10|1|2|9|0",
            "2026-01-05|dm|7|3|1|2|0|0");
  }

  @Test
  void addsChannelsUpToWeeks() throws SQLException {
    assertThat(
            query(
                "SELECT week, comments, direct_messages, negative_flags, urgent_escalations"
                    + " FROM tideline.report_weekly"))
        .containsExactly("2026-01-05|40|7|13|2");
  }

  @Test
  void tellsHowSoonAndHowReliablyEachAgentAnswers() throws SQLException {
    assertThat(
            query(
                "SELECT agent, day, opened, replied, frt_p50_s, frt_p90_s, round(frt_avg_s),"
                    + " round(frt_attainment_pct, 1), frt_human_p50_s"
                    + " FROM tideline.bi_agent_kpis ORDER BY agent"))
        .containsExactly(
            "|2026-01-05|1|0|null|null|null|null|null",
            "ann|2026-01-05|3|3|120|5400|1860|66.7|121",
            "bob|2026-01-05|1|0|null|null|null|0.0|null");
  }

  @Test
  void tellsItByQueueToo() throws SQLException {
    assertThat(
            query(
                "SELECT queue, opened, replied, frt_p50_s, round(frt_attainment_pct, 1)"
                    + " FROM tideline.bi_queue_kpis ORDER BY queue"))
        .containsExactly("|1|0|null|null", "sales|2|2|120|50.0", "support|2|1|60|50.0");
  }

  @Test
  void anEpisodeThatIsNeverAnsweredMissesItsTarget() throws SQLException {
    assertThat(
            query(
                "SELECT channel, inbound, open_at_end, negative_flags, frt_p50_s,"
                    + " round(frt_within_target_pct, 1), round(frt_attainment_pct, 1)"
                    + " FROM tideline.bi_conversation_kpis ORDER BY 1"))
        .containsExactly("comment|12|4|10|null|null|null", "dm|24|6|3|120|66.7|50.0");
  }

  private static List<String> query(String sql) throws SQLException {
    return TestWarehouse.query(WAREHOUSE, sql);
  }

  private static TableRow volume(String series, long count) {
    return RowBuilder.of(WarehouseTable.VOLUME_DAILY)
        .set("account_id", "acme")
        .set("platform", "tiktok")
        .set("series", series)
        .set("video_id", "")
        .setTime("window_start", MONDAY)
        .set("count", count)
        .build(1);
  }

  private static TableRow hour(String channel, long hour, long negative, long open) {
    return RowBuilder.of(WarehouseTable.CONVERSATION_KPIS_HOURLY)
        .set("account_id", "acme")
        .set("platform", "tiktok")
        .set("channel", channel)
        .setTime("window_start", MONDAY + hour * HOUR)
        .set("inbound", 12L)
        .set("negative_flags", negative)
        .set("open_at_end", open)
        .build(1);
  }

  private static TableRow alert(String id, String kind, String severity, String subject) {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", id)
        .set("kind", kind)
        .set("account_id", "acme")
        .set("platform", "tiktok")
        .set("severity", severity)
        .set("subject", subject)
        .setTime("started_at", MONDAY + HOUR)
        .build(1);
  }

  private static TableRow episode(
      String id,
      @Nullable String agent,
      @Nullable String queue,
      @Nullable Long frt,
      @Nullable Boolean breached) {
    BigDecimal human = frt == null ? null : BigDecimal.valueOf(frt + 1);
    return RowBuilder.of(WarehouseTable.CONVERSATIONS)
        .set("conversation_id", id)
        .set("episode", 1L)
        .set("account_id", "acme")
        .set("platform", "tiktok")
        .set("channel", "dm")
        .set("assigned_agent", agent)
        .set("queue", queue)
        .setTime("opened_at", MONDAY + HOUR)
        .setTime("first_reply_at", frt == null ? null : Long.valueOf(MONDAY + HOUR + 1_000 * frt))
        .set("frt_s", frt)
        .set("frt_human_s", human)
        .set("frt_breached", breached)
        .build(1);
  }
}
