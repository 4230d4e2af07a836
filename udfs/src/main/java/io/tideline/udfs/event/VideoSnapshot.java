package io.tideline.udfs.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code video.snapshot}: cumulative figures of one video at one time.
 *
 * @param durationSeconds length of the video
 * @param watchTimeSeconds summed over all plays; null where unsaid
 * @param followers of the account at that time
 * @param hashtags empty where unsaid
 */
public record VideoSnapshot(
    String videoId,
    long publishedAtMillis,
    double durationSeconds,
    long views,
    long likes,
    long comments,
    long shares,
    @Nullable Long saves,
    @Nullable Long reach,
    @Nullable Long impressions,
    @Nullable Long plays,
    @Nullable Long completions,
    @Nullable Double watchTimeSeconds,
    long followers,
    List<String> hashtags,
    @Nullable String soundId,
    @Nullable Boolean soundOwned,
    @Nullable String region,
    @Nullable String campaignTag,
    @Nullable ExperimentArm experiment) {

  public VideoSnapshot {
    hashtags = hashtags == null ? List.of() : hashtags;
  }
}
