package io.tideline.bench.spikes;

import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.adaptive.AdaptiveDetector;
import io.tideline.udfs.spike.adaptive.DetectorSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The adaptive detector as it is; what may be chosen is how many false alarms a week it has. */
record Adaptive(String name, double[] choices) implements Candidate {

  @Override
  public List<int[]> alerts(LabelledSeries series) {
    return Arrays.stream(choices).mapToObj(target -> alerts(series, target)).toList();
  }

  private static int[] alerts(LabelledSeries series, double target) {
    var detector = new AdaptiveDetector(new DetectorSettings(target, Slices.SLICE_MILLIS));
    return IntStream.range(0, series.rows())
        .filter(row -> detector.observe(series.millis()[row], series.counts()[row]).fires())
        .toArray();
  }
}
