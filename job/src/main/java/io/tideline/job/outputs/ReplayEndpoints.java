package io.tideline.job.outputs;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.file.EventFileSource;
import io.tideline.connectors.file.ReplayFiles;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.InputReachability;
import io.tideline.job.ingest.Watermarks;
import io.tideline.udfs.event.DeadLetter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The ends of a bounded run in this JVM: files of recorded events in, a collection of everything
 * out.
 *
 * <p>Files are read by one instance, so that each topic keeps its order; event time stands until
 * all are read.
 */
public final class ReplayEndpoints implements Endpoints, AutoCloseable {
  private static final Map<String, ReplayFiles> RUNS = new ConcurrentHashMap<>();

  private final Path input;
  private final String run = UUID.randomUUID().toString();

  /**
   * @param input folder of {@code <topic>.jsonl}
   * @param files takes what the run puts out
   */
  public ReplayEndpoints(Path input, ReplayFiles files) {
    this.input = input;
    RUNS.put(run, files);
  }

  /** The collection of a run; operators carry only its name. */
  static ReplayFiles filesOf(String run) {
    ReplayFiles files = RUNS.get(run);
    if (files == null) {
      throw new IllegalStateException("the run has ended: " + run);
    }
    return files;
  }

  @Override
  public SingleOutputStreamOperator<Decoded> events(StreamExecutionEnvironment env) {
    return env.fromSource(EventFileSource.of(input), Watermarks.atTheEnd(), "ingest.source")
        .uid("ingest.source")
        .setParallelism(1);
  }

  /** Those of the folder hold from the start; while it runs nobody publishes any. */
  @Override
  public Optional<DataStream<PlaybookDocument>> playbooks(StreamExecutionEnvironment env) {
    return Optional.empty();
  }

  @Override
  public InputReachability reachability() {
    return InputReachability.always();
  }

  @Override
  public DataStream<DeadLetter> writeRows(DataStream<TableRow> rows) {
    return collect(rows, "outputs.tables");
  }

  @Override
  public DataStream<DeadLetter> writeMessages(DataStream<TableRow> rows) {
    return collect(rows, "outputs.messages");
  }

  private DataStream<DeadLetter> collect(DataStream<TableRow> rows, String name) {
    return rows.transform(name, TypeInformation.of(DeadLetter.class), new TableCollector(run))
        .uid(name);
  }

  @Override
  public void writeRecords(DataStream<TopicRecord> records) {
    records.sinkTo(new RecordCollector(run)).uid("outputs.topics").name("outputs.topics");
  }

  @Override
  public void close() {
    RUNS.remove(run);
  }
}
