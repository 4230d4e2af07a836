package io.tideline.udfs.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against values computed with 40 digits. */
class TwoProportionsTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  @Test
  void aFifthAgainstAQuarterOfAThousand() {
    TwoProportions two = of(200, 1_000, 250, 1_000);
    assertThat(two.difference()).isCloseTo(0.05, CLOSE);
    assertThat(two.pooled().z()).isCloseTo(2.67739776300833, CLOSE);
    assertThat(two.pooled().p()).isCloseTo(0.007419649261025675, CLOSE);
    assertThat(two.unpooled().z()).isCloseTo(2.682208903929101, CLOSE);
    assertThat(two.unpooled().p()).isCloseTo(0.007313777221710657, CLOSE);
    assertThat(two.chiSquare()).isCloseTo(7.168458781362007, CLOSE);
    assertThat(two.fisherP()).isCloseTo(0.00864924090737055, CLOSE);
  }

  @Test
  void aVariantBelowTheControlHasANegativeZ() {
    TwoProportions two = of(480, 1_200, 431, 1_310);
    assertThat(two.pooled().z()).isCloseTo(-3.694803651289415, CLOSE);
    assertThat(two.pooled().p()).isCloseTo(0.0002200567716714976, CLOSE);
    assertThat(two.unpooled().z()).isCloseTo(-3.698119467902762, CLOSE);
    assertThat(two.fisherP()).isCloseTo(0.0002538312868242995, CLOSE);
  }

  @Test
  void fewSamplesAreTestedExactly() {
    TwoProportions two = of(3, 40, 11, 37);
    assertThat(two.pooled().p()).isCloseTo(0.01150970370024704, CLOSE);
    assertThat(two.fisherP()).isCloseTo(0.01694098183352037, CLOSE);
  }

  @Test
  void nothingDiffersWhereNothingVaries() {
    assertThat(of(0, 10, 0, 20).pooled()).isEqualTo(Significance.NONE);
    assertThat(of(10, 10, 20, 20).unpooled()).isEqualTo(Significance.NONE);
    assertThat(of(0, 10, 20, 20).unpooled()).isEqualTo(Significance.NONE);
    assertThat(of(0, 10, 20, 20).pooled().p()).isLessThan(1e-7);
  }

  @Test
  void moreSuccessesThanSamplesAreNoProportion() {
    assertThat(Proportion.isOne(11, 10)).isFalse();
    assertThat(Proportion.isOne(0, 0)).isFalse();
    assertThat(Proportion.isOne(-1, 10)).isFalse();
    assertThat(Proportion.isOne(10, 10)).isTrue();
    assertThatThrownBy(() -> new Proportion(11, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("11 of 10 is no proportion");
  }

  @Property
  void changingSidesChangesTheSignAndNothingElse(
      @ForAll @IntRange(max = 50) int x0, @ForAll @IntRange(max = 70) int x1) {
    TwoProportions two = of(x0, 50, x1, 70);
    TwoProportions turned = of(x1, 70, x0, 50);
    assertThat(turned.pooled().z()).isCloseTo(-two.pooled().z(), CLOSE);
    assertThat(turned.pooled().p()).isCloseTo(two.pooled().p(), CLOSE);
    assertThat(turned.fisherP()).isCloseTo(two.fisherP(), CLOSE);
    assertThat(AlwaysValid.p(turned)).isCloseTo(AlwaysValid.p(two), CLOSE);
  }

  static TwoProportions of(long x0, long n0, long x1, long n1) {
    return new TwoProportions(new Proportion(x0, n0), new Proportion(x1, n1));
  }
}
