package io.tideline.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFolderTest {
  private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
  private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();

  @TempDir private Path folder;

  @Test
  void stampsARecordWithItsEventTimeEvenWhenItIsOlderThanTheOneAbove() throws IOException {
    write(Topic.COMMENTS, comment("e1", "12:00:05Z", "v1"), comment("e2", "13:00:00+01:00", "v1"));

    assertThat(read())
        .extracting(ScenarioRecord::timestampMillis)
        .containsExactly(NOON + 5000, NOON);
  }

  @Test
  void stampsWhatHasNoUsableTimeWithTheNewestAbove() throws IOException {
    write(
        Topic.COMMENTS,
        "not json",
        comment("e1", "12:00:05Z", "v1"),
        comment("e2", "12:00:00Z", "v1"),
        "null",
        "{\"occurred_at\":\"2099-01-01T00:00:00Z\",\"video_id\":\"v1\"}",
        "{\"occurred_at\":\"yesterday\"}",
        "{\"occurred_at\":1772000000000}",
        "[\"occurred_at\"]");

    assertThat(read())
        .extracting(ScenarioRecord::timestampMillis)
        .containsExactly(
            0L, NOON + 5000, NOON, NOON + 5000, NOON + 5000, NOON + 5000, NOON + 5000, NOON + 5000);
  }

  @Test
  void neverStampsBelowZero() throws IOException {
    write(Topic.COSTS, "{\"occurred_at\":\"1969-12-31T23:59:59Z\",\"campaign\":\"c\"}");

    assertThat(read()).extracting(ScenarioRecord::timestampMillis).containsExactly(0L);
  }

  @Test
  void skipsEmptyLinesAndCountsThemInTheLineNumber() throws IOException {
    write(Topic.COMMENTS, "", comment("e1", "12:00:00Z", "v1"), "", "null");

    List<ScenarioRecord> records = read();

    assertThat(records).extracting(ScenarioRecord::line).containsExactly(1L, 3L);
    assertThat(records.get(1).value()).isNull();
  }

  @Test
  void takesTheKeyOfTheContractAlsoFromALineThatBreaksBehindIt() throws IOException {
    write(Topic.COMMENTS, comment("e1", "12:00:00Z", "v1") + " trailing");
    write(Topic.TOUCHPOINTS, "{\"person_id\":7,\"occurred_at\":\"2026-03-02T12:00:01Z\"");
    write(Topic.LIVE_EVENTS, "{\"a\":{\"live_id\":\"nested\"}}");

    assertThat(read()).extracting(ScenarioRecord::key).containsExactly(null, "v1", "7");
  }

  @Test
  void keepsARepeatedEventWithItsFirstOne() throws IOException {
    write(
        Topic.COMMERCE_EVENTS,
        "{\"event_id\":\"e1\",\"order_id\":\"o1\"}",
        "{\"event_id\":\"e1\",\"order_id\":\"another\"}",
        "{\"event_id\":\"e2\",\"order_id\":\"another\"}");

    assertThat(read()).extracting(ScenarioRecord::key).containsExactly("o1", "o1", "another");
  }

  @Test
  void letsTheTopicsAdvanceTogetherAndKeepsTheOrderOfEachFile() throws IOException {
    write(
        Topic.COMMENTS,
        comment("c1", "12:00:01Z", "v1"),
        comment("c2", "12:00:09Z", "v1"),
        comment("c3", "12:00:02Z", "v1"));
    write(
        Topic.VIDEO_METRICS,
        comment("m1", "12:00:00Z", "v1"),
        comment("m2", "12:00:03Z", "v1"),
        comment("m3", "12:00:10Z", "v1"));

    assertThat(read())
        .extracting(record -> ScenarioLine.read(record.value()).eventId())
        .containsExactly("m1", "c1", "m2", "c2", "c3", "m3");
  }

  private List<ScenarioRecord> read() throws IOException {
    return ScenarioFolder.read(folder, NOW);
  }

  private void write(Topic topic, String... lines) throws IOException {
    Files.write(
        folder.resolve(topic.baseName() + ".jsonl"), List.of(lines), StandardCharsets.UTF_8);
  }

  private static String comment(String eventId, String time, String video) {
    return "{\"event_id\":\"%s\",\"occurred_at\":\"2026-03-02T%s\",\"video_id\":\"%s\"}"
        .formatted(eventId, time, video);
  }
}
