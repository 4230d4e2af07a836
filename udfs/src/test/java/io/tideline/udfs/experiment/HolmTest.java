package io.tideline.udfs.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void theSmallestPaysForAllAndNoneIsBelowTheOneBefore() {
    assertThat(Holm.adjusted(List.of(0.02, 0.5, 0.01, 0.02)))
        .containsExactly(0.06, 0.5, 0.04, 0.06);
    assertThat(Holm.adjusted(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
    assertThat(Holm.adjusted(List.of(0.03))).containsExactly(0.03);
    assertThat(Holm.adjusted(List.of())).isEmpty();
  }

  @Property
  void itIsBetweenNoCorrectionAndThatOfBonferroni(
      @ForAll @Size(min = 1, max = 8) List<@DoubleRange(max = 1) Double> p) {
    List<Double> adjusted = Holm.adjusted(p);
    for (int i = 0; i < p.size(); i++) {
      assertThat(adjusted.get(i)).isBetween(p.get(i), Math.min(1, p.get(i) * p.size()));
    }
  }
}
