package io.tideline.udfs.playbook;

import io.tideline.udfs.spike.VolumeSeries;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the adaptive detector is told of volumes (SEMANTICS §2).
 *
 * @param falseAlarmsPerWeek how many alerts a series and week may come by chance, 0.01 to 100, by
 *     the name of the series; one where it has none
 * @param minVolume an hour with fewer events is no anomaly
 * @param criticalVolume an hour with fewer events is not critical
 * @param criticalFactor an anomaly is critical from so many times the upper end of its range, and
 *     the same hour a week before
 * @param calmSlices so many slice ends in a row within the range resolve an anomaly
 * @param drops whether too little is told as well
 */
public record AnomalyThresholds(
    Map<String, Double> falseAlarmsPerWeek,
    int minVolume,
    int criticalVolume,
    double criticalFactor,
    int calmSlices,
    boolean drops)
    implements Serializable {
  private static final Double ONE_A_WEEK = 1.0;

  /** One false alarm a series and week, and no drops. */
  public static final AnomalyThresholds DEFAULT =
      new AnomalyThresholds(
          Arrays.stream(VolumeSeries.values())
              .collect(Collectors.toMap(VolumeSeries::wireName, series -> ONE_A_WEEK)),
          20,
          100,
          2.0,
          3,
          false);

  public AnomalyThresholds {
    falseAlarmsPerWeek = Map.copyOf(falseAlarmsPerWeek);
  }

  /** How many alerts a week may come by chance of each series of that name. */
  public double falseAlarmsPerWeek(String series) {
    return falseAlarmsPerWeek.getOrDefault(series, ONE_A_WEEK);
  }
}
