package io.tideline.job.outputs;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.kafka.EventSource;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.kafka.TopicSink;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.ingest.InputReachability;
import io.tideline.job.ingest.Watermarks;
import io.tideline.udfs.event.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The live job's ends: topics of one Kafka, and a warehouse where there is one. */
public final class KafkaEndpoints implements Endpoints {
  private final KafkaSettings kafka;
  private final @Nullable WarehouseConfig warehouse;
  private final TimeConfig time;

  /**
   * @param warehouse null where rows go nowhere
   */
  public KafkaEndpoints(KafkaSettings kafka, @Nullable WarehouseConfig warehouse, TimeConfig time) {
    this.kafka = kafka;
    this.warehouse = warehouse;
    this.time = time;
  }

  @Override
  public SingleOutputStreamOperator<Decoded> events(StreamExecutionEnvironment env) {
    return env.fromSource(
            EventSource.of(kafka, time.alignment()), Watermarks.live(time), "ingest.source")
        .uid("ingest.source");
  }

  @Override
  public InputReachability reachability() {
    return new BrokerReachability(kafka);
  }

  @Override
  public DataStream<DeadLetter> writeRows(DataStream<TableRow> rows) {
    TypeInformation<DeadLetter> type = TypeInformation.of(DeadLetter.class);
    if (warehouse == null) {
      return rows.flatMap((TableRow row, org.apache.flink.util.Collector<DeadLetter> out) -> {})
          .returns(type)
          .uid("outputs.no-warehouse")
          .name("outputs.no-warehouse");
    }
    return rows.transform("outputs.warehouse", type, new WarehouseOperator(warehouse))
        .uid("outputs.warehouse");
  }

  @Override
  public void writeRecords(DataStream<TopicRecord> records) {
    records.sinkTo(TopicSink.of(kafka)).uid("outputs.topics").name("outputs.topics");
  }
}
