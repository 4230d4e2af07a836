package io.tideline.udfs.playbook.document;

import io.tideline.udfs.content.EngagementBase;
import io.tideline.udfs.playbook.AnomalyThresholds;
import io.tideline.udfs.playbook.AttributionWindows;
import io.tideline.udfs.playbook.Benchmarks;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.playbook.EngagementBenchmarks;
import io.tideline.udfs.playbook.GrowthThresholds;
import io.tideline.udfs.playbook.PagingLevel;
import io.tideline.udfs.playbook.PagingRules;
import io.tideline.udfs.playbook.PrivacyRules;
import io.tideline.udfs.playbook.ReplyBy;
import io.tideline.udfs.playbook.SentimentThresholds;
import io.tideline.udfs.playbook.ServiceLevel;
import io.tideline.udfs.playbook.SlaAlerting;
import io.tideline.udfs.playbook.SpikeThresholds;
import io.tideline.udfs.playbook.guard.GuardRules;
import io.tideline.udfs.playbook.guard.QuietHours;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the typed settings of a document; what it does not say is the default. */
final class SettingsBinder {
  private final Section root;

  SettingsBinder(Section root) {
    this.root = root;
  }

  SpikeThresholds spikes() {
    Section own = root.section("thresholds").section("spikes");
    SpikeThresholds absent = SpikeThresholds.DEFAULT;
    return new SpikeThresholds(
        own.whole("min_volume", absent.minVolume()),
        own.number("min_growth", absent.minGrowth()),
        own.number("critical_growth", absent.criticalGrowth()),
        own.whole("new_series_factor", absent.newSeriesFactor()),
        own.whole("new_series_critical_factor", absent.newSeriesCriticalFactor()),
        own.number("significance", absent.significance()),
        own.number("calm_growth", absent.calmGrowth()),
        own.whole("calm_slices", absent.calmSlices()));
  }

  AnomalyThresholds anomalies() {
    Section own = root.section("thresholds").section("anomalies");
    AnomalyThresholds absent = AnomalyThresholds.DEFAULT;
    Map<String, Double> rates = new TreeMap<>(absent.falseAlarmsPerWeek());
    Section asked = own.section("false_alarms_per_week");
    asked.keys().stream()
        .filter(asked::has)
        .forEach(series -> rates.put(series, asked.number(series, 1)));
    return new AnomalyThresholds(
        rates,
        own.whole("min_volume", absent.minVolume()),
        own.whole("critical_volume", absent.criticalVolume()),
        own.number("critical_factor", absent.criticalFactor()),
        own.whole("calm_slices", absent.calmSlices()),
        own.flag("drops", absent.drops()));
  }

  PagingRules paging() {
    Section own = root.section("paging");
    Map<String, PagingLevel> levels = new TreeMap<>(PagingRules.DEFAULT.levels());
    own.keys().stream()
        .filter(own::has)
        .forEach(kind -> levels.put(kind, PagingLevel.valueOf(upper(own.text(kind, "info")))));
    return new PagingRules(levels);
  }

  GrowthThresholds growth() {
    Section own = root.section("thresholds").section("growth");
    GrowthThresholds absent = GrowthThresholds.DEFAULT;
    return new GrowthThresholds(
        own.whole("min_daily", absent.minDaily()),
        own.number("min_daily_growth", absent.minDailyGrowth()),
        own.whole("days", absent.days()));
  }

  SentimentThresholds sentiment() {
    Section own = root.section("thresholds").section("sentiment");
    SentimentThresholds absent = SentimentThresholds.DEFAULT;
    return new SentimentThresholds(
        own.whole("min_messages", absent.minMessages()),
        own.number("floor", absent.floor()),
        own.number("drop", absent.drop()),
        own.number("recovery", absent.recovery()),
        own.whole("recovery_slices", absent.recoverySlices()),
        own.whole("silent_hours", absent.silentHours()));
  }

  ConversationRules conversations() {
    Section sla = root.section("sla");
    Section messages = root.section("thresholds").section("messages");
    ConversationRules absent = ConversationRules.DEFAULT;
    return new ConversationRules(
        level(sla.section("dm"), absent.dm()),
        level(sla.section("comment"), absent.comment()),
        sla.duration("reopen_within", absent.reopenHorizonMillis()),
        messages.number("negative_below", absent.negativeBelow()),
        messages.number("toxic_from", absent.toxicFrom()));
  }

  private static ServiceLevel level(Section own, ServiceLevel absent) {
    return new ServiceLevel(
        own.duration("first_response", absent.firstResponseMillis()),
        own.duration("resolution", absent.resolutionMillis()),
        SlaAlerting.valueOf(upper(own.text("alerts", absent.alerts().name()))),
        ReplyBy.valueOf(upper(own.text("reply_by", absent.replyBy().name()))));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  Benchmarks benchmarks() {
    Section own = root.section("benchmarks");
    Benchmarks absent = Benchmarks.DEFAULT;
    return new Benchmarks(
        own.number("strong_watch_ratio", absent.strongWatchRatio()),
        own.number("ok_watch_ratio", absent.okWatchRatio()),
        own.number("great_completion_pct", absent.greatCompletionPct()),
        own.number("good_completion_pct", absent.goodCompletionPct()),
        own.number("viral_ratio", absent.viralRatio()),
        own.number("organic_ratio", absent.organicRatio()),
        own.duration("young", absent.youngMillis()),
        own.whole("min_plays", absent.minPlays()),
        own.number("quiet_comment_pct", absent.quietCommentPct()),
        own.whole("many_shares", absent.manyShares()),
        own.number("many_shares_pct", absent.manySharesPct()),
        engagement(own.section("engagement")));
  }

  private static EngagementBenchmarks engagement(Section own) {
    EngagementBenchmarks absent = EngagementBenchmarks.DEFAULT;
    return new EngagementBenchmarks(
        EngagementBase.valueOf(upper(own.text("by", absent.by().label()))),
        own.whole("mid_from", (int) absent.midFrom()),
        own.whole("large_above", (int) absent.largeAbove()),
        line(own.section("small"), absent.small()),
        line(own.section("mid"), absent.mid()),
        line(own.section("large"), absent.large()));
  }

  private static EngagementBenchmarks.Line line(Section own, EngagementBenchmarks.Line absent) {
    return new EngagementBenchmarks.Line(
        own.number("good", absent.good()), own.number("great", absent.great()));
  }

  GuardRules guards() {
    Section own = root.section("guards");
    Section dm = own.section("dm");
    GuardRules absent = GuardRules.DEFAULT;
    return new GuardRules(
        own.whole("per_hour", absent.perHour()),
        own.whole("per_day", absent.perDay()),
        own.duration("template_repeat", absent.templateRepeatMillis()),
        own.whole("attempts", absent.attempts()),
        quietHours(own),
        dm.whole("unanswered", absent.dmUnanswered()),
        dm.duration("window", absent.dmWindowMillis()),
        dm.whole("after_window", absent.dmAfterWindow()),
        own.number("qa_sample_pct", absent.qaSamplePct()),
        root.number("control_cohort_pct", absent.controlCohortPct()),
        own.texts("blocked"),
        root.section("privacy").texts("regions_without_automation"));
  }

  private static @Nullable QuietHours quietHours(Section own) {
    String hours = own.text("quiet_hours", "none");
    if (hours.equals("none")) {
      return null;
    }
    return new QuietHours(
        minute(hours.substring(0, 5)),
        minute(hours.substring(6)),
        ZoneId.of(own.text("quiet_zone", "UTC")));
  }

  private static int minute(String clock) {
    return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
  }

  AttributionWindows attribution() {
    Section own = root.section("attribution");
    AttributionWindows absent = AttributionWindows.DEFAULT;
    return new AttributionWindows(
        own.duration("click", absent.clickMillis()),
        own.duration("view", absent.viewMillis()),
        own.duration("live", absent.liveMillis()));
  }

  PrivacyRules privacy() {
    Map<String, Integer> days = new TreeMap<>();
    Section own = root.section("privacy").section("retention_days");
    own.keys().stream().filter(own::has).forEach(table -> days.put(table, own.whole(table, 0)));
    return new PrivacyRules(days);
  }
}
