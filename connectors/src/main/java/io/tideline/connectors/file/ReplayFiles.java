package io.tideline.connectors.file;

import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.warehouse.TableJson;
import io.tideline.connectors.warehouse.TableRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Collects what a bounded run puts out and writes it as the files of {@code replay} (CONTRACTS §4):
 * {@code <topic>.jsonl} for every output topic and {@code tables/<table>.jsonl} for every table,
 * empty where there is nothing, and in an order that depends on the contents only. May be filled by
 * several threads.
 */
public final class ReplayFiles {
  private final Map<String, List<TopicRecord>> topics = new TreeMap<>();
  private final Map<String, SortedMap<String, TableLine>> tables = new TreeMap<>();
  private final Map<String, TableRow> marks = new HashMap<>();

  /** A collection for the output topics and those tables. */
  public ReplayFiles(Collection<String> tableNames) {
    OutputTopic.baseNames().forEach(topic -> topics.put(topic, new ArrayList<>()));
    tableNames.forEach(table -> tables.put(table, new TreeMap<>()));
  }

  /** The names of all files that {@link #writeTo} writes. */
  public synchronized List<String> names() {
    return Stream.concat(
            topics.keySet().stream().map(ReplayFiles::topicFile),
            tables.keySet().stream().map(ReplayFiles::tableFile))
        .toList();
  }

  /** Takes a record for an output topic. */
  public synchronized void add(TopicRecord record) {
    known(topics, record.topic()).add(record);
  }

  /** Takes a row; it replaces one of the same key unless that one's revision is higher. */
  public synchronized void add(TableLine line) {
    known(tables, line.table())
        .merge(line.key(), line, (old, now) -> now.revision() >= old.revision() ? now : old);
  }

  /** Takes a mark; it changes the row of its key, where there is one, whichever comes first. */
  public synchronized void addMark(String key, TableRow mark) {
    marks.put(key, mark);
  }

  private String json(TableLine line) {
    TableRow mark = marks.get(line.key());
    return mark == null ? line.json() : TableJson.marked(line.json(), mark);
  }

  /** Writes all files; they show once the folder is published. */
  public synchronized void writeTo(OutputFolder folder) throws IOException {
    for (Map.Entry<String, List<TopicRecord>> topic : topics.entrySet()) {
      List<String> lines =
          topic.getValue().stream()
              .map(RecordOrder::of)
              .sorted(RecordOrder.COMPARATOR)
              .map(order -> order.record().json())
              .toList();
      folder.write(topicFile(topic.getKey()), lines);
    }
    for (Map.Entry<String, SortedMap<String, TableLine>> table : tables.entrySet()) {
      List<String> lines = table.getValue().values().stream().map(this::json).toList();
      folder.write(tableFile(table.getKey()), lines);
    }
  }

  private static String topicFile(String topic) {
    return topic + ".jsonl";
  }

  private static String tableFile(String table) {
    return "tables/" + table + ".jsonl";
  }

  private static <T> T known(Map<String, T> byName, String name) {
    T found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException("neither an output topic nor a table: " + name);
    }
    return found;
  }
}
