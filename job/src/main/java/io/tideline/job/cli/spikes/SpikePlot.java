package io.tideline.job.cli.spikes;

import io.tideline.job.cli.CommandFailure;
import io.tideline.job.config.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;

/** Draws the first series of a file below each other into one PNG. */
final class SpikePlot {
  private static final int MOST_SERIES = 12;

  private final LabelledWindows windows;
  private final Map<String, SpikeChart> charts = new LinkedHashMap<>();

  SpikePlot(LabelledWindows windows) {
    this.windows = windows;
  }

  void add(SliceJudgement judged) {
    String series = judged.row().series();
    if (charts.size() < MOST_SERIES || charts.containsKey(series)) {
      charts.computeIfAbsent(series, name -> new SpikeChart()).add(judged);
    }
  }

  void write(Path file) {
    List<XYChart> drawn = new ArrayList<>();
    charts.forEach((series, chart) -> drawn.add(chart.draw(series, windows.of(series))));
    if (drawn.isEmpty()) {
      return;
    }
    try {
      BitmapEncoder.saveBitmap(drawn, drawn.size(), 1, file.toString(), BitmapFormat.PNG);
    } catch (IOException e) {
      throw CommandFailure.whileRunning(
          SpikeInput.PREFIX + "--plot: " + file + ": " + FileProblem.describe(e));
    }
  }
}
