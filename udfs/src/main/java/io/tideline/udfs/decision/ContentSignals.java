package io.tideline.udfs.decision;

import io.tideline.udfs.content.Counters;
import io.tideline.udfs.content.Grade;
import io.tideline.udfs.content.Rate;
import io.tideline.udfs.content.Rates;
import io.tideline.udfs.content.ReachBand;
import io.tideline.udfs.content.VideoGrades;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import io.tideline.udfs.playbook.Benchmarks;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a video's snapshot gives cause to (SEMANTICS §6), by the playbook's benchmarks, each
 * threshold compared exactly:
 *
 * <ul>
 *   <li>{@code viral_reach}: views per follower above {@code viral_ratio}
 *   <li>{@code low_completion}: not older than {@code young}, at least {@code min_plays} plays,
 *       completion below {@code good_completion_pct}
 *   <li>{@code strong_hook_low_completion}: that, and a watch ratio of at least {@code
 *       ok_watch_ratio}
 *   <li>{@code quiet_engagement}: engagement by views graded great while comments are less than
 *       {@code quiet_comment_pct} of the engagements
 *   <li>{@code many_shares}: at least {@code many_shares}, and {@code many_shares_pct} of the views
 * </ul>
 *
 * <p>What is unknown gives cause to nothing.
 */
public final class ContentSignals {
  private static final double HOUR_MILLIS = 3_600_000;

  private final VideoGrades grades;
  private final Benchmarks benchmarks;

  public ContentSignals(VideoGrades grades) {
    this.grades = grades;
    this.benchmarks = grades.benchmarks();
  }

  /** What is known of one snapshot. */
  private record Seen(Event event, VideoSnapshot video, Counters counters, Rates rates) {
    static Seen of(Event event) {
      VideoSnapshot video = event.videoSnapshot();
      Counters counters = Counters.of(video);
      BigDecimal duration = BigDecimal.valueOf(video.durationSeconds());
      return new Seen(event, video, counters, Rates.of(counters, video.followers(), duration));
    }

    @Nullable Rate viewsPerFollower() {
      return VideoGrades.viewsPerFollower(video.views(), video.followers());
    }

    long ageMillis() {
      return event.occurredAtMillis() - video.publishedAtMillis();
    }
  }

  /** The signals of the snapshot, each of a kind that a video gives once. */
  public List<Signal> of(Event event) {
    Seen seen = Seen.of(event);
    var kinds = new ArrayList<SignalType>();
    if (grades.reach(seen.viewsPerFollower()) == ReachBand.VIRAL) {
      kinds.add(SignalType.VIRAL_REACH);
    }
    if (isLeftEarly(seen)) {
      kinds.add(SignalType.LOW_COMPLETION);
      Rate watched = seen.rates().watchRatio();
      if (watched != null && watched.isAtLeast(benchmarks.okWatchRatio())) {
        kinds.add(SignalType.STRONG_HOOK_LOW_COMPLETION);
      }
    }
    if (isQuiet(seen)) {
      kinds.add(SignalType.QUIET_ENGAGEMENT);
    }
    if (isSharedOften(seen.video())) {
      kinds.add(SignalType.MANY_SHARES);
    }
    return kinds.stream().map(kind -> signal(kind, seen)).toList();
  }

  private boolean isLeftEarly(Seen seen) {
    Long plays = seen.video().plays();
    Rate completed = seen.rates().completion();
    return seen.ageMillis() <= benchmarks.youngMillis()
        && plays != null
        && plays >= benchmarks.minPlays()
        && completed != null
        && !completed.isAtLeast(benchmarks.goodCompletionPct());
  }

  /** Graded great by views while hardly anybody comments. */
  private boolean isQuiet(Seen seen) {
    BigDecimal comments = BigDecimal.valueOf(seen.video().comments());
    Rate share = Rate.percent(comments, seen.counters().engagements());
    return grades.engagement(seen.rates().byViews(), seen.video().followers()) == Grade.GREAT
        && share != null
        && !share.isAtLeast(benchmarks.quietCommentPct());
  }

  private boolean isSharedOften(VideoSnapshot video) {
    Rate share =
        Rate.percent(BigDecimal.valueOf(video.shares()), BigDecimal.valueOf(video.views()));
    return video.shares() >= benchmarks.manyShares()
        && (share == null || share.isAtLeast(benchmarks.manySharesPct()));
  }

  private static Signal signal(SignalType type, Seen seen) {
    Event event = seen.event();
    VideoSnapshot video = seen.video();
    var subject = SignalSubject.video(event.accountId(), event.platform(), video.videoId());
    String cause = type.label() + '/' + event.accountId() + '/' + video.videoId();
    return Signal.of(type, subject, cause, event.occurredAtMillis())
        .with("signal.age_h", seen.ageMillis() / HOUR_MILLIS)
        .with("signal.views", video.views())
        .with("signal.likes", video.likes())
        .with("signal.comments", video.comments())
        .with("signal.shares", video.shares())
        .with("signal.plays", video.plays())
        .with("signal.completion_rate_pct", shown(seen.rates().completion()))
        .with("signal.watch_ratio", shown(seen.rates().watchRatio()))
        .with("signal.view_to_follower_ratio", shown(seen.viewsPerFollower()))
        .with("signal.er_by_views_pct", shown(seen.rates().byViews()))
        .with("signal.campaign_tag", video.campaignTag())
        .build();
  }

  private static @Nullable Double shown(@Nullable Rate rate) {
    return rate == null ? null : rate.value();
  }
}
