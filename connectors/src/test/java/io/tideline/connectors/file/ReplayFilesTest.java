package io.tideline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.connectors.kafka.TopicRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFilesTest {
  private static final List<TopicRecord> ALERTS =
      List.of(alert(1, "b", 1), alert(2, "a", 2), alert(2, "a", 10), alert(2, "b", 1));
  private static final List<TopicRecord> DEAD_LETTERS =
      List.of(
          deadLetter("comments", 0, 2),
          deadLetter("comments", 0, 10),
          deadLetter("comments", 1, 0),
          deadLetter("costs", 0, 1));

  @Test
  void writesEveryFileEvenWhereThereIsNothing(@TempDir Path folder) throws Exception {
    ReplayFiles files = new ReplayFiles(List.of("alerts", "messages"));
    publish(files, folder);

    assertThat(Files.walk(folder).filter(Files::isRegularFile).map(folder::relativize))
        .map(Path::toString)
        .containsExactlyInAnyOrder(
            "automation-triggers.jsonl",
            "escalation-alerts.jsonl",
            "playbook-status.jsonl",
            "dead-letters.jsonl",
            "tables/alerts.jsonl",
            "tables/messages.jsonl")
        .containsExactlyInAnyOrderElementsOf(files.names());
  }

  @Property
  void ordersRecordsByContentsWhateverTheArrival(@ForAll Random random) {
    for (List<TopicRecord> topic : List.of(ALERTS, DEAD_LETTERS)) {
      List<TopicRecord> shuffled = new ArrayList<>(topic);
      Collections.shuffle(shuffled, random);

      assertThat(shuffled.stream().map(RecordOrder::of).sorted(RecordOrder.COMPARATOR))
          .extracting(RecordOrder::record)
          .isEqualTo(topic);
    }
  }

  @Test
  void writesRecordsInTheirOrder(@TempDir Path folder) throws Exception {
    ReplayFiles files = new ReplayFiles(List.of());
    files.add(ALERTS.get(1));
    files.add(ALERTS.get(0));

    publish(files, folder);

    assertThat(Files.readAllLines(folder.resolve("escalation-alerts.jsonl")))
        .containsExactly(ALERTS.get(0).json(), ALERTS.get(1).json());
  }

  @Test
  void keepsTheHighestRevisionOfARowAndOfEqualOnesTheLast(@TempDir Path folder) throws Exception {
    ReplayFiles files = new ReplayFiles(List.of("alerts"));
    files.add(new TableLine("alerts", "b", 2, "b2"));
    files.add(new TableLine("alerts", "b", 1, "b1"));
    files.add(new TableLine("alerts", "a", 1, "a1"));
    files.add(new TableLine("alerts", "a", 1, "a1 again"));

    publish(files, folder);

    assertThat(folder.resolve("tables/alerts.jsonl")).hasContent("a1 again\nb2\n");
  }

  @Test
  void refusesATableThatIsNotAnnounced() {
    assertThatThrownBy(
            () -> new ReplayFiles(List.of()).add(new TableLine("nonsense", "a", 1, "{}")))
        .hasMessageContaining("nonsense");
  }

  private static void publish(ReplayFiles files, Path target) throws Exception {
    try (OutputFolder folder = OutputFolder.prepare(target)) {
      files.writeTo(folder);
      folder.publish();
    }
  }

  private static TopicRecord alert(long millis, String id, int revision) {
    String json =
        "{\"alert_id\":\"%s\",\"subject\":{\"revision\":7},\"revision\":%d}"
            .formatted(id, revision);
    return new TopicRecord("escalation-alerts", id, json, millis);
  }

  private static TopicRecord deadLetter(String topic, int partition, long offset) {
    String json =
        "{\"source_topic\":\"%s\",\"source_partition\":%d,\"source_offset\":%d}"
            .formatted(topic, partition, offset);
    return new TopicRecord("dead-letters", topic + offset, json, 99 - offset);
  }
}
