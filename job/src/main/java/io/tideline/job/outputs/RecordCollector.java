package io.tideline.job.outputs;

import io.tideline.connectors.file.ReplayFiles;
import io.tideline.connectors.kafka.TopicRecord;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands the records of a bounded run to its {@link ReplayFiles}. */
final class RecordCollector implements Sink<TopicRecord> {
  private static final long serialVersionUID = 1L;

  private final String run;

  RecordCollector(String run) {
    this.run = run;
  }

  @Override
  public SinkWriter<TopicRecord> createWriter(WriterInitContext context) {
    return new Writer(ReplayEndpoints.filesOf(run));
  }

  private record Writer(ReplayFiles files) implements SinkWriter<TopicRecord> {
    @Override
    public void write(TopicRecord record, Context context) {
      files.add(record);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
