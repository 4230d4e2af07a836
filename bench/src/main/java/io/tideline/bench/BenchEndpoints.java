package io.tideline.bench;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.kafka.EventSource;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.config.JobConfig;
import io.tideline.job.ingest.InputReachability;
import io.tideline.job.ingest.Watermarks;
import io.tideline.job.outputs.Endpoints;
import io.tideline.job.outputs.KafkaEndpoints;
import io.tideline.udfs.event.DeadLetter;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The live job's ends with a clock at both: where reading begins, and behind each writer to the
 * warehouse, which has written its last row when its input's end comes out of it.
 */
final class BenchEndpoints implements Endpoints {
  private final JobConfig config;
  private final boolean bounded;
  private final KafkaEndpoints live;

  /**
   * @param bounded whether the job ends with what the topics hold when it starts
   */
  BenchEndpoints(JobConfig config, boolean bounded) {
    this.config = config;
    this.bounded = bounded;
    this.live = new KafkaEndpoints(config.kafka(), config.warehouse(), config.time(), Map.of());
  }

  @Override
  public SingleOutputStreamOperator<Decoded> events(StreamExecutionEnvironment env) {
    Source<Decoded, ?, ?> source =
        bounded
            ? EventSource.untilLatest(config.kafka(), config.time().alignment())
            : EventSource.of(config.kafka(), config.time().alignment());
    return env.fromSource(
            source, new TimedWatermarks<>(Watermarks.live(config.time())), "ingest.source")
        .uid("ingest.source");
  }

  @Override
  public Optional<DataStream<PlaybookDocument>> playbooks(StreamExecutionEnvironment env) {
    return Optional.empty();
  }

  @Override
  public InputReachability reachability() {
    return live.reachability();
  }

  @Override
  public DataStream<DeadLetter> writeRows(DataStream<TableRow> rows) {
    return timed(live.writeRows(rows), "bench.end-of-rows");
  }

  @Override
  public DataStream<DeadLetter> writeMessages(DataStream<TableRow> rows) {
    return timed(live.writeMessages(rows), "bench.end-of-messages");
  }

  private static DataStream<DeadLetter> timed(DataStream<DeadLetter> refused, String name) {
    DrainClock.expectEnd();
    return refused.transform(name, refused.getType(), new DrainEnd<>(false)).uid(name);
  }

  @Override
  public void writeRecords(DataStream<TopicRecord> records) {
    live.writeRecords(records);
  }
}
