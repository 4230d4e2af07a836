package io.tideline.job.outputs;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.InputReachability;
import io.tideline.udfs.event.DeadLetter;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a run reads and writes: Kafka and the warehouse, files, or a test's memory. */
public interface Endpoints {

  /** The input records, decoded, with their watermarks. */
  SingleOutputStreamOperator<Decoded> events(StreamExecutionEnvironment env);

  /**
   * The playbooks that are published while the job runs; they bring no time with them. Empty where
   * nobody can publish any: what holds at the start of such a run holds to its end.
   */
  Optional<DataStream<PlaybookDocument>> playbooks(StreamExecutionEnvironment env);

  /** What tells silence of the inputs from an outage. */
  InputReachability reachability();

  /** Writes table rows; gives back those that were refused for good. */
  DataStream<DeadLetter> writeRows(DataStream<TableRow> rows);

  /**
   * As {@link #writeRows}, for the rows of messages, which are by far the most: by a writer of
   * their own in the task that makes them, so that they cross no further exchange.
   */
  DataStream<DeadLetter> writeMessages(DataStream<TableRow> rows);

  /** Writes the output topics. */
  void writeRecords(DataStream<TopicRecord> records);
}
