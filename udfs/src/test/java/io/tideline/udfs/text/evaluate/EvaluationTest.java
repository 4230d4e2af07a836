package io.tideline.udfs.text.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  private final Evaluation evaluation = new Evaluation(List.of("a", "b", "c"));

  @Test
  void scoresAreThoseOfAPocketCalculator() {
    add(3, 0, 0);
    add(1, 0, 1);
    add(2, 1, 1);
    add(2, 1, 0);

    LabelScore a = evaluation.scores().get(0);
    LabelScore b = evaluation.scores().get(1);

    assertThat(a.precision()).isEqualTo(3 / 5.0, CLOSE);
    assertThat(a.recall()).isEqualTo(3 / 4.0, CLOSE);
    assertThat(a.f1()).isEqualTo(6 / 9.0, CLOSE);
    assertThat(a.support()).isEqualTo(4);
    assertThat(b.precision()).isEqualTo(2 / 3.0, CLOSE);
    assertThat(b.recall()).isEqualTo(2 / 4.0, CLOSE);
    assertThat(b.f1()).isEqualTo(4 / 7.0, CLOSE);
    assertThat(evaluation.accuracy()).isEqualTo(5 / 8.0, CLOSE);
    assertThat(evaluation.count()).isEqualTo(8);
    assertThat(evaluation.confused(1, 0)).isEqualTo(2);
  }

  @Test
  void aLabelThatIsTrueOfNoTextDoesNotCountInMacroF1() {
    add(3, 0, 0);
    add(1, 0, 2);
    add(4, 1, 1);

    assertThat(evaluation.macroF1()).isEqualTo((6 / 7.0 + 1) / 2, CLOSE);
    assertThat(evaluation.scores().get(2)).isEqualTo(new LabelScore("c", 0, Double.NaN, 0, 0));
  }

  @Test
  void whatHasNothingToBeComparedWithIsNotKnown() {
    add(3, 0, 0);
    add(1, 1, 0);

    assertThat(evaluation.scores().get(1)).isEqualTo(new LabelScore("b", Double.NaN, 0, 0, 1));
    assertThat(evaluation.scores().get(2))
        .isEqualTo(new LabelScore("c", Double.NaN, Double.NaN, Double.NaN, 0));
  }

  @Test
  void calibrationErrorIsTheDistanceOfConfidenceFromAccuracyOverTheBins() {
    evaluation.add(0, 0, 0.95);
    evaluation.add(0, 0, 0.91);
    evaluation.add(0, 1, 0.93);
    evaluation.add(1, 1, 0.55);

    // Bin 0.9..1: 2 of 3 right at 0.93; bin 0.5..0.6: 1 of 1 right at 0.55.
    double expected = 3 / 4.0 * (0.93 - 2 / 3.0) + 1 / 4.0 * (1 - 0.55);
    assertThat(evaluation.calibrationError()).isEqualTo(expected, CLOSE);
  }

  @Test
  void fullConfidenceIsInTheLastBin() {
    evaluation.add(0, 0, 1);

    assertThat(evaluation.calibrationError()).isZero();
  }

  @Test
  void withoutTextsThereAreNoScores() {
    assertThat(evaluation.accuracy()).isNaN();
    assertThat(evaluation.macroF1()).isNaN();
    assertThat(evaluation.calibrationError()).isNaN();
  }

  private void add(int times, int truth, int predicted) {
    for (int i = 0; i < times; i++) {
      evaluation.add(truth, predicted, 0.5);
    }
  }
}
