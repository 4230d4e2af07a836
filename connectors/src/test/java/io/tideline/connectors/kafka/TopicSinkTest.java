package io.tideline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.local.Eventually;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.Records;
import io.tideline.connectors.local.TestBroker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(TestBroker.class)
class TopicSinkTest {
  @RegisterExtension static final MiniClusterExtension CLUSTER = new MiniClusterExtension();

  private static final long EVENT_TIME = 1_772_366_400_000L;
  private static final String UNCOMMITTED = "read_uncommitted";
  private static final String COMMITTED = "read_committed";

  private final LocalBroker broker;
  private final Records records;
  private JobClient job;

  TopicSinkTest(LocalBroker broker) {
    this.broker = broker;
    records = new Records(broker.bootstrapServers());
  }

  @AfterEach
  void cancelJob() throws Exception {
    job.cancel().get();
    Eventually.holds("end of the job", () -> job.getJobStatus().join().isTerminalState());
  }

  @Test
  void showsARecordAtOnceAndToCommittedReadersAfterACheckpoint(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    job = startJob("visible.");
    writeInput("visible.", "escalation-alerts");

    ConsumerRecord<byte[], byte[]> written =
        records.read("visible.escalation-alerts", UNCOMMITTED, 1).get(0);
    assertThat(new String(written.key(), StandardCharsets.UTF_8)).isEqualTo("key é");
    assertThat(new String(written.value(), StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"é\"}");
    assertThat(written.timestamp()).isEqualTo(EVENT_TIME);
    assertThat(records.visible("visible.escalation-alerts", COMMITTED)).isZero();

    checkpoint(cluster);
    assertThat(records.readTexts("visible.escalation-alerts", COMMITTED, 1)).hasSize(1);
  }

  @Test
  void writesEveryOutputTopic(@InjectMiniCluster MiniCluster cluster) throws Exception {
    job = startJob("every.");
    for (String topic : OutputTopic.baseNames()) {
      writeInput("every.", topic);
      records.read("every." + topic, UNCOMMITTED, 1);
    }

    checkpoint(cluster);
    for (String topic : OutputTopic.baseNames()) {
      assertThat(records.readTexts("every." + topic, COMMITTED, 1)).hasSize(1);
    }
  }

  @Test
  void abortsWhatAKilledRunLeftOpenAndNothingOfOtherJobs(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    createTopics("killed.");
    try (KafkaProducer<byte[], byte[]> killed = open("killed./topics-0-7", "killed.dead-letters");
        KafkaProducer<byte[], byte[]> other =
            open("killed.-other/topics-0-0", "killed.playbook-status")) {
      job = startJob("killed.");
      writeInput("killed.", "dead-letters");
      records.read("killed.dead-letters", UNCOMMITTED, 2);
      checkpoint(cluster);

      assertThat(records.readTexts("killed.dead-letters", COMMITTED, 1))
          .containsExactly("{\"text\":\"é\"}");
      assertThat(openTransactions())
          .contains("killed.-other/topics-0-0")
          .doesNotContain("killed./topics-0-7");
    }
  }

  private KafkaProducer<byte[], byte[]> open(String transactionalId, String topic)
      throws Exception {
    KafkaProducer<byte[], byte[]> producer =
        records.producer(Map.of("transactional.id", transactionalId));
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, "left open".getBytes(StandardCharsets.UTF_8))).get();
    return producer;
  }

  private List<String> openTransactions() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      return admin.listTransactions().all().get().stream()
          .filter(listing -> listing.state().toString().equals("Ongoing"))
          .map(TransactionListing::transactionalId)
          .toList();
    }
  }

  private void createTopics(String name) throws Exception {
    new KafkaPreflight(settings(name)).createMissingTopics(new TopicLayout(1, 1, true));
  }

  private void writeInput(String name, String text) throws InterruptedException {
    records.write(name + "comments", 1, text.getBytes(StandardCharsets.UTF_8));
  }

  private void checkpoint(MiniCluster cluster) throws Exception {
    cluster.triggerCheckpoint(job.getJobID(), CheckpointType.FULL).get();
  }

  /** A job that writes a record to each output topic whose name it reads. */
  private JobClient startJob(String name) throws Exception {
    createTopics(name);
    Configuration config = new Configuration();
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(config).setParallelism(1);
    env.enableCheckpointing(Long.MAX_VALUE);
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers(broker.bootstrapServers())
            .setTopics(name + "comments")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new SimpleStringSchema())
            .build();
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "names")
        .map(new ToRecord())
        .sinkTo(TopicSink.of(settings(name)));
    return env.executeAsync();
  }

  private KafkaSettings settings(String name) {
    return new KafkaSettings(
        broker.bootstrapServers(),
        name,
        name,
        Map.of(),
        Map.of(),
        new KafkaSettings.Transactions(name, 60_000));
  }

  /** Makes a record for the topic. */
  private static final class ToRecord implements MapFunction<String, TopicRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public TopicRecord map(String topic) {
      return new TopicRecord(topic, "key é", "{\"text\":\"é\"}", EVENT_TIME);
    }
  }
}
