package io.tideline.udfs.text.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.udfs.text.Language;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private final List<double[]> margins = new ArrayList<>();
  private final List<Example> examples = new ArrayList<>();

  @Test
  void probabilitiesAreTheSharesThatAMarginHas() {
    give(90, 0, 1);
    give(10, 1, 1);
    give(30, 0, -1);
    give(70, 1, -1);

    Calibration calibration = Calibration.fit(margins, examples, 0);

    assertThat(calibration.probabilities(margin(1))[0]).isEqualTo(0.9, within(0.01));
    assertThat(calibration.probabilities(margin(-1))[0]).isEqualTo(0.3, within(0.01));
  }

  @Test
  void probabilitiesAddUpToOne() {
    give(5, 0, 2);
    give(5, 1, -2);

    double[] p = Calibration.fit(margins, examples, 0.5).probabilities(margin(0.3));

    assertThat(p[0] + p[1]).isEqualTo(1, within(1e-12));
  }

  @Test
  void balanceGivesARareLabelTheShareOfAFrequentOne() {
    give(90, 0, 0);
    give(10, 1, 0);

    double asTheyAre = Calibration.fit(margins, examples, 0).probabilities(margin(0))[1];
    double balanced = Calibration.fit(margins, examples, 1).probabilities(margin(0))[1];

    assertThat(asTheyAre).isEqualTo(0.1, within(0.01));
    assertThat(balanced).isEqualTo(0.5, within(0.01));
  }

  @Test
  void whatIsOnlyKnownNotToBeOfALabelIsNoShare() {
    give(90, 0, 1);
    give(10, 1, 1);
    for (int i = 0; i < 300; i++) {
      margins.add(margin(1));
      examples.add(example(0, true));
    }

    Calibration calibration = Calibration.fit(margins, examples, 0);

    assertThat(calibration.probabilities(margin(1))[0]).isEqualTo(0.9, within(0.01));
  }

  private void give(int count, int label, double margin) {
    for (int i = 0; i < count; i++) {
      margins.add(margin(margin));
      examples.add(example(label, false));
    }
  }

  private static Example example(int label, boolean denied) {
    return new Example(Language.EN, label, denied, 1, new int[0], new float[0], new float[0]);
  }

  private static double[] margin(double margin) {
    return new double[] {margin / 2, -margin / 2};
  }
}
