package io.tideline.job.cli.spikes;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code --task spikes} alone understands. */
public final class SpikeOptions {
  @Option(
      names = "--detector",
      paramLabel = "DETECTOR",
      description =
          "For spikes: adaptive (default), or wow, growth against the same hour a week before.")
  private String detector = "adaptive";

  @Option(
      names = "--false-alarms",
      paramLabel = "N",
      description =
          "For spikes: how many false alarms a series and week the adaptive detector may raise"
              + " (default: 1).")
  private double falseAlarms = 1;

  @Option(
      names = "--drops",
      negatable = true,
      description =
          "For spikes: the adaptive detector tells drops as well (or not); they share the false"
              + " alarms. By default of series with values that are not whole: those are"
              + " measurements, no counts.")
  private @Nullable Boolean drops;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "For spikes: draw counts, expected range, alerts and labels; a PNG file.")
  private @Nullable Path plot;

  @Option(
      names = "--windows",
      paramLabel = "FILE",
      description =
          "For spikes: labelled windows to compare with: series, window_start, window_end (both"
              + " ends are timestamps and part of the window).")
  private @Nullable Path windows;

  String detector() {
    return detector;
  }

  double falseAlarms() {
    return falseAlarms;
  }

  @Nullable Boolean drops() {
    return drops;
  }

  @Nullable Path plot() {
    return plot;
  }

  @Nullable Path windows() {
    return windows;
  }
}
