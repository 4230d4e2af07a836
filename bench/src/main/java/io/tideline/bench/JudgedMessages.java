package io.tideline.bench;

import com.sun.management.OperatingSystemMXBean;
import io.tideline.job.Environments;
import io.tideline.job.TopologyConfig;
import io.tideline.job.config.StateBackendKind;
import io.tideline.job.decisions.DecisionFindings;
import io.tideline.job.decisions.DecisionInputs;
import io.tideline.job.decisions.DecisionsConfig;
import io.tideline.job.decisions.DecisionsPipeline;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.ingest.IngestPipeline;
import io.tideline.job.playbook.PlaybookStream;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextVerdict;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Messages a second through the decisions pipeline as a live job runs it, from events whose texts
 * are read to triggers: two slots, RocksDB with 512 MB, checkpoints every ten seconds. Half are
 * comments on 2 000 videos, half direct messages; one in ten is an agent's, one of eight of the
 * others a question, which is answered or refused. What comes from a customer is one signal, that a
 * message was understood, which all rules are on; the figures of CPU are for a message. A tenth of
 * them comes before what is measured, so that the compiler and the people's state are warm.
 * Arguments: how many messages are measured, of how many people, then for each run how many enabled
 * rules there are.
 */
public final class JudgedMessages {
  private static final long START = 1_772_409_600_000L;
  private static final long VIDEOS = 2_000;
  private static final long ACCOUNTS = 100;
  private static final long STEP_MILLIS = 20;
  private static final int PARALLELISM = 2;
  private static final Language[] LANGUAGES = {Language.EN, Language.DE, Language.NL};
  private static final AtomicLong MEASURED_FROM_NANOS = new AtomicLong();
  private static final AtomicLong MEASURED_FROM_CPU = new AtomicLong();
  private static final AtomicLong TRIGGERS = new AtomicLong();

  private JudgedMessages() {}

  /** What a run holds. */
  private record Size(long messages, long people) implements Serializable {
    long unmeasured() {
      return messages / 10;
    }

    /** Of the messages that are measured, those of customers: each is one signal for all rules. */
    long signals() {
      return LongStream.range(unmeasured(), unmeasured() + messages)
          .filter(JudgedMessages::isInbound)
          .count();
    }
  }

  /** Measures, a JSON line a run. */
  public static void main(String[] args) throws Exception {
    var size = new Size(Long.parseLong(args[0]), Long.parseLong(args[1]));
    for (String rules : List.of(args).subList(2, args.length)) {
      measure(size, Integer.parseInt(rules));
    }
  }

  private static void measure(Size size, int rules) throws Exception {
    Path folder = Files.createTempDirectory("tideline-decisions-");
    TRIGGERS.set(0);
    try {
      StreamExecutionEnvironment env = environment(folder);
      attach(env, size, ManyRules.document(rules));
      env.execute("judged messages");
      double seconds = (System.nanoTime() - MEASURED_FROM_NANOS.get()) / 1e9;
      double cpu = (cpuNanos() - MEASURED_FROM_CPU.get()) / 1e9;
      long signals = rules == 0 ? 0 : size.signals();
      System.out.println(
          String.format(
              Locale.ROOT,
              "{\"rules\":%d,\"people\":%d,\"messages\":%d,\"messages_per_s\":%.0f,"
                  + "\"signals\":%d,\"signals_per_s\":%.0f,\"cpu_s_per_million\":%.1f,"
                  + "\"triggers\":%d}",
              rules,
              size.people,
              size.messages,
              size.messages / seconds,
              signals,
              signals / seconds,
              cpu * 1e6 / size.messages,
              TRIGGERS.get()));
    } finally {
      Closer.delete(folder);
    }
  }

  /** Of this process with all its threads: source, compiler and garbage collection included. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static StreamExecutionEnvironment environment(Path folder) {
    Configuration configuration = Environments.common();
    Environments.keepState(configuration, StateBackendKind.ROCKSDB);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, folder.resolve("state").toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    return StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, configuration);
  }

  private static void attach(StreamExecutionEnvironment env, Size size, String playbook) {
    DataStream<Event> events =
        env.fromSequence(0, size.unmeasured() + size.messages - 1)
            .setParallelism(1)
            .uid("bench.numbers")
            .map(n -> event(n, size))
            .returns(IngestPipeline.EVENT)
            .setParallelism(1)
            .uid("bench.events")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Event>forBoundedOutOfOrderness(Duration.ofSeconds(60))
                    .withTimestampAssigner((event, timestamp) -> event.occurredAtMillis()))
            .setParallelism(1)
            .uid("bench.clock");
    var playbooks = new PlaybooksConfig(playbook, List.of(), List.of());
    var inputs =
        new DecisionInputs(
            events,
            nothing(events, Alert.class),
            List.of(),
            nothing(events, VideoStanding.class),
            PlaybookStream.unchanging(events, playbooks).updates(),
            ErasureStream.attach(events, TopologyConfig.DEFAULT.erasures()));
    DecisionsConfig usual = TopologyConfig.DEFAULT.decisions();
    DecisionFindings found =
        DecisionsPipeline.attach(
            inputs,
            new DecisionsConfig(
                usual.timing(), playbooks, usual.liveWithinMillis(), usual.secret()));
    found
        .triggers()
        .map(trigger -> TRIGGERS.incrementAndGet())
        .returns(Long.class)
        .uid("bench.triggers")
        .sinkTo(new DiscardingSink<>())
        .uid("bench.sink");
  }

  private static <T> SingleOutputStreamOperator<T> nothing(DataStream<Event> events, Class<T> of) {
    return events
        .filter(event -> false)
        .uid("bench.no-event-" + of.getSimpleName())
        .map(event -> of.cast(null))
        .returns(TypeInformation.of(of))
        .uid("bench.no-" + of.getSimpleName());
  }

  private static Event event(long number, Size size) {
    if (number == size.unmeasured()) {
      MEASURED_FROM_NANOS.set(System.nanoTime());
      MEASURED_FROM_CPU.set(cpuNanos());
    }
    boolean isComment = number % 2 == 0;
    long at = START + number * STEP_MILLIS;
    return new Event(
        isComment ? EventType.COMMENT_CREATED : EventType.DM_SENT,
        "event" + number,
        at,
        at,
        "account" + who(number, size) % ACCOUNTS,
        "tiktok",
        message(number, size, isComment),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        verdict(number));
  }

  private static TextVerdict verdict(long number) {
    Language language = LANGUAGES[(int) (number % LANGUAGES.length)];
    Intent intent = number / 2 % 8 == 0 ? Intent.QUESTION : Intent.OTHER;
    return new TextVerdict(language, number * 31 % 100 / 100.0, intent, 0.9, 0.01, 0.01);
  }

  private static boolean isInbound(long number) {
    return number / 2 % 10 != 9;
  }

  private static long who(long number, Size size) {
    return (number * 0x9E3779B97F4A7C15L >>> 1) % size.people;
  }

  private static Message message(long number, Size size, boolean isComment) {
    String person = "customer" + who(number, size);
    String video = isComment ? "video" + who(number, size) % VIDEOS : null;
    boolean inbound = isInbound(number);
    return new Message(
        "message" + number,
        video,
        null,
        isComment ? video + "/root/" + person : "dm" + person,
        inbound ? Direction.INBOUND : Direction.OUTBOUND,
        inbound ? SenderType.CUSTOMER : SenderType.AGENT,
        inbound ? person : "agent",
        "Ada",
        person,
        "how long does it take until it is here?",
        null,
        null,
        null,
        null);
  }
}
