package io.tideline.udfs.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.udfs.attribution.markov.PathCounts;
import io.tideline.udfs.attribution.markov.RemovalEffects;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Published paths against the published credits of each channel. Runs where {@code
 * -Dtideline.attributionPaths=DIR} names a folder with {@code attribution_paths.dev.tsv}, {@code
 * mta_unit_case.dev.tsv} and the {@code .expected.tsv} of both; they are not part of Tideline.
 */
@EnabledIfSystemProperty(named = "tideline.attributionPaths", matches = ".+")
class PublishedPathsTest {
  private static final Map<String, AttributionModel> MODELS =
      Map.of(
          "first_touch", AttributionModel.FIRST_TOUCH,
          "last_touch", AttributionModel.LAST_TOUCH,
          "linear", AttributionModel.LINEAR,
          "position_40_20_40", AttributionModel.POSITION_BASED);

  /** Like paths: so many with orders of a value, so many without. */
  private record Row(List<String> channels, long won, BigDecimal value, long lost) {}

  @Test
  void theUnitCaseIsExact() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String[] cells : cells("mta_unit_case.dev.tsv")) {
      rows.add(row(cells[0], cells[1], "0", cells[2]));
    }
    var expected = new TreeMap<String, String>();
    for (String[] cells : cells("mta_unit_case.dev.expected.tsv")) {
      expected.put(cells[0] + " " + cells[1], cells[2]);
    }

    var computed = new TreeMap<String, String>();
    MODELS.forEach(
        (name, model) ->
            credits(rows, model, false)
                .forEach((channel, credit) -> computed.put(name + " " + channel, text(credit))));
    assertThat(computed).isEqualTo(expected);
  }

  @Test
  void rulesGiveEachChannelExactlyTheOrdersThatArePublished() throws IOException {
    List<Row> rows = published();
    for (Map.Entry<String, AttributionModel> model : MODELS.entrySet()) {
      var computed = new TreeMap<String, String>();
      credits(rows, model.getValue(), false)
          .forEach((channel, credit) -> computed.put(channel, text(credit)));
      assertThat(computed).as(model.getKey()).isEqualTo(expected(model.getKey(), "conversions"));
    }
  }

  /** The values of paths are rounded to three places, those of channels were summed before. */
  @Test
  void rulesGiveEachChannelTheValueThatIsPublished() throws IOException {
    List<Row> rows = published();
    for (Map.Entry<String, AttributionModel> model : MODELS.entrySet()) {
      Map<String, BigDecimal> computed = credits(rows, model.getValue(), true);
      expected(model.getKey(), "value")
          .forEach(
              (channel, value) ->
                  assertThat(computed.get(channel))
                      .as(model.getKey() + " " + channel)
                      .isCloseTo(new BigDecimal(value), within(new BigDecimal("0.02"))));
    }
  }

  @Test
  void removalEffectsAreWithinAMillionthOfTheReference() throws IOException {
    var counts = new ArrayList<PathCounts>();
    long orders = 0;
    for (Row row : published()) {
      counts.add(PathCounts.of(row.channels(), true, row.won()));
      counts.add(PathCounts.of(row.channels(), false, row.lost()));
      orders += row.won();
    }
    RemovalEffects effects = RemovalEffects.of(PathCounts.sum(counts));

    Map<String, String> ratios = expected("removal_effect_order1", "ratio");
    Map<String, String> credits = expected("markov_order1", "conversions");
    assertThat(effects.effects()).hasSameSizeAs(ratios);
    for (Map.Entry<String, Double> effect : effects.effects().entrySet()) {
      String channel = effect.getKey();
      assertThat(effect.getValue())
          .isCloseTo(Double.parseDouble(ratios.get(channel)), within(1e-6));
      assertThat(effects.shares().get(channel) * orders)
          .isCloseTo(Double.parseDouble(credits.get(channel)), within(1e-6));
    }
  }

  private static Map<String, BigDecimal> credits(
      List<Row> rows, AttributionModel model, boolean value) {
    var credits = new TreeMap<String, BigDecimal>();
    for (Row row : rows) {
      BigDecimal whole = value ? row.value() : BigDecimal.valueOf(row.won());
      if (whole.signum() == 0) {
        continue;
      }
      WeightedPath path = WeightedPath.equal(path(row.channels()));
      BigDecimal[] parts = RuleModels.shares(model, path).split(whole, 12);
      for (int i = 0; i < parts.length; i++) {
        if (parts[i].signum() > 0) {
          credits.merge(row.channels().get(i), parts[i], BigDecimal::add);
        }
      }
    }
    return credits;
  }

  private static OrderPath path(List<String> channels) {
    var touches = new ArrayList<PathTouch>();
    for (String channel : channels) {
      long at = touches.size();
      touches.add(
          new PathTouch(
              "t" + at, TouchType.AD_CLICK, at, at, channel, null, null, null, null, null));
    }
    return new OrderPath(
        "a", "tiktok", "o", 1, touches.size(), BigDecimal.ONE, "EUR", null, "p", touches);
  }

  private static String text(BigDecimal credit) {
    return credit.setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static List<Row> published() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String[] cells : cells("attribution_paths.dev.tsv")) {
      rows.add(row(cells[1], cells[2], cells[3], cells[4]));
    }
    assertThat(rows).hasSizeGreaterThan(1_000);
    return rows;
  }

  private static Row row(String path, String won, String value, String lost) {
    return new Row(
        List.of(path.split(" > ")),
        Long.parseLong(won),
        new BigDecimal(value),
        Long.parseLong(lost));
  }

  private static Map<String, String> expected(String model, String quantity) throws IOException {
    var expected = new TreeMap<String, String>();
    for (String[] cells : cells("attribution_paths.dev.expected.tsv")) {
      if (cells[0].equals(model) && cells[1].equals(quantity)) {
        expected.put(cells[2], cells[3]);
      }
    }
    assertThat(expected).isNotEmpty();
    return expected;
  }

  private static List<String[]> cells(String file) throws IOException {
    Path folder = Path.of(System.getProperty("tideline.attributionPaths"));
    return Files.readAllLines(folder.resolve(file)).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .toList();
  }
}
