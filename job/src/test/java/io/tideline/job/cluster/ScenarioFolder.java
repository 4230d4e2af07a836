package io.tideline.job.cluster;

import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * A folder of one {@code <topic>.jsonl} for each topic, in the order in which its records go to
 * Kafka.
 *
 * <p>A record's timestamp is its event's {@code occurred_at} where that is a time that has come;
 * else the newest timestamp above it in the file (CONTRACTS §1, envelope). It is never below 0,
 * which Kafka refuses. Lines {@code null} are tombstones; empty lines are left out. A file's order
 * is kept; the files are merged by the newest timestamp so far in each, so that all topics advance
 * together.
 */
final class ScenarioFolder {
  private static final byte[] TOMBSTONE = "null".getBytes(StandardCharsets.UTF_8);

  private final Path folder;
  private final Instant now;

  private ScenarioFolder(Path folder, Instant now) {
    this.folder = folder;
    this.now = now;
  }

  /**
   * Reads all of it.
   *
   * @param now what is later has not come yet
   */
  static List<ScenarioRecord> read(Path folder, Instant now) throws IOException {
    return new ScenarioFolder(folder, now).merged();
  }

  private List<ScenarioRecord> merged() throws IOException {
    PriorityQueue<TopicFile> files =
        new PriorityQueue<>(
            Comparator.comparingLong(TopicFile::newestAtHead).thenComparing(TopicFile::topic));
    for (Topic topic : Topic.all()) {
      Path path = folder.resolve(topic.baseName() + ".jsonl");
      if (Files.exists(path)) {
        TopicFile file = read(topic, path);
        if (!file.isEmpty()) {
          files.add(file);
        }
      }
    }
    List<ScenarioRecord> all = new ArrayList<>();
    for (TopicFile file = files.poll(); file != null; file = files.poll()) {
      all.add(file.next());
      if (!file.isEmpty()) {
        files.add(file);
      }
    }
    return all;
  }

  private TopicFile read(Topic topic, Path path) throws IOException {
    TopicFile file = new TopicFile(topic);
    // Keeps repeated events in the partition of the first: which one stands must not depend on
    // which partition happens to be read first.
    Map<String, String> keyOfEvent = new HashMap<>();
    long newest = 0;
    long number = -1;
    for (byte[] line : lines(path)) {
      number++;
      if (line.length == 0) {
        continue;
      }
      if (Arrays.equals(line, TOMBSTONE)) {
        file.add(new ScenarioRecord(topic, number, null, null, newest), newest);
        continue;
      }
      ScenarioLine event = ScenarioLine.read(line);
      OptionalLong occurredAt = event.occurredAt();
      boolean hasCome = occurredAt.isPresent() && occurredAt.getAsLong() <= now.toEpochMilli();
      long timestamp = hasCome ? Math.max(0, occurredAt.getAsLong()) : newest;
      newest = Math.max(newest, timestamp);
      String key = event.key(topic);
      if (key != null && event.eventId() != null) {
        key = keyOfEvent.computeIfAbsent(event.eventId(), eventId -> event.key(topic));
      }
      file.add(new ScenarioRecord(topic, number, key, line, timestamp), newest);
    }
    return file;
  }

  /** Split at line feeds only, and as bytes: a scenario's lines need not be UTF-8. */
  private static List<byte[]> lines(Path path) throws IOException {
    byte[] content = Files.readAllBytes(path);
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        lines.add(Arrays.copyOfRange(content, start, i));
        start = i + 1;
      }
    }
    if (start < content.length) {
      lines.add(Arrays.copyOfRange(content, start, content.length));
    }
    return lines;
  }

  /** The records of a file that are still to come, each with the newest timestamp up to it. */
  private static final class TopicFile {
    private final Topic topic;
    private final Deque<ScenarioRecord> records = new ArrayDeque<>();
    private final Deque<Long> newest = new ArrayDeque<>();

    TopicFile(Topic topic) {
      this.topic = topic;
    }

    Topic topic() {
      return topic;
    }

    boolean isEmpty() {
      return records.isEmpty();
    }

    long newestAtHead() {
      return newest.getFirst();
    }

    void add(ScenarioRecord record, long newestUpToIt) {
      records.add(record);
      newest.add(newestUpToIt);
    }

    ScenarioRecord next() {
      newest.removeFirst();
      return records.removeFirst();
    }
  }
}
