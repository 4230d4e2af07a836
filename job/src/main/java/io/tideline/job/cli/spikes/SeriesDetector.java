package io.tideline.job.cli.spikes;

import java.util.function.Consumer;

/** Judges the rows of one series in their order. */
interface SeriesDetector {

  /** Takes a row, later than the one before; what is known by then goes to {@code judged}. */
  void take(CountRow row, Consumer<SliceJudgement> judged);

  /** No row comes any more. */
  void end(Consumer<SliceJudgement> judged);
}
