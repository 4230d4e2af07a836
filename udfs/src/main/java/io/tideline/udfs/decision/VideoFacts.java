package io.tideline.udfs.decision;

import io.tideline.udfs.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a video at one moment.
 *
 * @param spike a comment spike of it is firing
 * @param negativeComments inbound comments with label negative in the last 60 minutes
 * @param comments inbound comments in the last 60 minutes
 * @param reachBand {@code follower_bound}, {@code organic} or {@code viral}; null before its first
 *     snapshot
 * @param region as its last snapshot said; null where unsaid
 */
public record VideoFacts(
    boolean spike,
    int negativeComments,
    int comments,
    @Nullable String reachBand,
    @Nullable String region) {
  private static final String VIRAL = "viral";

  /** Adds the facts to a signal of a kind that has them. */
  public void addTo(Signal.Builder signal) {
    signal
        .with("video.viral", VIRAL.equals(reachBand))
        .with("video.spike", spike)
        .with("video.negative_comments_1h", negativeComments)
        .with("video.comments_1h", comments)
        .with("video.reach_band", reachBand)
        .with("video.region", region);
  }
}
