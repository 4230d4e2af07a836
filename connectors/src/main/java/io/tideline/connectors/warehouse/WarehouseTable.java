package io.tideline.connectors.warehouse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every table of the warehouse (CONTRACTS §3) with its columns in order. Each table also has {@code
 * revision} and {@code updated_at}, which travel beside a row's values and are not listed here. The
 * migrations create exactly these tables; a test compares both.
 */
public enum WarehouseTable {
  MESSAGES(
      "message_id channel",
      "conversation_id account_id platform video_id direction sender_type customer_key"
          + " occurred_at:timestamp lang text_masked sentiment_score:numeric sentiment_label intent"
          + " intent_confidence:numeric toxicity:numeric spam:numeric campaign_tag conversion_path"
          + " deleted:boolean"),
  VOLUME_HOURLY(Shared.VOLUME_KEY, Shared.VOLUME),
  VOLUME_DAILY(Shared.VOLUME_KEY, Shared.VOLUME),
  SENTIMENT_HOURLY(
      "account_id platform channel video_id window_start:timestamp",
      "messages:bigint mean_score:numeric negative_pct:numeric baseline_mean:numeric"
          + " final:boolean"),
  CONVERSATIONS(
      "conversation_id episode:bigint",
      "account_id platform channel customer_key opened_at:timestamp first_reply_at:timestamp"
          + " first_human_reply_at:timestamp resolved_at:timestamp frt_s:numeric"
          + " frt_human_s:numeric resolution_s:numeric inbound_count:bigint outbound_count:bigint"
          + " automated_count:bigint reopen_count:bigint frt_due_at:timestamp frt_breached:boolean"
          + " resolution_due_at:timestamp resolution_breached:boolean last_intent"
          + " min_sentiment:numeric assigned_agent queue converted:boolean status"
          + " nrt_avg_s:numeric nrt_max_s:numeric handed_off_at:timestamp"),
  CONVERSATION_KPIS_HOURLY(
      "account_id platform channel window_start:timestamp",
      "inbound:bigint outbound:bigint opened:bigint resolved:bigint frt_avg_s:numeric"
          + " frt_p50_s:numeric frt_p90_s:numeric frt_within_target_pct:numeric"
          + " resolution_avg_s:numeric resolution_rate_pct:numeric open_at_end:bigint"
          + " negative_flags:bigint conversions:bigint"),
  VIDEO_METRICS(
      "video_id",
      "account_id platform occurred_at:timestamp published_at:timestamp duration_s:numeric"
          + " views:bigint likes:bigint comments:bigint shares:bigint saves:bigint reach:bigint"
          + " impressions:bigint plays:bigint completions:bigint watch_time_s:numeric"
          + " followers:bigint hashtags:json sound_id sound_owned:boolean region campaign_tag"
          + " experiment:json "
          + Shared.RATES
          + " watch_grade completion_grade view_to_follower_ratio:numeric reach_band tier"
          + " engagement_grade"),
  VIDEO_WEEKLY(
      "video_id week_start:timestamp",
      "account_id platform " + Shared.INCREASE + " " + Shared.WEEK_OVER_WEEK + " followers:bigint"),
  ACCOUNT_WEEKLY(
      "account_id platform week_start:timestamp",
      Shared.INCREASE
          + " "
          + Shared.WEEK_OVER_WEEK
          + " followers_end:bigint follower_growth:bigint follower_growth_pct:numeric"
          + " top_videos:json"),
  LIVE_SESSIONS(
      "live_id",
      "account_id started_at:timestamp ended_at:timestamp gifts:bigint diamonds:bigint"
          + " gifters:bigint peak_viewers:bigint product_clicks:bigint orders:bigint"
          + " revenue:money currency revenue_other:json top_gifters:json"),
  CONVERSIONS(
      "order_id",
      "account_id person_key occurred_at:timestamp amount:money refunded:money currency"
          + " new_customer:boolean conversion_path touches:bigint assists:bigint control_cohort:boolean"
          + " control_cohort_pct:numeric"),
  ATTRIBUTION_CREDITS(
      "order_id model touch_no:bigint",
      "campaign source medium content touch_type touch_at:timestamp weight:numeric credit:money"
          + " refunded_credit:money currency"),
  CAMPAIGN_DAILY(
      "account_id campaign date:date model currency",
      "cost_media:money cost_total:money impressions:bigint clicks:bigint leads:bigint"
          + " conversions:numeric new_customers:numeric revenue:money ctr_pct:numeric"
          + " conversion_rate_pct:numeric cpc:money cpm:money cpl:money cpa:money cac:money"
          + " roas_ratio:numeric roi_pct:numeric ltv:money ltv_cac_ratio:numeric"
          + " won_customers:numeric"),
  UTM_ISSUES(
      "account_id raw_source raw_medium raw_campaign",
      "problem suggestion first_seen_at:timestamp last_seen_at:timestamp touches:bigint"),
  EXPERIMENTS(
      "experiment_id variant metric",
      "is_control:boolean samples:bigint successes:bigint rate_pct:numeric ci_low_pct:numeric"
          + " ci_high_pct:numeric uplift_pct:numeric p_value:numeric always_valid_p:numeric"
          + " sample_ratio_mismatch:boolean srm_p:numeric decision"),
  POSTING_WINDOWS(
      "account_id region hour_of_week:bigint",
      "active_followers_avg:numeric posts:bigint median_reach:numeric median_watch_ratio:numeric"
          + " score:numeric rank:bigint"),
  TAG_LIFT(
      "account_id kind tag",
      "owned:boolean videos_with:bigint videos_without:bigint reach_lift_pct:numeric"
          + " completion_lift_pct:numeric er_lift_pct:numeric ci_low_pct:numeric"
          + " ci_high_pct:numeric"),
  /** The latest revision of each alert; its {@code revision} is the alert's own. */
  ALERTS(
      "alert_id",
      "status kind severity account_id platform subject:json started_at:timestamp"
          + " ended_at:timestamp value:numeric baseline:numeric threshold:numeric summary rule_id"
          + " playbook_version group_key inhibited_by backfill:boolean"),
  TRIGGERS(
      "trigger_id",
      "created_at:timestamp action account_id platform conversation_id message_id video_id live_id"
          + " customer_key template_id text queue priority:bigint attempt:bigint"
          + " expected_response_minutes:bigint qa_sample:boolean rule_id playbook_version"
          + " signal:json dry_run:boolean suppressed_reason tag"),
  DEAD_LETTERS(
      "source_topic source_partition:bigint source_offset:bigint",
      "reason detail failed_at:timestamp"),
  ERASURES(
      "request_id", "subject_key requested_at:timestamp completed_at:timestamp rows_erased:bigint");

  /** The schema all tables are in. */
  public static final String SCHEMA = "tideline";

  private static final Map<String, WarehouseTable> BY_NAME = new HashMap<>();

  static {
    for (WarehouseTable table : values()) {
      BY_NAME.put(table.tableName, table);
    }
  }

  private final String tableName = name().toLowerCase(Locale.ROOT);
  private final List<Column> columns;
  private final List<Column> keyColumns;
  private final Map<String, Integer> positions;

  WarehouseTable(String keys, String others) {
    this.columns = ColumnSpecs.parse(keys, others);
    this.keyColumns = columns.stream().filter(Column::key).toList();
    this.positions = new HashMap<>();
    for (Column column : columns) {
      positions.put(column.name(), positions.size());
    }
  }

  /** The table of that name. */
  public static WarehouseTable ofName(String name) {
    WarehouseTable table = BY_NAME.get(name);
    if (table == null) {
      throw new IllegalArgumentException(
          "table %s is unknown; the nearest is %s"
              .formatted(name, NearestName.of(name, BY_NAME.keySet())));
    }
    return table;
  }

  /** The name in SQL, without the schema. */
  public String tableName() {
    return tableName;
  }

  /** All columns in order, the key's first; without {@code revision} and {@code updated_at}. */
  public List<Column> columns() {
    return columns;
  }

  /** The primary key; always the first columns. */
  public List<Column> keyColumns() {
    return keyColumns;
  }

  /** The position of a column in {@link #columns()}. */
  public int indexOf(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          "table %s has no column %s; the nearest is %s"
              .formatted(tableName, column, NearestName.of(column, positions.keySet())));
    }
    return position;
  }

  /**
   * Whether a row is written only once the checkpoint that emitted it is complete: so that the
   * table never shows a revision that the topic does not have, or, where figures may also fall or
   * rows be deleted, one that was computed otherwise after a failure.
   */
  public boolean afterCommit() {
    return switch (this) {
      case ALERTS,
          TRIGGERS,
          CONVERSATION_KPIS_HOURLY,
          ACCOUNT_WEEKLY,
          LIVE_SESSIONS,
          CONVERSIONS,
          ATTRIBUTION_CREDITS,
          CAMPAIGN_DAILY,
          UTM_ISSUES,
          EXPERIMENTS,
          POSTING_WINDOWS,
          TAG_LIFT ->
          true;
      default -> false;
    };
  }

  /**
   * Columns that belong to another writer than the row's: a whole row inserts them but leaves them
   * alone where it is put over another; a {@link TableRow#mark() mark} sets them.
   */
  public List<String> markColumns() {
    return switch (this) {
      case MESSAGES -> List.of("conversion_path");
      case CONVERSATIONS -> List.of("converted");
      default -> List.of();
    };
  }

  /** Every table's name in the order of declaration. */
  public static List<String> names() {
    return Arrays.stream(values()).map(WarehouseTable::tableName).toList();
  }

  /** Column lists that several tables have in common; SEMANTICS §6 names the weekly ones. */
  private static final class Shared {
    static final String VOLUME_KEY = "account_id platform series video_id window_start:timestamp";
    static final String VOLUME =
        "count:bigint baseline_count:bigint growth_pct:numeric final:boolean";
    static final String RATES =
        "er_by_followers_pct:numeric er_by_views_pct:numeric er_by_reach_pct:numeric"
            + " avg_watch_time_s:numeric watch_ratio:numeric completion_rate_pct:numeric";
    static final String INCREASE =
        "views:bigint likes:bigint comments:bigint shares:bigint reach:bigint impressions:bigint"
            + " plays:bigint completions:bigint watch_time_s:numeric "
            + RATES;
    static final String WEEK_OVER_WEEK = INCREASE.replaceAll("(\\w+):\\w+", "$1_wow_pct:numeric");
  }
}
