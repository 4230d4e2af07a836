package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BiViewsTest {

  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final long HOUR = 3_600_000L;

  /** Monday 2026-01-05 00:00 UTC. */
  private static final long MONDAY = 1_767_571_200_000L;

  private static final String LIFT =
      """
      WITH reached AS (
        SELECT customer_key, min(created_at) AS since,
               coalesce(bool_or(suppressed_reason = 'control_cohort'), false) AS control
        FROM tideline.triggers
        WHERE action IN ('send_reply', 'send_dm', 'thank') AND NOT dry_run
          AND coalesce(suppressed_reason, 'control_cohort') = 'control_cohort'
        GROUP BY 1
      ), people AS (
        SELECT control, count(*) AS people FROM reached GROUP BY 1
      )
      SELECT control, people, currency, count(order_id) AS orders,
             round(count(order_id)::numeric / people, 4) AS orders_a_person,
             sum(amount - refunded) AS revenue
      FROM people JOIN reached USING (control)
      LEFT JOIN tideline.conversions
        ON person_key = customer_key AND occurred_at BETWEEN since AND since + interval '7 days'
      GROUP BY 1, 2, 3
      ORDER BY 1, 3
      """;

  private static int messages;

  @BeforeAll
  static void fill() throws Exception {
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      List<RejectedRow> rejected =
          writer.write(
              List.of(
                  campaign("2026-01-05", "EUR", "2000", "5000", 50L, 5.0),
                  campaign("2026-01-06", "EUR", "3000", "10000", 150L, 15.0),
                  campaign("2026-01-06", "USD", "0", "7", 0L, 0.0),
                  won("2026-01-05", 4.0, "30"),
                  won("2026-01-06", 1.0, "80"),
                  leads("2026-01-05", "first_touch", 3),
                  leads("2026-01-06", "first_touch", 2),
                  leads("2026-01-06", "last_touch", 2),
                  spent("known_cpa", "5000", "5000", 200.0, "15000"),
                  spent("known_roi", "3000", "5000", 100.0, "12500"),
                  volume("berlin", "comment", MONDAY - HOUR, 40),
                  volume("berlin", "comment", MONDAY + 23 * HOUR, 60),
                  volume("berlin", "dm", MONDAY - HOUR, 7),
                  account("berlin", MONDAY - HOUR),
                  alert("berlin", MONDAY + HOUR),
                  episode(1, 120_000),
                  episode(2, 60_000),
                  episode(3, 5_400_000)));
      assertThat(rejected).isEmpty();
    }
  }

  @Test
  void sumsACampaignOverItsLifeAndNeverAddsCurrencies() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT currency, cost_total, revenue, clicks, round(roas_ratio, 2),"
                    + " round(roi_pct, 2), round(cpa, 2), round(cpc, 2)"
                    + " FROM tideline.bi_campaign_roi WHERE account_id = 'a' ORDER BY 1"))
        .containsExactly(
            "EUR|5000.0000|15000.0000|200|3.00|200.00|250.00|25.00",
            "USD|0.0000|7.0000|0|null|null|null|null");
  }

  @Test
  void givesTheExamplesOfTheDefinitions() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT campaign, round(cpa, 2), round(roas_ratio, 2), round(roi_pct, 2)"
                    + " FROM tideline.bi_campaign_roi WHERE account_id = 'known' ORDER BY 1"))
        .containsExactly("known_cpa|25.00|3.00|200.00", "known_roi|50.00|4.17|150.00");
  }

  @Test
  void weighsTheValueOfCustomersByTheirNumber() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT round(ltv, 2), round(cac, 2), round(ltv_cac_ratio, 2), last_date"
                    + " FROM tideline.bi_campaign_roi WHERE account_id = 'won'"))
        .containsExactly("40.00|20.00|2.00|2026-01-06");
  }

  @Test
  void countsTheLeadsOfEachDayOnceWhicheverModelsHaveARow() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT model, leads FROM tideline.bi_campaign_roi"
                    + " WHERE account_id = 'leads' ORDER BY 1"))
        .containsExactly("first_touch|5", "last_touch|5");
  }

  /** The query of docs/attribution.md. */
  @Test
  void tellsTheLiftOfAHoldOut() throws Exception {
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      List<TableRow> rows = new ArrayList<>();
      for (int person = 0; person < 10; person++) {
        rows.add(message("p" + person, person < 4 ? "control_cohort" : null));
        rows.add(message("p" + person, person < 4 ? "control_cohort" : null));
      }
      rows.add(message("limited", "rate_limit"));
      rows.add(sale("p0", MONDAY + HOUR));
      rows.add(sale("p5", MONDAY + HOUR));
      rows.add(sale("p6", MONDAY + 100 * HOUR));
      rows.add(sale("p7", MONDAY + 1000 * HOUR));
      assertThat(writer.write(rows)).isEmpty();
    }

    assertThat(TestWarehouse.query(WAREHOUSE, LIFT).stream().filter(line -> line.contains("EUR")))
        .containsExactly("f|6|EUR|2|0.3333|20.0000", "t|4|EUR|1|0.2500|10.0000");
  }

  @Test
  void splitsACampaignByTheCohortOfItsBuyers() throws Exception {
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      List<TableRow> rows = new ArrayList<>();
      for (String campaign : List.of("held", "never", "nobody")) {
        rows.add(orders(campaign));
      }
      heldOut(rows, "c1", true, 20.0);
      for (int order = 0; order < 5; order++) {
        heldOut(rows, "r" + order, false, 20.0);
      }
      heldOut(rows, "before", null, null);
      credit(rows, "alone", "nobody", false, 20.0);
      assertThat(writer.write(rows)).isEmpty();
    }
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT campaign, control_conversions, control_revenue, reached_conversions,"
                    + " reached_revenue, round(lift_pct, 2), round(revenue_lift_pct, 2)"
                    + " FROM tideline.bi_campaign_roi WHERE account_id = 'hold-out' ORDER BY 1"))
        .containsExactly(
            "held|1|8.0000|5|40.0000|25.00|25.00",
            "never|null|null|null|null|null|null",
            "nobody|0|0|1|8.0000|null|null");
  }

  private static TableRow orders(String campaign) {
    return RowBuilder.of(WarehouseTable.CAMPAIGN_DAILY)
        .set("account_id", "hold-out")
        .set("campaign", campaign)
        .set("date", "2026-01-05")
        .set("model", "last_touch")
        .set("currency", "EUR")
        .set("conversions", 7.0)
        .build(1);
  }

  private static void heldOut(
      List<TableRow> rows, String order, @Nullable Boolean control, @Nullable Double percent) {
    credit(rows, order, "held", control, percent);
  }

  private static void credit(
      List<TableRow> rows,
      String order,
      String campaign,
      @Nullable Boolean control,
      @Nullable Double percent) {
    rows.add(
        RowBuilder.of(WarehouseTable.CONVERSIONS)
            .set("order_id", order)
            .set("account_id", "hold-out")
            .setTime("occurred_at", MONDAY)
            .set("control_cohort", control)
            .set("control_cohort_pct", percent)
            .build(1));
    rows.add(
        RowBuilder.of(WarehouseTable.ATTRIBUTION_CREDITS)
            .set("order_id", order)
            .set("model", "last_touch")
            .set("touch_no", 1L)
            .set("campaign", campaign)
            .set("weight", 1.0)
            .set("credit", "10")
            .set("refunded_credit", "2")
            .set("currency", "EUR")
            .build(1));
  }

  @Test
  void putsCostsAndReturnsBesideTheMonth() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT platform, month, comments, returns -> 'EUR' ->> 'cost_total',"
                    + " returns -> 'EUR' ->> 'revenue', returns -> 'EUR' ->> 'cpa',"
                    + " returns -> 'EUR' ->> 'roi_pct', returns -> 'EUR' ->> 'cac'"
                    + " FROM tideline.report_monthly WHERE account_id = 'known'"))
        .containsExactly("tiktok|2026-01-01|0|10000.0000|27500.0000|33.3333|175.0000|null");
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT comments, returns FROM tideline.report_monthly"
                    + " WHERE account_id = 'berlin'"))
        .containsExactly("100|null");
  }

  @Test
  void reportsTheAccountsOwnDays() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT day, sum(comments), sum(direct_messages), sum(alerts),"
                    + " sum(critical_alerts) FROM tideline.report_daily"
                    + " WHERE account_id = 'berlin' GROUP BY 1 ORDER BY 1"))
        .containsExactly("2026-01-05|40|7|1|1", "2026-01-06|60|0|0|0");
  }

  @Test
  void addsDaysUpToWeeksAndMonths() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT week, comments, alerts FROM tideline.report_weekly"
                    + " WHERE account_id = 'berlin'"))
        .containsExactly("2026-01-05|100|1");
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT month, comments, alerts FROM tideline.report_monthly"
                    + " WHERE account_id = 'berlin'"))
        .containsExactly("2026-01-01|100|1");
  }

  @Test
  void putsContentBesideWhatCameIn() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT week, views, followers_end, inbound_comments, alerts"
                    + " FROM tideline.bi_weekly_overview WHERE account_id = 'berlin'"))
        .containsExactly("2026-01-05|1000|500|100|1");
  }

  @Test
  void takesPercentilesOfADayFromItsEpisodes() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                "SELECT day, frt_p50_s, frt_p90_s, round(frt_avg_s, 1),"
                    + " round(frt_within_target_pct, 1) FROM tideline.bi_conversation_kpis"
                    + " WHERE account_id = 'service' AND frt_p50_s IS NOT NULL"))
        .containsExactly("2026-01-05|120|5400|1860.0|66.7");
  }

  private static TableRow campaign(
      String date, String currency, String cost, String revenue, long clicks, double sold) {
    return RowBuilder.of(WarehouseTable.CAMPAIGN_DAILY)
        .set("account_id", "a")
        .set("campaign", "spring")
        .set("date", date)
        .set("model", "linear")
        .set("currency", currency)
        .set("cost_media", cost)
        .set("cost_total", cost)
        .set("clicks", clicks)
        .set("conversions", sold)
        .set("revenue", revenue)
        .build(1);
  }

  private static TableRow message(String customer, @Nullable String suppressed) {
    return RowBuilder.of(WarehouseTable.TRIGGERS)
        .set("trigger_id", "t" + messages++)
        .setTime("created_at", MONDAY)
        .set("action", "send_dm")
        .set("customer_key", customer)
        .set("dry_run", false)
        .set("suppressed_reason", suppressed)
        .build(1);
  }

  private static TableRow sale(String person, long at) {
    return RowBuilder.of(WarehouseTable.CONVERSIONS)
        .set("order_id", person + at)
        .set("person_key", person)
        .setTime("occurred_at", at)
        .set("amount", "12")
        .set("refunded", "2")
        .set("currency", "EUR")
        .build(1);
  }

  private static TableRow won(String date, double customers, String ltv) {
    return RowBuilder.of(WarehouseTable.CAMPAIGN_DAILY)
        .set("account_id", "won")
        .set("campaign", "spring")
        .set("date", date)
        .set("model", "linear")
        .set("currency", "EUR")
        .set("cost_total", "50")
        .set("new_customers", 2.5)
        .set("won_customers", customers)
        .set("ltv", ltv)
        .build(1);
  }

  private static TableRow leads(String date, String model, long leads) {
    return RowBuilder.of(WarehouseTable.CAMPAIGN_DAILY)
        .set("account_id", "leads")
        .set("campaign", "spring")
        .set("date", date)
        .set("model", model)
        .set("currency", "EUR")
        .set("leads", leads)
        .build(1);
  }

  private static TableRow spent(
      String campaign, String media, String total, double sold, String revenue) {
    return RowBuilder.of(WarehouseTable.CAMPAIGN_DAILY)
        .set("account_id", "known")
        .set("campaign", campaign)
        .set("date", "2026-01-05")
        .set("model", "last_touch")
        .set("currency", "EUR")
        .set("cost_media", media)
        .set("cost_total", total)
        .set("conversions", sold)
        .set("revenue", revenue)
        .build(1);
  }

  private static TableRow volume(String account, String series, long day, long count) {
    return RowBuilder.of(WarehouseTable.VOLUME_DAILY)
        .set("account_id", account)
        .set("platform", "tiktok")
        .set("series", series)
        .set("video_id", "")
        .setTime("window_start", day)
        .set("count", count)
        .build(1);
  }

  private static TableRow account(String account, long week) {
    return RowBuilder.of(WarehouseTable.ACCOUNT_WEEKLY)
        .set("account_id", account)
        .set("platform", "tiktok")
        .setTime("week_start", week)
        .set("views", 1_000L)
        .set("followers_end", 500L)
        .build(1);
  }

  private static TableRow alert(String account, long at) {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", "a1")
        .set("account_id", account)
        .set("platform", "tiktok")
        .set("severity", "critical")
        .setTime("started_at", at)
        .build(1);
  }

  private static TableRow episode(long number, long replyMillis) {
    return RowBuilder.of(WarehouseTable.CONVERSATIONS)
        .set("conversation_id", "c1")
        .set("episode", number)
        .set("account_id", "service")
        .set("platform", "tiktok")
        .set("channel", "dm")
        .setTime("first_reply_at", MONDAY + replyMillis)
        .set("frt_s", replyMillis / 1_000)
        .set("frt_breached", replyMillis > HOUR)
        .build(1);
  }
}
