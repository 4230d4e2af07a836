package io.tideline.udfs.content;

/**
 * A week of a video, or of all videos of an account (SEMANTICS §6).
 *
 * @param increase by how much the counters rose
 * @param rates of that increase
 */
public record WeekFigures(Counters increase, Rates rates) {

  /** Those of a video whose counters rose so much. */
  static WeekFigures of(Counters increase, SnapshotFigures last) {
    return new WeekFigures(increase, Rates.of(increase, last.followers(), last.durationSeconds()));
  }
}
