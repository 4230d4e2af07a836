package io.tideline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileSourceTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path temp;

  @Test
  void numbersLinesFromZeroAndSkipsEmptyOnes() throws Exception {
    write("identities", "\n" + link("a", 0) + "\n\n\nnot json\nnull\n" + link("b", 1));

    List<Decoded> read = read("identities");

    assertThat(read).hasSize(4);
    assertThat(read.get(0).event().eventId()).isEqualTo("a");
    assertThat(read.get(1).deadLetter().sourceTopic()).isEqualTo("identities");
    assertThat(read.get(1).deadLetter().sourcePartition()).isZero();
    assertThat(read.get(1).deadLetter().sourceOffset()).isEqualTo(4);
    assertThat(read.get(2)).isEqualTo(new Decoded(Topic.IDENTITIES, null, null));
    assertThat(read.get(3).event().eventId()).isEqualTo("b");
  }

  @Test
  void readsLinesThatEndInCarriageReturnAndLineFeed() throws Exception {
    write("identities", link("a", 0) + "\r\n" + link("b", 1) + "\r\n");

    assertThat(read("identities"))
        .extracting(decoded -> decoded.event().eventId())
        .containsExactly("a", "b");
  }

  @Test
  void aLineOfNothingButWhiteSpaceIsAnEmptyOne() throws Exception {
    write("identities", "\r\n" + link("a", 0) + "\r\n\r\n \t \r\nnot json\r\n ");

    List<Decoded> read = read("identities");

    assertThat(read).hasSize(2);
    assertThat(read.get(0).event().eventId()).isEqualTo("a");
    assertThat(read.get(1).deadLetter().sourceOffset()).isEqualTo(4);
  }

  @Test
  void takesANewestTimeAboveAsTheTimeOfReceipt() throws Exception {
    write("identities", link("a", 5) + "\n" + link("b", 2) + "\nnot json\n" + link("c", 9));

    assertThat(read("identities").stream().filter(decoded -> decoded.event() != null))
        .extracting(decoded -> decoded.event().receivedAtMillis())
        .containsExactly(minute(5), minute(5), minute(9));
  }

  @Test
  void reportsLinesThatAreNoUtf8OrTooLargeAndGoesOn() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {'"', (byte) 0xff, '"', '\n'});
    bytes.write("x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8));
    bytes.write(("\n" + link("a", 0)).getBytes(StandardCharsets.UTF_8));
    Files.write(temp.resolve("identities.jsonl"), bytes.toByteArray());

    List<Decoded> read = read("identities");

    assertThat(read).hasSize(3);
    assertThat(read.get(0).deadLetter().reason()).isEqualTo(DeadLetterReason.MALFORMED_JSON);
    assertThat(read.get(1).deadLetter().reason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(read.get(1).deadLetter().sourceOffset()).isEqualTo(1);
    assertThat(read.get(2).event().eventId()).isEqualTo("a");
  }

  @Test
  void goesOnWhereACheckpointWasTaken() throws Exception {
    StringBuilder text = new StringBuilder(link("first", 1000)).append('\n');
    for (int i = 0; i < 2500; i++) {
      text.append(i % 7 == 0 ? "\n" : "").append(link("e" + i, i % 900)).append('\n');
    }
    write("identities", text.toString());
    List<RecordAndPosition<Decoded>> all = positions(split("identities", null), false);

    for (int taken : new int[] {1, 999, 1000, 1001, 2501}) {
      RecordAndPosition<Decoded> last = all.get(taken - 1);
      CheckpointedPosition position =
          new CheckpointedPosition(last.getOffset(), last.getRecordSkipCount());

      assertThat(positions(split("identities", position), true))
          .extracting(RecordAndPosition::getRecord)
          .isEqualTo(
              all.subList(taken, all.size()).stream().map(RecordAndPosition::getRecord).toList());
    }
  }

  @Test
  void readsEveryTopicOfAFolderInAJob() throws Exception {
    temp = Files.createDirectory(temp.resolve("with space & umlaut ü"));
    write("identities", link("a", 0) + "\n" + link("b", 1) + "\n");
    write("costs", "nonsense");
    write("comments", "");
    write("unrelated", "nonsense");
    Configuration config = new Configuration();
    config.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, config);

    List<Decoded> read =
        env.fromSource(EventFileSource.of(temp), WatermarkStrategy.noWatermarks(), "events")
            .executeAndCollect(100);

    assertThat(read)
        .extracting(Decoded::topic)
        .containsExactly(Topic.IDENTITIES, Topic.IDENTITIES, Topic.COSTS);
  }

  private void write(String topic, String text) throws IOException {
    Files.writeString(temp.resolve(topic + ".jsonl"), text);
  }

  private List<Decoded> read(String topic) throws IOException {
    return positions(split(topic, null), false).stream().map(RecordAndPosition::getRecord).toList();
  }

  private FileSourceSplit split(String topic, CheckpointedPosition position) throws IOException {
    Path file = temp.resolve(topic + ".jsonl");
    long size = Files.size(file);
    return new FileSourceSplit(
        "1",
        new org.apache.flink.core.fs.Path(file.toUri()),
        0,
        size,
        0,
        size,
        new String[0],
        position);
  }

  private static List<RecordAndPosition<Decoded>> positions(FileSourceSplit split, boolean restored)
      throws IOException {
    EventLineFormat format = new EventLineFormat();
    Configuration config = new Configuration();
    List<RecordAndPosition<Decoded>> read = new ArrayList<>();
    try (BulkFormat.Reader<Decoded> reader =
        restored ? format.restoreReader(config, split) : format.createReader(config, split)) {
      for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
        for (var next = batch.next(); next != null; next = batch.next()) {
          read.add(
              new RecordAndPosition<>(
                  next.getRecord(), next.getOffset(), next.getRecordSkipCount()));
        }
      }
    }
    return read;
  }

  private static long minute(int minute) {
    return NOON.plusSeconds(60L * minute).toEpochMilli();
  }

  private static String link(String id, int minute) {
    return "{\"event_id\":\"%s\",\"type\":\"identity.linked\",\"occurred_at\":\"%s\","
            .formatted(id, NOON.plusSeconds(60L * minute))
        + "\"account_id\":\"acc\",\"visitor_id\":\"v\",\"person_id\":\"p\"}";
  }
}
