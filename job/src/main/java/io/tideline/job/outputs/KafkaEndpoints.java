package io.tideline.job.outputs;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.kafka.EventSource;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.PlaybookSource;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.kafka.TopicSink;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.ingest.InputReachability;
import io.tideline.job.ingest.Watermarks;
import io.tideline.udfs.event.DeadLetter;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** The live job's ends: topics of one Kafka, and a warehouse where there is one. */
public final class KafkaEndpoints implements Endpoints {
  private static final TypeInformation<DeadLetter> DEAD_LETTER =
      TypeInformation.of(DeadLetter.class);

  /**
   * Rows of figures come again and again and are worth waiting for; a message comes once, and its
   * row is garbage the sooner the smaller batches are. From here on they do not get cheaper.
   */
  private static final int MESSAGES_A_BATCH = 10_000;

  private final KafkaSettings kafka;
  private final @Nullable WarehouseConfig warehouse;
  private final TimeConfig time;
  private final Map<Integer, Long> nextPlaybooks;

  /**
   * @param warehouse null where rows go nowhere
   * @param nextPlaybooks the offsets that follow the playbooks the job starts with
   */
  public KafkaEndpoints(
      KafkaSettings kafka,
      @Nullable WarehouseConfig warehouse,
      TimeConfig time,
      Map<Integer, Long> nextPlaybooks) {
    this.kafka = kafka;
    this.warehouse = warehouse;
    this.time = time;
    this.nextPlaybooks = nextPlaybooks;
  }

  @Override
  public SingleOutputStreamOperator<Decoded> events(StreamExecutionEnvironment env) {
    return env.fromSource(
            EventSource.of(kafka, time.alignment()), Watermarks.live(time), "ingest.source")
        .uid("ingest.source");
  }

  @Override
  public Optional<DataStream<PlaybookDocument>> playbooks(StreamExecutionEnvironment env) {
    return Optional.of(
        env.fromSource(
                PlaybookSource.of(kafka, nextPlaybooks),
                WatermarkStrategy.noWatermarks(),
                "playbook.source")
            .uid("playbook.source")
            .setParallelism(1));
  }

  @Override
  public InputReachability reachability() {
    return new BrokerReachability(kafka);
  }

  @Override
  public DataStream<DeadLetter> writeRows(DataStream<TableRow> rows) {
    return warehouse == null
        ? drop(rows, "outputs.no-warehouse")
        : write(rows, "outputs.warehouse", warehouse);
  }

  @Override
  public DataStream<DeadLetter> writeMessages(DataStream<TableRow> rows) {
    return warehouse == null
        ? drop(rows, "outputs.no-messages")
        : write(rows, "outputs.messages", warehouse.withFlushRowsAtMost(MESSAGES_A_BATCH));
  }

  private static DataStream<DeadLetter> write(
      DataStream<TableRow> rows, String name, WarehouseConfig config) {
    return rows.transform(name, DEAD_LETTER, new WarehouseOperator(config)).uid(name);
  }

  private static DataStream<DeadLetter> drop(DataStream<TableRow> rows, String name) {
    return rows.flatMap((TableRow row, Collector<DeadLetter> out) -> {})
        .returns(DEAD_LETTER)
        .uid(name)
        .name(name);
  }

  @Override
  public void writeRecords(DataStream<TopicRecord> records) {
    records.sinkTo(TopicSink.of(kafka)).uid("outputs.topics").name("outputs.topics");
  }
}
