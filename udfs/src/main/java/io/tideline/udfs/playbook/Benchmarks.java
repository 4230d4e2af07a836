package io.tideline.udfs.playbook;

import java.io.Serializable;

/**
 * When a video's figures mean something (SEMANTICS §6).
 *
 * @param strongWatchRatio watch ratio from which a video is strong
 * @param okWatchRatio from which it is ok
 * @param greatCompletionPct completion rate in percent above which it is great
 * @param goodCompletionPct from which it is good
 * @param viralRatio views per follower above which its reach is viral
 * @param organicRatio from which it is organic
 * @param youngMillis a video is young until it is so old
 * @param minPlays least plays for a completion to say anything
 * @param quietCommentPct comments below so many percent of engagements are quiet
 * @param manyShares least shares that are many
 * @param manySharesPct and least of them per view, in percent
 * @param engagement when engagement is good
 */
public record Benchmarks(
    double strongWatchRatio,
    double okWatchRatio,
    double greatCompletionPct,
    double goodCompletionPct,
    double viralRatio,
    double organicRatio,
    long youngMillis,
    int minPlays,
    double quietCommentPct,
    int manyShares,
    double manySharesPct,
    EngagementBenchmarks engagement)
    implements Serializable {
  /** The defaults of SEMANTICS §6. */
  public static final Benchmarks DEFAULT =
      new Benchmarks(
          0.8, 0.5, 70, 50, 2, 0.5, 72 * 3_600_000L, 200, 5, 100, 1, EngagementBenchmarks.DEFAULT);
}
