package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code evaluate --task spikes} on two series, one with a burst on its sixteenth day. */
class EvaluateSpikesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-03-02T00:02:53");
  private static final int DAY = 288;
  private static final int BURST = 15 * DAY + 100;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"adaptive", "wow"})
  void anAlertIsToldAtTheTimestampOfTheInputRowAsItStandsThere(String detector) throws IOException {
    Path alerts = folder.resolve("alerts.tsv");

    Ran ran =
        evaluate("--file", counts(), "--predictions", alerts.toString(), "--detector", detector);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    List<String> lines = Files.readAllLines(alerts);
    assertThat(lines).hasSize(2).first().isEqualTo("series\ttimestamp");
    List<String> ofBurst = new ArrayList<>();
    for (int slice = BURST; slice < BURST + 12; slice++) {
      ofBurst.add("busy\t" + timestamp(slice));
    }
    assertThat(ofBurst).contains(lines.get(1));
  }

  @Test
  void labelledWindowsAreComparedWith() throws IOException {
    Path windows =
        Files.writeString(
            folder.resolve("windows.tsv"),
            "series\twindow_start\twindow_end\nbusy\t%s\t%s\nbusy\t%s\t%s\n"
                .formatted(
                    timestamp(BURST),
                    timestamp(BURST + 20),
                    timestamp(10 * DAY),
                    timestamp(10 * DAY + 5)));

    JsonNode told =
        JSON.readTree(
            evaluate("--file", counts(), "--windows", windows.toString(), "--json").out());

    assertThat(told.path("series").asInt()).isEqualTo(2);
    assertThat(told.path("rows").asInt()).isEqualTo(2 * 20 * DAY);
    assertThat(told.path("alerts").asInt()).isEqualTo(1);
    assertThat(told.path("windows").asInt()).isEqualTo(2);
    assertThat(told.path("windows_hit").asInt()).isEqualTo(1);
    assertThat(told.path("false_alarms").asInt()).isZero();
    assertThat(evaluate("--file", counts(), "--windows", windows.toString()).out())
        .contains("1 of 2 windows hit; 0.000 false alarms a series-day");
  }

  @Test
  void dropsAreToldWhereTheyAreAskedFor() throws IOException {
    String silent = Files.readString(Path.of(counts()));
    for (int slice = 12 * DAY; slice < 12 * DAY + 12; slice++) {
      String at = "busy\t" + timestamp(slice) + "\t";
      silent = silent.replaceAll(at + "\\d+", at + "0");
    }
    String file = Files.writeString(folder.resolve("silent.tsv"), silent).toString();

    assertThat(alerts("--file", file)).isEqualTo(1);
    assertThat(alerts("--file", file, "--drops")).isEqualTo(2);
  }

  @Test
  void measurementsWhichAreNotWholeAreJudgedInBothDirections() throws IOException {
    String silent = Files.readString(Path.of(counts())).replaceAll("(\\d+)\n", "$1.5\n");
    for (int slice = 12 * DAY; slice < 12 * DAY + 12; slice++) {
      String at = "busy\t" + timestamp(slice) + "\t";
      silent = silent.replaceAll(at + "[\\d.]+", at + "0.5");
    }
    String file = Files.writeString(folder.resolve("measured.tsv"), silent).toString();

    assertThat(alerts("--file", file))
        .isEqualTo(alerts("--file", file, "--drops"))
        .isGreaterThan(alerts("--file", file, "--no-drops"));
  }

  private static int alerts(String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of(options));
    args.add("--json");
    return JSON.readTree(evaluate(args.toArray(String[]::new)).out()).path("alerts").asInt();
  }

  @Test
  void aPictureIsDrawn() throws IOException {
    Path picture = folder.resolve("counts.png");

    Ran ran = evaluate("--file", counts(), "--plot", picture.toString());

    assertThat(ran.err()).isEmpty();
    assertThat(ImageIO.read(picture.toFile()).getHeight()).isGreaterThanOrEqualTo(600);
  }

  @Test
  void rowsThatAreNotLaterAreSaidToBePassedOver() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.tsv"),
            "series\ttimestamp\tvalue\na\t2026-03-02T00:00:00Z\t1\na\t2026-03-02T00:00:00Z\t2\n");

    assertThat(evaluate("--file", file.toString()).out())
        .contains("rows passed over, not later than the one before: 1");
  }

  @Test
  void aFileWithoutRowsHasNoRate() throws IOException {
    Path file = Files.writeString(folder.resolve("x.tsv"), "series\ttimestamp\tvalue\n");

    JsonNode told = JSON.readTree(evaluate("--file", file.toString(), "--json").out());

    assertThat(told.path("alerts_per_series_week").isNull()).isTrue();
    assertThat(evaluate("--file", file.toString()).out()).contains("no alerts a week");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "series\\ttimestamp | x.tsv:1: has no column value; its columns, apart by tabs: series, timestamp",
        "series\\ttimestamp\\tvalue\\na\\t2026-03-02\\t1 | x.tsv:2: \"2026-03-02\" is no time; allowed: as 2026-03-01T12:00:00Z or 2026-03-01 12:00:00 (UTC)",
        "series\\ttimestamp\\tvalue\\na\\t2026-03-02 00:00:00\\t-1 | x.tsv:2: \"-1\" is no count; allowed: a number from 0",
        "series\\ttimestamp\\tvalue\\na\\t2026-03-02 00:00:00 | x.tsv:2: has 2 columns; allowed: as its header"
      })
  void whatIsWrongWithAFileIsToldInOneLine(String text, String problem) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.tsv"), text.replace("\\t", "\t").replace("\\n", "\n") + "\n");

    Ran ran = evaluate("--file", file.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).containsExactly("tideline evaluate: " + folder + "/" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--detector | best | --detector: \"best\" is not allowed; allowed: adaptive, wow",
        "--false-alarms | 0 | --false-alarms: \"0.0\" is not allowed; allowed: 0.01 to 100"
      })
  void whatIsWrongWithAnOptionIsToldInOneLine(String option, String value, String problem)
      throws IOException {
    Ran ran = evaluate("--file", counts(), option, value);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).containsExactly("tideline evaluate: " + problem);
  }

  private String counts() throws IOException {
    StringBuilder text = new StringBuilder("series\ttimestamp\tvalue\n");
    for (int slice = 0; slice < 20 * DAY; slice++) {
      int more = slice >= BURST && slice < BURST + 12 ? 60 : 0;
      String at = timestamp(slice);
      text.append("calm\t").append(at).append('\t').append(4 + slice * 7919 % 5).append('\n');
      text.append("busy\t")
          .append(at)
          .append('\t')
          .append(16 + slice * 7907 % 9 + more)
          .append('\n');
    }
    return Files.writeString(folder.resolve("counts.tsv"), text).toString();
  }

  private static String timestamp(int slice) {
    return FORMAT.format(BEGIN.plusMinutes(5L * slice));
  }

  private static Ran evaluate(String... more) {
    List<String> args = new ArrayList<>(List.of("evaluate", "--task", "spikes"));
    args.addAll(List.of(more));
    return ToyModels.tideline(args.toArray(String[]::new));
  }
}
