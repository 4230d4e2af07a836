package io.tideline.bench;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Environments;
import io.tideline.job.TopologyConfig;
import io.tideline.job.attribution.PathFindings;
import io.tideline.job.attribution.PathsConfig;
import io.tideline.job.attribution.PathsPipeline;
import io.tideline.job.attribution.credits.CreditsPipeline;
import io.tideline.job.config.StateBackendKind;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.ingest.IngestPipeline;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.conversation.EpisodeTouch;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.IdentityLink;
import io.tideline.udfs.event.Order;
import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.Utm;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Touches and orders a second through identity, paths and credits on RocksDB, and bytes of state a
 * person, with 512 MB for RocksDB. Each person is a visitor, linked after the touches; orders name
 * the person. Arguments: how many orders are measured, how many touches a person has, then for each
 * run how many persons there are.
 */
public final class HeldTouches {
  private static final long START = 1_772_409_600_000L;
  private static final long SIX_DAYS = 6 * 86_400_000L;
  private static final AtomicLong FIRST_TOUCH_NANOS = new AtomicLong();
  private static final AtomicLong FIRST_ORDER_NANOS = new AtomicLong();
  private static final AtomicLong STATE_BYTES = new AtomicLong();

  private HeldTouches() {}

  /** What a run holds. */
  private record Size(long persons, long touches, long orders) implements Serializable {
    long ofTouches() {
      return persons * touches;
    }

    long all() {
      return ofTouches() + persons + orders;
    }
  }

  /** Measures, a JSON line a run. */
  public static void main(String[] args) throws Exception {
    long orders = Long.parseLong(args[0]);
    long touches = Long.parseLong(args[1]);
    for (String persons : List.of(args).subList(2, args.length)) {
      measure(new Size(Long.parseLong(persons), touches, orders));
    }
  }

  private static void measure(Size size) throws Exception {
    Path folder = Files.createTempDirectory("tideline-attribution-");
    try {
      StreamExecutionEnvironment env = environment(folder);
      attach(env, folder, size);
      env.execute("held touches");
      double ordersTook = (System.nanoTime() - FIRST_ORDER_NANOS.get()) / 1e9;
      double touchesTook = (FIRST_ORDER_NANOS.get() - FIRST_TOUCH_NANOS.get()) / 1e9;
      System.out.println(
          String.format(
              Locale.ROOT,
              "{\"persons\":%d,\"touches_a_person\":%d,\"orders\":%d,\"touches_per_s\":%.0f,"
                  + "\"orders_per_s\":%.0f,\"bytes_a_person\":%.0f}",
              size.persons,
              size.touches,
              size.orders,
              size.ofTouches() / touchesTook,
              size.orders / ordersTook,
              (double) STATE_BYTES.get() / size.persons));
    } finally {
      Closer.delete(folder);
    }
  }

  private static StreamExecutionEnvironment environment(Path folder) {
    Configuration configuration = Environments.common();
    Environments.keepState(configuration, StateBackendKind.ROCKSDB);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, folder.toString());
    return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
  }

  private static void attach(StreamExecutionEnvironment env, Path folder, Size size) {
    String state = folder.toString();
    DataStream<Event> events =
        env.fromSequence(0, size.all() - 1)
            .setParallelism(1)
            .uid("bench.numbers")
            .map(n -> event(n, size, state))
            .returns(IngestPipeline.EVENT)
            .setParallelism(1)
            .uid("bench.events")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Event>forBoundedOutOfOrderness(Duration.ofSeconds(60))
                    .withTimestampAssigner((event, timestamp) -> event.occurredAtMillis()))
            .setParallelism(1)
            .uid("bench.clock");
    ErasureStream erasures = ErasureStream.attach(events, TopologyConfig.DEFAULT.erasures());
    PathFindings paths = PathsPipeline.attach(events, erasures, PathsConfig.DEFAULT);
    DataStream<WeightedPath> weighted =
        paths
            .orders()
            .map(WeightedPath::equal)
            .returns(TypeInformation.of(WeightedPath.class))
            .uid("bench.shares");
    DataStream<EpisodeTouch> messages =
        events
            .filter(event -> false)
            .uid("bench.no-events")
            .map(event -> new EpisodeTouch("", "dm", "", 0, "", 0))
            .returns(TypeInformation.of(EpisodeTouch.class))
            .uid("bench.no-messages");
    CreditsPipeline.attach(events, weighted, messages, erasures, TopologyConfig.DEFAULT.credits())
        .rows()
        .sinkTo(new DiscardingSink<TableRow>())
        .uid("bench.rows");
  }

  /** Touches round and round over six days, then a link a person, then orders all over. */
  private static Event event(long number, Size size, String stateFolder) {
    if (number == 0) {
      FIRST_TOUCH_NANOS.set(System.nanoTime());
    }
    long touches = size.ofTouches();
    if (number < touches) {
      long at = START + (long) (SIX_DAYS * ((double) number / touches));
      return touch(number, number % size.persons, at);
    }
    long after = START + SIX_DAYS + number - touches;
    if (number < touches + size.persons) {
      long person = number - touches;
      return event(
          EventType.IDENTITY_LINKED,
          number,
          after,
          new IdentityLink("visitor-" + person, "person-" + person));
    }
    if (number == touches + size.persons) {
      STATE_BYTES.set(size(Path.of(stateFolder)));
      FIRST_ORDER_NANOS.set(System.nanoTime());
    }
    long person = (number * 0x9E3779B97F4A7C15L >>> 1) % size.persons;
    return event(EventType.ORDER_PLACED, number, after, order(number, person));
  }

  private static Event touch(long number, long person, long at) {
    var utm =
        new Utm("tiktok", "paid_social", "campaign_" + number % 20, "video_" + number % 500, null);
    EventType type = number % 3 == 0 ? EventType.AD_IMPRESSION : EventType.AD_CLICK;
    return event(type, number, at, new Touchpoint("visitor-" + person, null, utm, null, null));
  }

  private static Order order(long number, long person) {
    return new Order(
        "order-" + number,
        "person-" + person,
        null,
        new BigDecimal("99.90"),
        "EUR",
        null,
        List.of(),
        null);
  }

  private static Event event(EventType type, long number, long at, Object body) {
    // As long as a UUID, which is what most ids are.
    String id = String.format(Locale.ROOT, "%08x-1b2c-4d3e-9f4a-%012x", number * 31, number);
    return new Event(
        type,
        id,
        at,
        at,
        "account",
        "tiktok",
        null,
        null,
        null,
        null,
        null,
        null,
        body instanceof Order order ? order : null,
        null,
        null,
        body instanceof Touchpoint touchpoint ? touchpoint : null,
        body instanceof IdentityLink link ? link : null,
        null,
        null,
        null,
        null,
        null);
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(HeldTouches::sizeOf).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** RocksDB removes files meanwhile. */
  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
