package io.tideline.job.cli.spikes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What came of it.
 *
 * @param labelled whether there were labels to compare with
 */
public record SpikeReport(
    Path file, String detector, boolean labelled, List<SeriesFigures> series) {
  private static final int SHOWN = 30;
  private static final String ROW = "%-40s %9s %8s %8s %9s";

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted("series", "days", "alerts", "a week", labelled ? "windows" : ""));
    series.stream().limit(SHOWN).map(this::line).forEach(lines::add);
    if (series.size() > SHOWN) {
      lines.add("and " + (series.size() - SHOWN) + " more series");
    }
    lines.add(
        "%d series over %.1f series-weeks: %s"
            .formatted(
                series.size(),
                weeks(),
                rate(sum(SeriesFigures::alerts), weeks(), "alerts a week")));
    if (labelled) {
      lines.add(
          "%d of %d windows hit; %s"
              .formatted(
                  sum(SeriesFigures::hits),
                  sum(SeriesFigures::windows),
                  rate(sum(SeriesFigures::beside), weeks() * 7, "false alarms a series-day")));
    }
    long passedOver = sum(SeriesFigures::passedOver);
    if (passedOver > 0) {
      lines.add("rows passed over, not later than the one before: " + passedOver);
    }
    return lines;
  }

  private String line(SeriesFigures one) {
    double weeks = one.days() / 7;
    String rate = weeks > 0 ? text(one.alerts() / weeks) : "-";
    String hits = labelled ? one.hits() + "/" + one.windows() : "";
    return ROW.formatted(one.series(), text(one.days()), one.alerts(), rate, hits).stripTrailing();
  }

  private static String text(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }

  private static String rate(long alerts, double units, String what) {
    return units > 0 ? String.format(Locale.ROOT, "%.3f %s", alerts / units, what) : "no " + what;
  }

  /** For programs; a rate without any time is null. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("task", "spikes");
    figures.put("file", file.toString());
    figures.put("detector", detector);
    figures.put("series", series.size());
    figures.put("rows", sum(SeriesFigures::rows));
    figures.put("rows_passed_over", sum(SeriesFigures::passedOver));
    figures.put("series_weeks", weeks());
    figures.put("alerts", sum(SeriesFigures::alerts));
    figures.put(
        "alerts_per_series_week", weeks() > 0 ? sum(SeriesFigures::alerts) / weeks() : null);
    if (labelled) {
      figures.put("windows", sum(SeriesFigures::windows));
      figures.put("windows_hit", sum(SeriesFigures::hits));
      figures.put("false_alarms", sum(SeriesFigures::beside));
    }
    return figures;
  }

  private double weeks() {
    return series.stream().mapToDouble(SeriesFigures::days).sum() / 7;
  }

  private long sum(ToLongFunction<SeriesFigures> figure) {
    return series.stream().mapToLong(figure).sum();
  }
}
