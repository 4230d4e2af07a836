package io.tideline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.local.Eventually;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.Records;
import io.tideline.connectors.local.TestBroker;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestBroker.class)
class BacklogReaderTest {
  private static final String GROUP = "tideline";
  private static final long COMMITTED = KafkaPartitionSplit.COMMITTED_OFFSET;
  private static final long EMPTY = Long.MIN_VALUE;

  private final Records records;
  private final KafkaSettings settings;
  private final BacklogReader reader;
  private TopicPartition partition;

  BacklogReaderTest(LocalBroker broker) {
    records = new Records(broker.bootstrapServers());
    settings = KafkaSettings.of(broker.bootstrapServers());
    reader = new BacklogReader(settings, Duration.ofSeconds(10));
  }

  @BeforeEach
  void createTopic(TestInfo test) throws Exception {
    String topic = test.getTestMethod().orElseThrow().getName();
    records.createTopic(topic);
    partition = new TopicPartition(topic, 0);
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void knowsAnEmptyPartition() {
    assertThat(emptyFrom(COMMITTED)).isEqualTo(EMPTY);
  }

  @Test
  void knowsWhatIsLeftToRead() throws Exception {
    write(2);
    assertThat(emptyFrom(COMMITTED)).isEqualTo(2);
    assertThat(emptyFrom(1)).isEqualTo(2);
    assertThat(emptyFrom(2)).isEqualTo(EMPTY);
    write(1);
    assertThat(emptyFrom(2)).isEqualTo(3);
  }

  @Test
  void startsFromWhatTheGroupCommitted() throws Exception {
    write(2);
    try (Admin admin = admin()) {
      admin
          .alterConsumerGroupOffsets(GROUP, Map.of(partition, new OffsetAndMetadata(2)))
          .all()
          .get();
    }
    assertThat(emptyFrom(COMMITTED)).isEqualTo(EMPTY);
    assertThat(emptyFrom(KafkaPartitionSplit.EARLIEST_OFFSET)).isEqualTo(2);
  }

  @Test
  void isNotMisledByTheMarksThatTransactionsLeave() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = transactional()) {
      send(producer);
      producer.commitTransaction();
      // The mark comes a little after the commit.
      Eventually.holds("first transaction", () -> emptyFrom(0) == 2);
      assertThat(emptyFrom(1)).isEqualTo(EMPTY);

      producer.beginTransaction();
      send(producer);
      producer.abortTransaction();
      Eventually.holds(
          "aborted transaction", () -> records.visible(partition.topic(), "read_committed") == 4);
      assertThat(emptyFrom(1)).isEqualTo(EMPTY);
      assertThat(emptyFrom(1)).isEqualTo(EMPTY);

      producer.beginTransaction();
      send(producer);
      assertThat(emptyFrom(1)).isEqualTo(EMPTY);
      producer.commitTransaction();
      Eventually.holds("last transaction", () -> emptyFrom(1) == 6);
    }
  }

  @Test
  void isNotMisledByRecordsThatAreDeleted() throws Exception {
    write(3);
    try (Admin admin = admin()) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3))).all().get();
    }
    assertThat(emptyFrom(0)).isEqualTo(EMPTY);
    assertThat(emptyFrom(COMMITTED)).isEqualTo(EMPTY);
  }

  private long emptyFrom(long next) {
    return reader.emptyFrom(Map.of(partition, next)).get(partition);
  }

  private void write(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      records.write(partition.topic(), i, "record".getBytes(UTF_8));
    }
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    KafkaProducer<byte[], byte[]> producer =
        records.producer(Map.of("transactional.id", partition.topic()));
    producer.initTransactions();
    producer.beginTransaction();
    return producer;
  }

  private void send(KafkaProducer<byte[], byte[]> producer)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(partition.topic(), 0, 1L, null, new byte[] {1})).get();
  }

  private Admin admin() {
    Properties config = new Properties();
    config.setProperty("bootstrap.servers", settings.bootstrapServers());
    return Admin.create(config);
  }
}
