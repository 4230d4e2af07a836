package io.tideline.job.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.job.cli.Tideline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gift messages as the platform sends them, with running counts and repetitions, replayed as one
 * live a viewer, against what each viewer gave. Runs where {@code -Dtideline.live_events=DIR} names
 * a folder with {@code gift_streaks.dev.jsonl} and {@code gift_streaks.dev.expected.tsv}; they are
 * not part of Tideline.
 */
@EnabledIfSystemProperty(named = "tideline.live_events", matches = ".+")
class RecordedGiftsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The kind of gift that repeats within a streak; all others come alone. */
  private static final int STREAKABLE = 1;

  @TempDir private Path folder;

  @Test
  void whatEachViewerGaveIsExactWhereTheSumOfMessagesIsNot() throws Exception {
    Path data = Path.of(System.getProperty("tideline.live_events"));
    List<JsonNode> messages =
        Files.readAllLines(data.resolve("gift_streaks.dev.jsonl")).stream()
            .map(line -> read(line).get("data"))
            .toList();
    Map<String, String> expected = expected(data.resolve("gift_streaks.dev.expected.tsv"));

    assertThat(replay(messages)).isEqualTo(expected).hasSizeGreaterThan(20);
    assertThat(sumOfMessages(messages)).isNotEqualTo(expected);
  }

  private static Map<String, String> expected(Path file) throws IOException {
    var expected = new TreeMap<String, String>();
    Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .forEach(row -> expected.put(row[0], row[1] + " " + row[2]));
    return expected;
  }

  /** Gifts and diamonds of each viewer where every message is taken for a gift of its own. */
  private static Map<String, String> sumOfMessages(List<JsonNode> messages) {
    var gifts = new TreeMap<String, Long>();
    var diamonds = new TreeMap<String, Long>();
    for (JsonNode message : messages) {
      String viewer = message.get("userId").asText();
      long count = message.get("repeatCount").asLong();
      gifts.merge(viewer, count, Long::sum);
      diamonds.merge(viewer, count * message.get("diamondCount").asLong(), Long::sum);
    }
    var sums = new TreeMap<String, String>();
    gifts.forEach((viewer, count) -> sums.put(viewer, count + " " + diamonds.get(viewer)));
    return sums;
  }

  /** Gifts and diamonds of each live. */
  private Map<String, String> replay(List<JsonNode> messages) throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    Path output = folder.resolve("output");
    Files.write(
        input.resolve("live-events.jsonl"), messages.stream().map(RecordedGiftsIT::event).toList());
    int exitCode =
        Tideline.commandLine(Map.of("TIDELINE_PSEUDONYM_SECRET", "for a test"))
            .execute("replay", "--input", input.toString(), "--output", output.toString());
    assertThat(exitCode).isZero();
    var computed = new TreeMap<String, String>();
    for (String line : Files.readAllLines(output.resolve("tables/live_sessions.jsonl"))) {
      JsonNode row = read(line);
      computed.put(
          row.get("live_id").asText(),
          row.get("gifts").asLong() + " " + row.get("diamonds").asLong());
    }
    return computed;
  }

  private static String event(JsonNode message) {
    var event = JSON.createObjectNode();
    event.put("event_id", message.get("msgId").asText());
    event.put("type", "live.gift");
    event.put("occurred_at", Instant.ofEpochMilli(message.get("timestamp").asLong()).toString());
    event.put("account_id", "acct");
    event.put("live_id", message.get("userId").asText());
    event.put("viewer_id", message.get("userId").asText());
    event.put("gift_id", message.get("giftId").asText());
    event.put("diamonds", message.get("diamondCount").asLong());
    event.put("repeat_count", message.get("repeatCount").asLong());
    if (message.get("giftType").asInt() == STREAKABLE) {
      event.put("streak_id", message.get("groupId").asText());
      event.put("streak_end", message.get("repeatEnd").asBoolean());
    }
    return event.toString();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
