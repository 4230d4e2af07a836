package io.tideline.udfs.playbook.document;

import static io.tideline.udfs.playbook.document.Shape.Field.of;
import static io.tideline.udfs.playbook.document.Shape.Field.required;

import io.tideline.udfs.playbook.PagingLevel;
import io.tideline.udfs.playbook.PagingRules;
import io.tideline.udfs.playbook.document.Shape.Field;
import io.tideline.udfs.playbook.document.Shape.Fields;
import io.tideline.udfs.playbook.document.Shape.ListOf;
import io.tideline.udfs.playbook.document.Shape.MapOf;
import io.tideline.udfs.playbook.document.Shape.Scalar;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import io.tideline.udfs.signal.SignalType;
import io.tideline.udfs.spike.VolumeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a playbook may hold, section by section. */
final class PlaybookShape {
  /** The languages texts may be in. */
  static final List<String> LANGUAGES = List.of("en", "de", "nl");

  /** The intents keywords may settle. */
  static final String[] INTENTS = {"purchase", "question", "complaint", "spam", "praise", "other"};

  private static final String[] TABLES = {
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
    "erasures"
  };

  /** Any character but spaces and those that no table takes. */
  private static final String SEEN = "[^\\s\\x00-\\x1f\\x7f-\\x9f]";

  private static final Scalar ACCOUNT =
      Scalars.pattern("\\*|" + SEEN + "{1,128}", "an account id, or * for all others");
  private static final Scalar LANGUAGE = Scalars.choice(LANGUAGES.toArray(String[]::new));
  private static final Scalar RATIO = Scalars.number(0, 1);
  private static final Scalar COUNT = Scalars.whole(1, 1_000_000);

  private PlaybookShape() {}

  /** The whole document. */
  static final Fields ROOT =
      new Fields(
          of("tenant", Scalars.id(), "Whose playbook it is; the key on the topic playbook."),
          required(
              "version",
              Scalars.pattern(SEEN + "{1,64}", "1 to 64 characters without spaces"),
              "What triggers and alerts say in playbook_version."),
          of(
              "accounts",
              new ListOf(
                  Scalars.pattern("\\*|" + SEEN + "{1,128}", "account ids, or *"), 10_000, true),
              "The accounts it is for; all where absent."),
          of("thresholds", thresholds(), "From which figures on something is a signal."),
          of("paging", paging(), "Of which alerts people are told."),
          of("sla", sla(), "How soon conversations are to be answered and resolved."),
          of(
              "business_hours",
              new MapOf(ACCOUNT, businessHours(), 10_000),
              "When accounts answer, by account; always where absent."),
          of(
              "zones",
              new MapOf(ACCOUNT, Scalars.zone(), 10_000),
              "In which zone an account's days and weeks begin, by account; UTC where absent."),
          of(
              "languages",
              new MapOf(ACCOUNT, LANGUAGE, 10_000),
              "The language of texts where the message does not tell, by account."),
          of("benchmarks", benchmarks(), "What a video's figures are measured by."),
          of(
              "values",
              new MapOf(Scalars.id(), Scalars.text(500), 200),
              "What templates may name beside the facts, such as order_link."),
          of(
              "templates",
              new MapOf(Scalars.id(), texts(), 500),
              "Prepared texts, by id and language; English is needed."),
          of(
              "queues",
              new MapOf(Scalars.id(), queue(), 200),
              "Where people take things up, by id."),
          of("keywords", keywords(), "Expressions that settle the intent of a message."),
          of(
              "policy_terms",
              new ListOf(Scalars.text(100), 1_000, false),
              "Expressions that a person has to see."),
          of("faq", faq(), "Questions that are answered without a person."),
          of("guards", guards(), "What keeps automation from saying too much."),
          of("attribution", attribution(), "How long before an order a touch counts."),
          of("privacy", privacy(), "What is kept, and where nothing is automated."),
          of(
              "control_cohort_pct",
              Scalars.number(0, 50),
              "So many percent of people get nothing automated, to measure what it is worth."),
          of(
              "utm",
              new Fields(of("pattern", Scalars.regex(), "How campaigns are to be named.")),
              "How links are to be tagged."),
          of("rules", new ListOf(rule(), 2_000, false), "Which signal calls for what."));

  private static Fields thresholds() {
    return new Fields(
        of(
            "spikes",
            new Fields(
                of("min_volume", COUNT, "Least events in 60 minutes."),
                of("min_growth", Scalars.number(0.01, 100), "Least growth, 0.5 is +50 %."),
                of("critical_growth", Scalars.number(0.01, 1000), "Growth that is critical."),
                of("new_series_factor", COUNT, "Times min_volume where the week before had none."),
                of("new_series_critical_factor", COUNT, "Likewise, for critical."),
                of("significance", Scalars.number(0, 0.5), "Greatest chance of such a rise."),
                of("calm_growth", Scalars.number(0, 100), "Calm below this growth."),
                of("calm_slices", Scalars.whole(1, 288), "Calm slice ends that resolve it.")),
            "volume_spike: a count rose week over week (SEMANTICS §2)."),
        of("anomalies", anomalies(), "volume_anomaly: the adaptive detector (SEMANTICS §2)."),
        of(
            "growth",
            new Fields(
                of("min_daily", COUNT, "Least events a day."),
                of("min_daily_growth", Scalars.number(0, 100), "Least rise of each day."),
                of("days", Scalars.whole(1, 30), "So many rises in a row.")),
            "sustained_growth of direct messages (SEMANTICS §2)."),
        of(
            "sentiment",
            new Fields(
                of("min_messages", COUNT, "Least messages in 60 minutes."),
                of("floor", RATIO, "A mean below it is a drop."),
                of("drop", RATIO, "So far below the week before is a drop."),
                of("recovery", RATIO, "So far above its threshold it recovers."),
                of("recovery_slices", Scalars.whole(1, 288), "Such slice ends that resolve it."),
                of("silent_hours", Scalars.whole(1, 168), "After so long without a mean it ends.")),
            "sentiment_drop (SEMANTICS §4)."),
        of(
            "messages",
            new Fields(
                of("negative_below", RATIO, "A lower score is a negative_message."),
                of("toxic_from", RATIO, "Such toxicity is a policy_violation.")),
            "Single messages (SEMANTICS §4)."));
  }

  private static Fields anomalies() {
    Scalar rate = Scalars.number(0.01, 100);
    List<Field> series =
        Arrays.stream(VolumeSeries.values())
            .map(kind -> of(kind.wireName(), rate, "Of each series of that kind."))
            .toList();
    return new Fields(
        of("false_alarms_per_week", new Fields(series), "So many may come by chance."),
        of("min_volume", COUNT, "Least events in 60 minutes."),
        of("critical_volume", COUNT, "Least events in 60 minutes to be critical."),
        of("critical_factor", Scalars.number(1, 1000), "Times the range's upper end: critical."),
        of("calm_slices", Scalars.whole(1, 288), "Slice ends within the range that resolve it."),
        of("drops", Scalars.flag(), "true: too little is told as well, as volume_drop."));
  }

  private static Fields paging() {
    Scalar level = words(PagingLevel.values(), word -> word.name().toLowerCase(Locale.ROOT));
    return new Fields(
        PagingRules.KINDS.stream().map(kind -> of(kind, level, "The least severity.")).toList());
  }

  private static Fields sla() {
    Fields level =
        new Fields(
            of("first_response", Scalars.duration("1s", "30d"), "To the first reply."),
            of("resolution", Scalars.duration("1min", "365d"), "To the resolution."),
            of("alerts", Scalars.choice("all", "needs_answer", "none"), "What is alerted."),
            of("reply_by", Scalars.choice("any", "human"), "Whose reply meets the target."));
    return new Fields(
        of("dm", level, "Of direct messages."),
        of("comment", level, "Of comments."),
        of("reopen_within", Scalars.duration("1min", "365d"), "So long it may be reopened."));
  }

  private static Fields businessHours() {
    return new Fields(
        required("open", Scalars.week(), "Days and hours, local time."),
        of("zone", Scalars.zone(), "Of these hours; UTC where absent."),
        of("holidays", Scalars.holidays(), "Closed days."));
  }

  private static Fields benchmarks() {
    Scalar percent = Scalars.number(0, 100);
    Scalar ratio = Scalars.number(0, 1000);
    return new Fields(
        of("strong_watch_ratio", ratio, "Watched so far: strong."),
        of("ok_watch_ratio", ratio, "Watched so far: ok."),
        of("great_completion_pct", percent, "Above: great."),
        of("good_completion_pct", percent, "From: good; below it low_completion."),
        of("viral_ratio", ratio, "Views per follower above: viral."),
        of("organic_ratio", ratio, "From: organic."),
        of("young", Scalars.duration("1h", "90d"), "So long low_completion is a signal."),
        of("min_plays", Scalars.whole(0, 1_000_000_000), "Least plays for that."),
        of("quiet_comment_pct", percent, "Comments below so many percent are quiet."),
        of("many_shares", Scalars.whole(1, 1_000_000_000), "Least shares that are many."),
        of("many_shares_pct", percent, "And least of them per view."),
        of("engagement", engagement(), "When likes, comments and shares together are good."));
  }

  private static Fields engagement() {
    Scalar followers = Scalars.whole(0, 1_000_000_000);
    return new Fields(
        of(
            "by",
            Scalars.choice("followers", "views", "reach"),
            "What they are put in relation to."),
        of("mid_from", followers, "So many followers: mid; fewer: small."),
        of("large_above", followers, "Above: large."),
        of("small", engagementLine(), "Of small accounts."),
        of("mid", engagementLine(), "Of mid accounts."),
        of("large", engagementLine(), "Of large accounts."));
  }

  private static Fields engagementLine() {
    Scalar percent = Scalars.number(0, 10_000);
    return new Fields(
        of("good", percent, "From so many percent: good."), of("great", percent, "Above: great."));
  }

  private static Fields texts() {
    Scalar text = Scalars.text(2_000);
    return new Fields(
        required("en", text, "English, the language of last resort."),
        of("de", text, "German."),
        of("nl", text, "Dutch."));
  }

  private static Fields queue() {
    return new Fields(
        of("description", Scalars.text(500), "For people."),
        of("expected", Scalars.duration("1min", "30d"), "How soon somebody answers."));
  }

  private static Fields keywords() {
    return new Fields(
        Arrays.stream(INTENTS)
            .map(
                intent ->
                    of(
                        intent,
                        new ListOf(Scalars.text(100), 1_000, false),
                        "Words or expressions."))
            .toList());
  }

  private static Fields faq() {
    ListOf ways = new ListOf(Scalars.text(300), 50, true);
    Fields questions =
        new Fields(LANGUAGES.stream().map(language -> of(language, ways, "Ways to ask.")).toList());
    return new Fields(
        of("threshold", RATIO, "Least score of a match; below it nothing is sent."),
        of("offer", texts(), "Behind every answer: that a person is there too."),
        of(
            "entries",
            new ListOf(
                new Fields(
                    required("id", Scalars.id(), "Unique."),
                    required("questions", questions, "Ways to ask it, by language."),
                    required("answer", texts(), "What is answered, by language.")),
                1_000,
                false),
            "The questions."));
  }

  private static Fields guards() {
    return new Fields(
        of("per_hour", Scalars.whole(0, 100), "Most automated messages to a person in 60 min."),
        of("per_day", Scalars.whole(0, 100), "Most in 24 h."),
        of("template_repeat", Scalars.duration("1min", "7d"), "So long none is repeated."),
        of("attempts", Scalars.whole(0, 10), "Automated answers before a person has to."),
        of("quiet_hours", Scalars.quietHours(), "When nothing automated is sent."),
        of("quiet_zone", Scalars.zone(), "The zone of these; UTC where absent."),
        of("qa_sample_pct", Scalars.number(5, 10), "Of replies, for quality checks."),
        of(
            "blocked",
            new ListOf(Scalars.pattern(SEEN + "{1,128}", "customer ids"), 10_000, false),
            "People who get nothing automated."),
        of(
            "dm",
            new Fields(
                of("unanswered", Scalars.whole(0, 1000), "Most until the person answers."),
                of("window", Scalars.duration("1h", "30d"), "So long we may write freely."),
                of("after_window", Scalars.whole(0, 1000), "Most later than that.")),
            "The platform's limits of direct messages."));
  }

  private static Fields attribution() {
    Scalar window = Scalars.duration("1min", "90d");
    return new Fields(
        of("click", window, "Clicks, leads, conversations."),
        of("view", window, "Impressions."),
        of("live", window, "Products clicked in a live."));
  }

  private static Fields privacy() {
    List<Field> tables =
        Arrays.stream(TABLES).map(t -> of(t, Scalars.whole(1, 36_500), "Days.")).toList();
    return new Fields(
        of("retention_days", new Fields(tables), "By table; for good where absent."),
        of(
            "regions_without_automation",
            new ListOf(Scalars.pattern("[A-Z]{2}", "two capital letters"), 300, false),
            "Where nothing is automated."));
  }

  private static Fields rule() {
    Fields action =
        new Fields(
            required("action", words(ActionKind.values(), ActionKind::label), "What to do."),
            of("template", Scalars.id(), "The text to fill."),
            of("faq", Scalars.flag(), "true: the text is the answer of the matching FAQ entry."),
            of("queue", Scalars.id(), "Where it goes; for route, and for hide and notify."),
            of("tag", Scalars.text(64), "For tag."),
            of("expected", Scalars.duration("1min", "30d"), "How soon a person answers."));
    Scalar types = words(SignalType.values(), SignalType::label);
    return new Fields(
        required("id", Scalars.id(), "Unique."),
        required("on", new ListOf(types, 50, true), "Which signals it judges."),
        of("when", Scalars.text(2_000), "A CEL condition; always where absent."),
        of("then", new ListOf(action, 10, false), "What to do; nothing where empty."),
        of("priority", Scalars.whole(0, 100), "Of its triggers; by formula where absent."),
        of("enabled", Scalars.flag(), "false: as if it were not there."),
        of("dry_run", Scalars.flag(), "true: recorded as would-have-fired, not acted on."),
        of("group", Scalars.id(), "Of the rules of a group only the first that holds acts."),
        of("after", Scalars.duration("1s", "7d"), "So long after the signal it acts."),
        of(
            "unless",
            new ListOf(words(UnlessEvent.values(), UnlessEvent::label), 5, true),
            "What calls it off until then."));
  }

  private static <E> Scalar words(E[] values, Function<E, String> label) {
    return Scalars.choice(Arrays.stream(values).map(label).toArray(String[]::new));
  }
}
