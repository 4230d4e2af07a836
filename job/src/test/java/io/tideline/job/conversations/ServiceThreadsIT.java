package io.tideline.job.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.job.cli.Tideline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real threads of customer service, replayed as direct messages, against the response times that
 * their publisher states. Runs where {@code -Dtideline.twcs=DIR} names a folder with {@code
 * twcs.dev.tsv} and {@code twcs.dev.expected_frt.tsv}; they are not part of Tideline.
 */
@EnabledIfSystemProperty(named = "tideline.twcs", matches = ".+")
class ServiceThreadsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** A thread that a customer has begun. */
  private record Thread(long asked, Long stated, Long firstCompanyMessage) {
    /** In seconds; where none is stated, to the first message of the company, or null. */
    Long expected() {
      if (stated != null) {
        return stated;
      }
      return firstCompanyMessage == null ? null : firstCompanyMessage - asked;
    }
  }

  @Test
  void responseTimesAreThoseThatAreStated() throws Exception {
    Path data = Path.of(System.getProperty("tideline.twcs"));
    List<String[]> messages = rows(data.resolve("twcs.dev.tsv"));
    Map<String, Thread> threads =
        threads(rows(data.resolve("twcs.dev.expected_frt.tsv")), messages);
    Map<String, Long> computed = replay(messages);

    var missed = new ArrayList<String>();
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    threads.forEach(
        (id, thread) -> {
          Long frt = computed.get(id);
          if (frt == null ? thread.expected() != null : !frt.equals(thread.expected())) {
            missed.add(id + ": " + thread + ", computed " + frt);
          }
          if (thread.stated() != null && frt != null) {
            ours.add(frt);
            theirs.add(thread.stated());
          }
        });
    assertThat(threads).hasSizeGreaterThan(500);
    assertThat(missed).isEmpty();
    assertThat(Math.abs(percentile(ours, 50) - percentile(theirs, 50))).isLessThanOrEqualTo(1);
    assertThat(Math.abs(percentile(ours, 90) - percentile(theirs, 90))).isLessThanOrEqualTo(1);
  }

  private static Map<String, Thread> threads(List<String[]> stated, List<String[]> messages) {
    var threads = new HashMap<String, Thread>();
    for (String[] row : stated) {
      if (!row[1].equals("true")) {
        continue;
      }
      long asked = Long.parseLong(row[3]);
      Long first =
          messages.stream()
              .filter(m -> m[1].equals(row[0]) && m[3].equals("false"))
              .map(m -> Long.valueOf(m[4]))
              .filter(at -> at >= asked)
              .min(Long::compare)
              .orElse(null);
      boolean isStated = row.length > 5 && !row[5].isEmpty();
      threads.put(row[0], new Thread(asked, isStated ? Long.valueOf(row[5]) : null, first));
    }
    return threads;
  }

  /** The response time of each conversation's first episode, in seconds. */
  private Map<String, Long> replay(List<String[]> messages) throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    Path output = folder.resolve("output");
    Files.write(
        input.resolve("direct-messages.jsonl"),
        messages.stream().map(ServiceThreadsIT::event).toList());
    int exitCode =
        Tideline.commandLine(Map.of("TIDELINE_PSEUDONYM_SECRET", "for a test"))
            .execute("replay", "--input", input.toString(), "--output", output.toString());
    assertThat(exitCode).isZero();
    var computed = new HashMap<String, Long>();
    for (String line : Files.readAllLines(output.resolve("tables/conversations.jsonl"))) {
      JsonNode row = JSON.readTree(line);
      if (row.get("episode").asInt() == 1) {
        JsonNode frt = row.get("frt_s");
        computed.put(
            row.get("conversation_id").asText(), frt.isNull() ? null : Math.round(frt.asDouble()));
      }
    }
    return computed;
  }

  private static String event(String[] message) {
    boolean inbound = message[3].equals("true");
    return """
        {"event_id":"%s","type":"dm.sent","occurred_at":"%s","account_id":"acct","message_id":"%s",\
        "conversation_id":"%s","direction":"%s","sender_type":"%s","sender_id":"%s"}"""
        .formatted(
            message[0],
            Instant.ofEpochSecond(Long.parseLong(message[4])),
            message[0],
            message[1],
            inbound ? "inbound" : "outbound",
            inbound ? "customer" : "agent",
            message[2]);
  }

  private static long percentile(List<Long> values, int percent) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t")).toList();
  }
}
