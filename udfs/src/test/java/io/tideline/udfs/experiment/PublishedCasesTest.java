package io.tideline.udfs.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Tests and intervals that two other libraries computed, and a real experiment. Runs where {@code
 * -Dtideline.experiments=DIR} names a folder with {@code abtest_stats.dev.tsv}, {@code
 * abtest_stats.dev.samplesize.tsv} and {@code cookie_cats.dev.tsv}, at any depth; they are not part
 * of Tideline.
 */
@EnabledIfSystemProperty(named = "tideline.experiments", matches = ".+")
class PublishedCasesTest {
  @Test
  void everyCaseComesOutAsTheLibrariesHaveIt() throws IOException {
    List<Map<String, String>> cases = rows("abtest_stats.dev.tsv");
    for (Map<String, String> row : cases) {
      TwoProportions two = two(row);
      assertClose(row, "p_control", two.control().rate());
      assertClose(row, "p_variant", two.variant().rate());
      assertClose(row, "diff", two.difference());
      assertClose(row, "z_pooled", two.pooled().z());
      assertClose(row, "p_pooled", two.pooled().p());
      assertClose(row, "z_unpooled", two.unpooled().z());
      assertClose(row, "p_unpooled", two.unpooled().p());
      Interval wald = Intervals.wald(two, 0.95);
      assertClose(row, "wald95_lo", wald.low());
      assertClose(row, "wald95_hi", wald.high());
      Interval newcombe = Intervals.newcombe(two, 0.95);
      assertClose(row, "newcombe95_lo", newcombe.low());
      assertClose(row, "newcombe95_hi", newcombe.high());
      assertClose(row, "chi2_no_correction", two.chiSquare());
      assertClose(row, "fisher_p", two.fisherP());
      var counts = List.of(two.control().samples(), two.variant().samples());
      assertClose(row, "srm_p_50_50", SampleRatio.p(counts));
    }
    assertThat(cases).hasSizeGreaterThan(30);
  }

  @Test
  void everySampleSizeIsThatOfFleiss() throws IOException {
    List<Map<String, String>> sizes = rows("abtest_stats.dev.samplesize.tsv");
    for (Map<String, String> row : sizes) {
      long size =
          SampleSize.perVariant(
              number(row, "baseline"), number(row, "relative_mde"), number(row, "power"));
      assertThat(size).as(row.toString()).isEqualTo((long) number(row, "n_per_arm_fleiss"));
    }
    assertThat(sizes).hasSizeGreaterThan(10);
  }

  @Test
  void aRealExperimentLosesThoughItsSplitIsALittleUneven() throws IOException {
    Map<String, String> all =
        rows("abtest_stats.dev.tsv").stream()
            .filter(row -> row.get("case").equals("cookie_cats all retention_7"))
            .findFirst()
            .orElseThrow();
    TwoProportions two = two(all);
    assertThat(two.pooled().z()).isCloseTo(-3.164, within(5e-4));
    var arms = new TreeMap<String, ArmFigures>();
    arms.put("gate_30", arm(two.control(), 1));
    arms.put("gate_40", arm(two.variant(), 0));
    ArmVerdict verdict = ExperimentRule.judge(arms).get(1);
    assertThat(verdict.sampleRatioP()).isCloseTo(0.0086, within(5e-5));
    assertThat(verdict.sampleRatioMismatch()).isFalse();
    assertThat(verdict.p()).isLessThan(0.002);
    assertThat(verdict.alwaysValidP()).isBetween(0.05, 0.2);
    assertThat(verdict.decision()).isEqualTo(ExperimentDecision.COLLECTING);
  }

  @Test
  void playersCountedOneByOneGiveTheSame() throws IOException {
    long[] samples = new long[2];
    long[] stayed = new long[2];
    for (Map<String, String> player : rows("cookie_cats.dev.tsv")) {
      int side = player.get("variant").equals("gate_30") ? 0 : 1;
      samples[side]++;
      stayed[side] += Boolean.parseBoolean(player.get("retention_7")) ? 1 : 0;
    }
    Map<String, String> dev =
        rows("abtest_stats.dev.tsv").stream()
            .filter(row -> row.get("case").equals("cookie_cats dev retention_7"))
            .findFirst()
            .orElseThrow();
    assertThat(TwoProportionsTest.of(stayed[0], samples[0], stayed[1], samples[1]))
        .isEqualTo(two(dev));
  }

  private static ArmFigures arm(Proportion of, long controls) {
    return new ArmFigures(1, controls, of.samples(), of.samples(), of.successes(), 0, 0, 0);
  }

  private static TwoProportions two(Map<String, String> row) {
    return TwoProportionsTest.of(
        (long) number(row, "x_control"),
        (long) number(row, "n_control"),
        (long) number(row, "x_variant"),
        (long) number(row, "n_variant"));
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  /**
   * To the last digit that is written: rates and intervals have nine places, so that is half of
   * 10⁻⁹; z has six places, p seven digits.
   */
  private static void assertClose(Map<String, String> row, String column, Double value) {
    String written = row.get(column);
    double tolerance = new BigDecimal(written).ulp().doubleValue() * 0.501 + 1e-15;
    assertThat(value)
        .as(row.get("case") + ' ' + column)
        .isCloseTo(Double.parseDouble(written), within(tolerance));
  }

  private static List<Map<String, String>> rows(String name) throws IOException {
    Path file;
    try (var files = Files.walk(Path.of(System.getProperty("tideline.experiments")))) {
      file = files.filter(path -> path.getFileName().toString().equals(name)).findFirst().get();
    }
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.get(0).split("\t");
    var rows = new ArrayList<Map<String, String>>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split("\t", -1);
      var row = new HashMap<String, String>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
