package io.tideline.job.cli.spikes;

import io.tideline.job.cli.CommandFailure;
import io.tideline.job.config.FileProblem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a detector over a file of counts (CONTRACTS §4): one detector a series, rows in the order of
 * the file, series in any mixture.
 */
public final class SpikeEvaluation {
  private final Path file;
  private final SpikeOptions options;
  private final LabelledWindows windows;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final @Nullable SpikePlot plot;

  /** One series under way. */
  private static final class Run {
    private final SeriesDetector detector;
    private final SeriesFigures figures;
    private long last = Long.MIN_VALUE;

    Run(SeriesDetector detector, SeriesFigures figures) {
      this.detector = detector;
      this.figures = figures;
    }
  }

  /**
   * Checks what was asked for.
   *
   * @throws CommandFailure where an option is not allowed
   */
  public SpikeEvaluation(Path file, SpikeOptions options) {
    this.file = file;
    this.options = options;
    if (!options.detector().equals("adaptive") && !options.detector().equals("wow")) {
      throw SpikeInput.refused(
          "--detector: \"%s\" is not allowed; allowed: adaptive, wow"
              .formatted(options.detector()));
    }
    if (!(options.falseAlarms() >= 0.01 && options.falseAlarms() <= 100)) {
      throw SpikeInput.refused(
          "--false-alarms: \"%s\" is not allowed; allowed: 0.01 to 100"
              .formatted(options.falseAlarms()));
    }
    Path labels = options.windows();
    this.windows = labels == null ? new LabelledWindows() : SpikeInput.windows(labels);
    this.plot = options.plot() == null ? null : new SpikePlot(windows);
  }

  /**
   * Judges the whole file.
   *
   * @param predictions where alerts are written to as {@code series} and {@code timestamp}, or null
   * @throws CommandFailure where a file cannot be read or written
   */
  public SpikeReport run(@Nullable Path predictions) {
    if (predictions == null) {
      judge(judged -> {});
    } else {
      writing(predictions);
    }
    Path picture = options.plot();
    if (plot != null && picture != null) {
      plot.write(picture);
    }
    return new SpikeReport(
        file,
        options.detector(),
        options.windows() != null,
        runs.values().stream().map(run -> run.figures).toList());
  }

  private void writing(Path predictions) {
    try (BufferedWriter out = Files.newBufferedWriter(predictions, StandardCharsets.UTF_8)) {
      out.write("series\ttimestamp\n");
      judge(
          judged -> {
            try {
              out.write(judged.row().series() + "\t" + judged.row().timestamp() + "\n");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException | UncheckedIOException e) {
      throw CommandFailure.whileRunning(
          SpikeInput.PREFIX + "--predictions: " + predictions + ": " + FileProblem.describe(e));
    }
  }

  private void judge(Consumer<SliceJudgement> alerts) {
    SpikeInput.counts(file, row -> take(row, alerts));
    runs.values().forEach(run -> run.detector.end(judged -> add(run, judged, alerts)));
  }

  private void take(CountRow row, Consumer<SliceJudgement> alerts) {
    Run run = runs.computeIfAbsent(row.series(), this::begin);
    if (row.millis() <= run.last) {
      run.figures.passOver();
      return;
    }
    run.last = row.millis();
    run.detector.take(row, judged -> add(run, judged, alerts));
  }

  private void add(Run run, SliceJudgement judged, Consumer<SliceJudgement> alerts) {
    run.figures.add(judged);
    if (plot != null) {
      plot.add(judged);
    }
    if (judged.fires()) {
      alerts.accept(judged);
    }
  }

  private Run begin(String series) {
    SeriesDetector detector =
        options.detector().equals("wow")
            ? new WeekOverWeekSeries()
            : new AdaptiveSeries(options.falseAlarms(), options.drops());
    return new Run(detector, new SeriesFigures(series, windows.of(series)));
  }
}
