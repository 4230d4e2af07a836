package io.tideline.connectors.file;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.codec.EventDecoder;
import io.tideline.connectors.codec.Origin;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a file of events line by line. A line's meaning depends on the lines above it (its
 * number, and when it was received), so a file is read whole and by one reader; after a failure it
 * is read again from its start up to where it was.
 */
final class EventLineFormat implements BulkFormat<Decoded, FileSourceSplit> {
  private static final long serialVersionUID = 1L;

  @Override
  public Reader<Decoded> createReader(Configuration config, FileSourceSplit split)
      throws IOException {
    return new LinesReader(split, 0);
  }

  @Override
  public Reader<Decoded> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    long done =
        split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L);
    return new LinesReader(split, done);
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<Decoded> getProducedType() {
    return TypeInformation.of(Decoded.class);
  }

  private static final class LinesReader implements Reader<Decoded> {
    private static final int BATCH_RECORDS = 1000;
    private static final int BATCH_BYTES = 4 << 20;

    private final EventDecoder decoder = new EventDecoder(System::currentTimeMillis);
    private final LineReader lines;
    private final Topic topic;
    private long lineNumber;
    private long records;
    private long newestMillis = Long.MIN_VALUE;

    /** A reader that goes on after the first {@code done} records. */
    LinesReader(FileSourceSplit split, long done) throws IOException {
      topic = FileInputs.topicOf(split.path().getName());
      lines = new LineReader(split.path().getFileSystem().open(split.path()));
      while (records < done && next() != null) {
        // Only for what it tells about the lines that follow.
      }
    }

    @Override
    public @Nullable RecordIterator<Decoded> readBatch() throws IOException {
      long first = records;
      List<Decoded> batch = new ArrayList<>(BATCH_RECORDS);
      int bytes = 0;
      while (batch.size() < BATCH_RECORDS && bytes < BATCH_BYTES) {
        byte[] line = nextLine();
        if (line == null) {
          break;
        }
        bytes += line.length;
        batch.add(decoded(line));
      }
      return batch.isEmpty()
          ? null
          : new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, first);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }

    private @Nullable Decoded next() throws IOException {
      byte[] line = nextLine();
      return line == null ? null : decoded(line);
    }

    private byte @Nullable [] nextLine() throws IOException {
      byte[] line = lines.next();
      while (line != null && isBlank(line)) {
        lineNumber++;
        line = lines.next();
      }
      return line;
    }

    /** What is JSON's white space and nothing else, such as the rest of an empty CRLF line. */
    private static boolean isBlank(byte[] line) {
      for (byte b : line) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }

    private Decoded decoded(byte[] line) {
      Origin origin = new Origin(topic.baseName(), 0, lineNumber);
      Decoded decoded = decoder.decodeLine(topic, line, origin, newestMillis);
      Event event = decoded.event();
      if (event != null) {
        newestMillis = Math.max(newestMillis, event.occurredAtMillis());
      }
      lineNumber++;
      records++;
      return decoded;
    }
  }
}
