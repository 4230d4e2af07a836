package io.tideline.connectors.file;

import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableJson;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.Pseudonyms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

  /** By request, then by pseudonym. */
  private final Map<String, SortedMap<String, Erased>> erasures = new TreeMap<>();

  private record Erased(TableRow request, long rows, long atMillis) {
    /** The earlier of two requests of one id is the one that is told of. */
    Erased and(Erased other) {
      TableRow first =
          RowOrder.COMPARATOR.compare(request, other.request) <= 0 ? request : other.request;
      return new Erased(first, rows + other.rows, Math.max(atMillis, other.atMillis));
    }

    static final Comparator<Erased> ORDER =
        Comparator.comparing(Erased::request, RowOrder.COMPARATOR);

    boolean isOfOneWith(Erased other) {
      return Pseudonyms.mayBeOfOne(
          request.value("subject_key"), other.request.value("subject_key"));
    }

    /** The same where its id was given to another person's before. */
    Erased renamed() {
      String id = Erasure.recordId(request.value("request_id"), request.value("subject_key"));
      return new Erased(RowBuilder.of(request).set("request_id", id).build(1), rows, atMillis);
    }
  }

  private static final class RowOrder {
    static final Comparator<TableRow> COMPARATOR =
        Comparator.comparing(
            row -> String.join("\0", text(row, "requested_at"), text(row, "subject_key")));

    private static String text(TableRow row, String column) {
      return row.values()[WarehouseTable.ERASURES.indexOf(column)];
    }
  }

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

  /**
   * Takes that a request has erased some rows; each of those who hold rows tells of its own.
   *
   * @param request a row of {@code erasures}
   */
  public synchronized void addErasure(TableRow request, long rows, long atMillis) {
    erasures
        .computeIfAbsent(request.value("request_id"), id -> new TreeMap<>())
        .merge(request.value("subject_key"), new Erased(request, rows, atMillis), Erased::and);
  }

  private List<String> erasureLines() {
    return erasures.values().stream()
        .flatMap(ofId -> people(ofId.values()).stream())
        .map(
            erased ->
                TableJson.line(
                    RowBuilder.of(erased.request())
                        .setTime("completed_at", erased.atMillis())
                        .set("rows_erased", erased.rows())
                        .build(1),
                    erased.atMillis()))
        .toList();
  }

  /** One a person: mostly one, more where an id was given to several people's requests. */
  private static List<Erased> people(Collection<Erased> ofId) {
    var people = new ArrayList<Erased>();
    for (Erased erased : ofId.stream().sorted(Erased.ORDER).toList()) {
      int known = 0;
      while (known < people.size() && !erased.isOfOneWith(people.get(known))) {
        known++;
      }
      if (known < people.size()) {
        people.set(known, people.get(known).and(erased));
      } else {
        people.add(known == 0 ? erased : erased.renamed());
      }
    }
    return people;
  }

  /** What has been put on a topic, one JSON object a line, in the order of its file. */
  public synchronized List<String> topicLines(String topic) {
    return inOrder(known(topics, topic));
  }

  /** What a table holds, one JSON object a line, in the order of its file. */
  public synchronized List<String> tableLines(String table) {
    SortedMap<String, TableLine> lines = known(tables, table);
    return table.equals(WarehouseTable.ERASURES.tableName())
        ? erasureLines()
        : lines.values().stream().map(this::json).toList();
  }

  private static List<String> inOrder(List<TopicRecord> records) {
    return records.stream()
        .map(RecordOrder::of)
        .sorted(RecordOrder.COMPARATOR)
        .map(order -> order.record().json())
        .toList();
  }

  private String json(TableLine line) {
    TableRow mark = marks.get(line.key());
    return mark == null ? line.json() : TableJson.marked(line.json(), mark);
  }

  /** Writes all files; they show once the folder is published. */
  public synchronized void writeTo(OutputFolder folder) throws IOException {
    for (Map.Entry<String, List<TopicRecord>> topic : topics.entrySet()) {
      folder.write(topicFile(topic.getKey()), inOrder(topic.getValue()));
    }
    for (Map.Entry<String, SortedMap<String, TableLine>> table : tables.entrySet()) {
      folder.write(tableFile(table.getKey()), tableLines(table.getKey()));
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
