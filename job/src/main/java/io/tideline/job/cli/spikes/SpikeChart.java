package io.tideline.job.cli.spikes;

import io.tideline.job.cli.spikes.LabelledWindows.Window;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Events an hour of one series, what was expected, alerts and labels, on a logarithmic scale. */
final class SpikeChart {
  private static final int WIDTH = 1800;
  private static final int HEIGHT = 300;
  private static final double LEAST = 0.5;
  private static final Color LABEL = new Color(255, 170, 60, 90);
  private static final Color RANGE = new Color(150, 170, 200);
  private static final Color COUNTS = new Color(40, 70, 120);
  private static final Color EXPECTED = new Color(30, 150, 90);

  private final List<Date> times = new ArrayList<>();
  private final List<Double> counts = new ArrayList<>();
  private final List<Double> expected = new ArrayList<>();
  private final List<Double> low = new ArrayList<>();
  private final List<Double> high = new ArrayList<>();
  private final List<Date> alertTimes = new ArrayList<>();
  private final List<Double> alertCounts = new ArrayList<>();
  private double greatest = 1;

  void add(SliceJudgement judged) {
    times.add(new Date(judged.row().millis()));
    counts.add(drawn(judged.hour()));
    expected.add(drawn(judged.expected()));
    low.add(drawn(judged.low()));
    high.add(drawn(judged.high()));
    greatest = Math.max(greatest, judged.hour());
    if (judged.fires()) {
      alertTimes.add(new Date(judged.row().millis()));
      alertCounts.add(drawn(judged.hour()));
    }
  }

  /** A logarithmic scale has no 0; what is unknown stays so. */
  private static double drawn(double value) {
    return Double.isNaN(value) ? value : Math.max(LEAST, value);
  }

  XYChart draw(String series, List<Window> windows) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(series)
            .yAxisTitle("per hour")
            .build();
    chart.getStyler().setYAxisLogarithmic(true).setToolTipsEnabled(false);
    chart.getStyler().setDatePattern("MM-dd").setXAxisMaxLabelCount(30);
    for (int label = 0; label < windows.size(); label++) {
      label(chart, windows.get(label), label);
    }
    line(chart, "low", low, RANGE);
    line(chart, "high", high, RANGE);
    line(chart, "counts", counts, COUNTS);
    line(chart, "expected", expected, EXPECTED);
    if (!alertTimes.isEmpty()) {
      XYSeries alerts = chart.addSeries("alerts", alertTimes, alertCounts);
      alerts.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      alerts.setMarker(SeriesMarkers.TRIANGLE_DOWN);
      alerts.setMarkerColor(Color.RED);
    }
    return chart;
  }

  private void label(XYChart chart, Window window, int number) {
    var from = new Date(window.from());
    var to = new Date(window.to());
    XYSeries area =
        chart.addSeries(
            "label " + number,
            List.of(from, from, to, to),
            List.of(LEAST, greatest, greatest, LEAST));
    area.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    area.setFillColor(LABEL);
    area.setLineStyle(SeriesLines.NONE);
    area.setMarker(SeriesMarkers.NONE);
    area.setShowInLegend(number == 0);
  }

  private void line(XYChart chart, String name, List<Double> values, Color colour) {
    XYSeries line = chart.addSeries(name, times, values);
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(colour);
    line.setLineWidth(1);
  }
}
