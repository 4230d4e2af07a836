package io.tideline.udfs.decision;

import static io.tideline.udfs.content.ContentRates.percent;

import io.tideline.udfs.content.ContentRates;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a video's snapshot gives cause to (SEMANTICS §6), and its reach band. */
public final class ContentSignals {
  private static final double VIRAL_ABOVE_PCT = 200;
  private static final double ORGANIC_FROM_PCT = 50;
  private static final long YOUNG_MILLIS = 72 * 3_600_000L;
  private static final long MIN_PLAYS = 200;
  private static final double LOW_COMPLETION_BELOW_PCT = 50;
  private static final double HOOK_FROM = 0.5;
  private static final long MIN_SHARES = 100;
  private static final double MIN_SHARES_A_VIEW = 0.01;
  private static final double QUIET_BELOW_PCT = 5;
  private static final long LARGE_ABOVE = 100_000;
  private static final long MID_FROM = 10_000;
  private static final double HOUR_MILLIS = 3_600_000;

  private ContentSignals() {}

  /** {@code follower_bound}, {@code organic} or {@code viral}; null without followers. */
  public static @Nullable String reachBand(VideoSnapshot video) {
    Double reached = percent((double) video.views(), (double) video.followers());
    if (reached == null) {
      return null;
    }
    return reached > VIRAL_ABOVE_PCT
        ? "viral"
        : reached >= ORGANIC_FROM_PCT ? "organic" : "follower_bound";
  }

  /** The signals of the snapshot, each of a kind that a video gives once. */
  public static List<Signal> of(Event event) {
    VideoSnapshot video = event.videoSnapshot();
    var kinds = new ArrayList<SignalType>();
    if ("viral".equals(reachBand(video))) {
      kinds.add(SignalType.VIRAL_REACH);
    }
    if (isLeftEarly(event.occurredAtMillis(), video)) {
      kinds.add(SignalType.LOW_COMPLETION);
      Double watched = watchRatio(video);
      if (watched != null && watched >= HOOK_FROM) {
        kinds.add(SignalType.STRONG_HOOK_LOW_COMPLETION);
      }
    }
    if (isQuiet(video)) {
      kinds.add(SignalType.QUIET_ENGAGEMENT);
    }
    if (video.shares() >= MIN_SHARES && video.shares() >= MIN_SHARES_A_VIEW * video.views()) {
      kinds.add(SignalType.MANY_SHARES);
    }
    return kinds.stream().map(kind -> signal(kind, event, video)).toList();
  }

  private static boolean isLeftEarly(long atMillis, VideoSnapshot video) {
    Double completed = completion(video);
    return atMillis - video.publishedAtMillis() <= YOUNG_MILLIS
        && video.plays() != null
        && video.plays() >= MIN_PLAYS
        && completed != null
        && completed < LOW_COMPLETION_BELOW_PCT;
  }

  /** Graded great by views while hardly anybody comments. */
  private static boolean isQuiet(VideoSnapshot video) {
    Double rate = percent(engagements(video), (double) video.views());
    Double comments = percent((double) video.comments(), engagements(video));
    return rate != null
        && rate > greatAbovePct(video.followers())
        && comments != null
        && comments < QUIET_BELOW_PCT;
  }

  private static double greatAbovePct(long followers) {
    return followers > LARGE_ABOVE ? 6 : followers >= MID_FROM ? 8 : 10;
  }

  private static double engagements(VideoSnapshot video) {
    return (double) video.likes() + video.comments() + video.shares();
  }

  private static @Nullable Double completion(VideoSnapshot video) {
    return percent(real(video.completions()), real(video.plays()));
  }

  private static @Nullable Double watchRatio(VideoSnapshot video) {
    return ContentRates.watchRatio(
        video.watchTimeSeconds(), real(video.plays()), video.durationSeconds());
  }

  private static @Nullable Double real(@Nullable Long count) {
    return count == null ? null : count.doubleValue();
  }

  private static Signal signal(SignalType type, Event event, VideoSnapshot video) {
    var subject = SignalSubject.video(event.accountId(), event.platform(), video.videoId());
    Double reached = percent((double) video.views(), (double) video.followers());
    String cause = type.label() + '/' + event.accountId() + '/' + video.videoId();
    return Signal.of(type, subject, cause, event.occurredAtMillis())
        .with("signal.age_h", (event.occurredAtMillis() - video.publishedAtMillis()) / HOUR_MILLIS)
        .with("signal.views", video.views())
        .with("signal.likes", video.likes())
        .with("signal.comments", video.comments())
        .with("signal.shares", video.shares())
        .with("signal.plays", video.plays())
        .with("signal.completion_rate_pct", completion(video))
        .with("signal.watch_ratio", watchRatio(video))
        .with("signal.view_to_follower_ratio", reached == null ? null : reached / 100)
        .with("signal.er_by_views_pct", percent(engagements(video), (double) video.views()))
        .with("signal.campaign_tag", video.campaignTag())
        .build();
  }
}
