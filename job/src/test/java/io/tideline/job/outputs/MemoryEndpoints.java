package io.tideline.job.outputs;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.InputReachability;
import io.tideline.udfs.event.DeadLetter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The ends of a test: a list of records in, and out what comes out, in the memory of this JVM. */
public final class MemoryEndpoints implements Endpoints, AutoCloseable {
  private static final Map<String, MemoryEndpoints> RUNS = new ConcurrentHashMap<>();

  private final String run = UUID.randomUUID().toString();
  private final List<Decoded> input;
  private final Clock clock;
  private final Queue<TableRow> rows = new ConcurrentLinkedQueue<>();
  private final Queue<TopicRecord> records = new ConcurrentLinkedQueue<>();

  /** How event time goes on. */
  public enum Clock {
    /** With every event, as far behind it as disorder may be. */
    EVENT_BY_EVENT,
    /** Not before the end. */
    AT_THE_END
  }

  /** Ends for one run. */
  public MemoryEndpoints(List<Decoded> input, Clock clock) {
    this.input = List.copyOf(input);
    this.clock = clock;
    RUNS.put(run, this);
  }

  /** All rows written, in the order they came. */
  public Collection<TableRow> rows() {
    return rows;
  }

  /** All records written to topics. */
  public Collection<TopicRecord> records() {
    return records;
  }

  @Override
  public SingleOutputStreamOperator<Decoded> events(StreamExecutionEnvironment env) {
    WatermarkStrategy<Decoded> watermarks =
        clock == Clock.AT_THE_END
            ? WatermarkStrategy.noWatermarks()
            : WatermarkStrategy.forGenerator(context -> new EventByEvent());
    return env.fromData(input, TypeInformation.of(Decoded.class))
        .uid("ingest.memory")
        .assignTimestampsAndWatermarks(
            watermarks.withTimestampAssigner(
                (decoded, timestamp) ->
                    decoded.event() == null ? Long.MIN_VALUE : decoded.event().occurredAtMillis()))
        .uid("ingest.source")
        .setParallelism(1);
  }

  @Override
  public Optional<DataStream<PlaybookDocument>> playbooks(StreamExecutionEnvironment env) {
    return Optional.empty();
  }

  @Override
  public InputReachability reachability() {
    return InputReachability.always();
  }

  @Override
  public DataStream<DeadLetter> writeRows(DataStream<TableRow> written) {
    return collect(written, "outputs.tables");
  }

  @Override
  public DataStream<DeadLetter> writeMessages(DataStream<TableRow> written) {
    return collect(written, "outputs.messages");
  }

  private DataStream<DeadLetter> collect(DataStream<TableRow> written, String uid) {
    String name = run;
    return written
        .<DeadLetter>flatMap((row, out) -> RUNS.get(name).rows.add(row))
        .returns(TypeInformation.of(DeadLetter.class))
        .uid(uid);
  }

  @Override
  public void writeRecords(DataStream<TopicRecord> written) {
    String name = run;
    written
        .<TopicRecord>flatMap((record, out) -> RUNS.get(name).records.add(record))
        .returns(TypeInformation.of(TopicRecord.class))
        .uid("outputs.topics");
  }

  @Override
  public void close() {
    RUNS.remove(run);
  }

  private static final class EventByEvent implements WatermarkGenerator<Decoded> {
    private static final long DISORDER_MILLIS = 60_000L;

    private long newest = Long.MIN_VALUE;

    @Override
    public void onEvent(Decoded decoded, long timestamp, WatermarkOutput output) {
      if (timestamp > newest) {
        newest = timestamp;
        output.emitWatermark(new Watermark(newest - DISORDER_MILLIS - 1));
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
  }
}
