package io.tideline.udfs.experiment;

import io.tideline.udfs.event.VideoSnapshot;
import java.util.Objects;

/**
 * Figures of a variant: the sums of its videos' newest snapshots. What a snapshot does not say is
 * unknown, not 0: a video without plays counts for neither plays nor completions, and how the plays
 * were split is unknown with it.
 *
 * @param videos how many
 * @param controls how many of them say that the variant is the control
 * @param plays of those that say so
 * @param completablePlays plays of those that also say how many were completed
 * @param completions of the same
 * @param views of all
 * @param engagements likes, comments and shares of all
 * @param unknownPlays how many of the videos do not say how often they were played
 */
public record ArmFigures(
    long videos,
    long controls,
    long plays,
    long completablePlays,
    long completions,
    long views,
    long engagements,
    long unknownPlays) {
  public static final ArmFigures NONE = new ArmFigures(0, 0, 0, 0, 0, 0, 0, 0);

  /** One video's, of a snapshot that names an experiment. */
  public static ArmFigures of(VideoSnapshot video) {
    boolean completable = video.plays() != null && video.completions() != null;
    return new ArmFigures(
        1,
        Objects.requireNonNull(video.experiment()).control() ? 1 : 0,
        video.plays() == null ? 0 : video.plays(),
        completable ? video.plays() : 0,
        completable ? video.completions() : 0,
        video.views(),
        video.likes() + video.comments() + video.shares(),
        video.plays() == null ? 1 : 0);
  }

  /** Both together. */
  public ArmFigures plus(ArmFigures other) {
    return new ArmFigures(
        videos + other.videos,
        controls + other.controls,
        plays + other.plays,
        completablePlays + other.completablePlays,
        completions + other.completions,
        views + other.views,
        engagements + other.engagements,
        unknownPlays + other.unknownPlays);
  }

  /** Without the other's. */
  public ArmFigures minus(ArmFigures other) {
    return new ArmFigures(
        videos - other.videos,
        controls - other.controls,
        plays - other.plays,
        completablePlays - other.completablePlays,
        completions - other.completions,
        views - other.views,
        engagements - other.engagements,
        unknownPlays - other.unknownPlays);
  }

  boolean isControl() {
    return controls > 0;
  }
}
