package io.tideline.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.codec.EventDecoder;
import io.tideline.connectors.codec.Origin;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Comments decoded a second: the decoder of the job, with every check of the contract, against
 * Jackson databind to a record without any, over the same 397-byte comments. The ids differ from
 * record to record as they do in traffic, so that neither side lives on one cached input.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DecodeBenchmark {

  private static final int RECORDS = 1 << 10;
  private static final int RECORD_BYTES = 397;
  private static final long DAY_MILLIS = 86_400_000L;

  private final byte[][] records = new byte[RECORDS][];
  private final Origin origin = new Origin("tideline.comments", 0, 0);
  private final EventDecoder decoder = new EventDecoder(System::currentTimeMillis);
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();
  private final ObjectReader databind =
      mapper.readerFor(new TypeReference<DatabindComment<Instant, Direction, SenderType>>() {});
  private final ObjectReader databindText =
      mapper.readerFor(new TypeReference<DatabindComment<String, String, String>>() {});
  private int next;

  /** Fills the records, all of one length. */
  @Setup
  public void fill() {
    for (int i = 0; i < RECORDS; i++) {
      records[i] = comment(i).getBytes(StandardCharsets.UTF_8);
      if (records[i].length != RECORD_BYTES) {
        throw new IllegalStateException("a record of " + records[i].length + " bytes");
      }
    }
    Decoded decoded = streaming();
    if (decoded.event() == null) {
      throw new IllegalStateException("refused: " + decoded.deadLetter());
    }
  }

  private static String comment(int i) {
    return String.format(
        "{\"event_id\":\"ev%010d\",\"type\":\"comment.created\","
            + "\"occurred_at\":\"2026-03-%02dT12:34:%02d.%03dZ\",\"account_id\":\"acct_%03d\","
            + "\"platform\":\"tiktok\",\"comment_id\":\"c%010d\",\"video_id\":\"v_%05d\","
            + "\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"cu_%07d\","
            + "\"sender_name\":\"Sam Fry\","
            + "\"text\":\"Love this colour! Does it come in size 38 as well, and when?\","
            + "\"lang\":\"en\",\"likes\":%d,\"campaign_tag\":\"spring\"}",
        i, 1 + i % 28, i % 60, i % 1000, i % 200, i, i * 19 % 20_000, i, i % 10);
  }

  private byte[] nextRecord() {
    next = (next + 1) & (RECORDS - 1);
    return records[next];
  }

  /** The job's decoder. */
  @Benchmark
  public Decoded streaming() {
    return decoder.decode(Topic.COMMENTS, nextRecord(), origin, DAY_MILLIS);
  }

  /** Jackson databind to a record of strings, which leaves times and enums to somebody else. */
  @Benchmark
  public DatabindComment<String, String, String> databindText() throws IOException {
    return databindText.readValue(nextRecord());
  }

  /** Jackson databind to a record of the same types. */
  @Benchmark
  public DatabindComment<Instant, Direction, SenderType> databind() throws IOException {
    return databind.readValue(nextRecord());
  }
}
