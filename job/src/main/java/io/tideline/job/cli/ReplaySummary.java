package io.tideline.job.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.job.ingest.IngestCounters;
import io.tideline.udfs.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code summary.json} of a replay (CONTRACTS §4). */
final class ReplaySummary {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReplaySummary() {}

  /**
   * The summary as one JSON object: per topic what became of its records, and how long it took.
   *
   * @param counters by name, as {@link IngestCounters} names them
   */
  static String of(Map<String, Object> counters, long durationMillis)
      throws JsonProcessingException {
    ObjectNode summary = JSON.createObjectNode();
    ObjectNode topics = summary.putObject("topics");
    for (Topic topic : Topic.all()) {
      add(topics.putObject(topic.baseName()), topic.baseName() + "/", new TreeMap<>(counters));
    }
    summary.put("duration_s", durationMillis / 1000.0);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(summary);
  }

  private static void add(ObjectNode node, String prefix, Map<String, Object> counters) {
    List.of(
            IngestCounters.READ,
            IngestCounters.ACCEPTED,
            IngestCounters.DUPLICATES,
            IngestCounters.TOMBSTONES)
        .forEach(what -> node.put(what, (Long) counters.getOrDefault(prefix + what, 0L)));
    ObjectNode deadLetters = node.putObject(IngestCounters.DEAD_LETTERS);
    String reasons = prefix + IngestCounters.DEAD_LETTERS + "/";
    counters.forEach(
        (name, count) -> {
          if (name.startsWith(reasons)) {
            deadLetters.put(name.substring(reasons.length()), (Long) count);
          }
        });
  }
}
