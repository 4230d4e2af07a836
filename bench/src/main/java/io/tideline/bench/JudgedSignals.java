package io.tideline.bench;

import io.tideline.job.Environments;
import io.tideline.job.config.StateBackendKind;
import io.tideline.job.decisions.DecisionFindings;
import io.tideline.job.decisions.DecisionInputs;
import io.tideline.job.decisions.DecisionTiming;
import io.tideline.job.decisions.DecisionsConfig;
import io.tideline.job.decisions.DecisionsPipeline;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
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
 * Messages a second through the decisions pipeline on RocksDB, each judged by many rules: from the
 * event whose text has been read to its triggers, half of them comments that go by their video
 * first. Arguments: how many messages are measured (as many come before, to warm up), of how many
 * people, then for each run what conditions look like: {@code none}, {@code fields}, {@code often}
 * or {@code cel}, as in {@link RuleBenchmark}.
 */
public final class JudgedSignals {
  private static final long START = 1_772_409_600_000L;
  private static final int RULES = 200;
  private static final int INSTANCES = 2;
  private static final String[] TEXTS = {
    "how long does it take until it is here?", "super 😍", "I want to buy this", "hello there"
  };
  private static final AtomicLong WARM_NANOS = new AtomicLong();

  private JudgedSignals() {}

  /** Measures, a JSON line a run. */
  public static void main(String[] args) throws Exception {
    long messages = Long.parseLong(args[0]);
    long people = Long.parseLong(args[1]);
    for (String conditions : List.of(args).subList(2, args.length)) {
      measure(messages, people, conditions);
    }
  }

  private static void measure(long messages, long people, String conditions) throws Exception {
    Path folder = Files.createTempDirectory("tideline-signals-");
    try {
      StreamExecutionEnvironment env = environment(folder);
      attach(env, messages, people, playbook(conditions));
      env.execute("judged signals");
      double took = (System.nanoTime() - WARM_NANOS.get()) / 1e9;
      System.out.println(
          String.format(
              Locale.ROOT,
              "{\"conditions\":\"%s\",\"rules\":%d,\"people\":%d,\"messages\":%d,"
                  + "\"messages_per_s\":%.0f}",
              conditions,
              conditions.equals("none") ? 0 : RULES,
              people,
              messages,
              messages / took));
    } finally {
      Closer.delete(folder);
    }
  }

  private static String playbook(String conditions) {
    var text = new StringBuilder("version: bench\nrules:");
    text.append(conditions.equals("none") ? " []\n" : "\n");
    for (int rule = 0; rule < RULES && !conditions.equals("none"); rule++) {
      String then =
          rule == 0 ? "{action: send_reply, template: busy}" : "{action: tag, tag: t" + rule + "}";
      text.append("  - {id: r").append(rule).append(", on: message, then: [").append(then);
      text.append("], when: \"").append(RuleBenchmark.condition(conditions, rule)).append("\"}\n");
    }
    List<?> problems = PlaybookReader.read(text.toString()).problems();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
    return text.toString();
  }

  private static StreamExecutionEnvironment environment(Path folder) {
    Configuration configuration = Environments.common();
    Environments.keepState(configuration, StateBackendKind.ROCKSDB);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, folder.toString());
    return StreamExecutionEnvironment.createLocalEnvironment(INSTANCES, configuration);
  }

  private static void attach(
      StreamExecutionEnvironment env, long messages, long people, String playbook) {
    DataStream<Event> events =
        env.fromSequence(0, 2 * messages - 1)
            .setParallelism(1)
            .uid("bench.numbers")
            .map(number -> event(number, messages, people))
            .returns(TypeInformation.of(Event.class))
            .setParallelism(1)
            .uid("bench.events")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Event>forBoundedOutOfOrderness(Duration.ofSeconds(60))
                    .withTimestampAssigner((event, timestamp) -> event.occurredAtMillis()))
            .setParallelism(1)
            .uid("bench.clock");
    DataStream<Alert> alerts =
        events
            .filter(event -> false)
            .uid("bench.no-events")
            .map(event -> (Alert) null)
            .returns(TypeInformation.of(Alert.class))
            .uid("bench.no-alerts");
    DataStream<PlaybookUpdate> updates =
        events
            .filter(event -> false)
            .uid("bench.no-documents")
            .map(event -> (PlaybookUpdate) null)
            .returns(TypeInformation.of(PlaybookUpdate.class))
            .uid("bench.no-playbooks");
    DecisionFindings found =
        DecisionsPipeline.attach(
            new DecisionInputs(events, alerts, List.of(), updates),
            new DecisionsConfig(
                DecisionTiming.ON_ARRIVAL,
                new PlaybooksConfig(playbook, List.of(), List.of()),
                300_000,
                PseudonymSecret.PUBLISHED));
    found.triggers().sinkTo(new DiscardingSink<Trigger>()).uid("bench.triggers");
    found.alerts().sinkTo(new DiscardingSink<Alert>()).uid("bench.alerts");
  }

  private static Event event(long number, long messages, long people) {
    if (number == messages) {
      WARM_NANOS.set(System.nanoTime());
    }
    boolean isComment = number % 2 == 0;
    String person = "person-" + (number * 0x9E3779B97F4A7C15L >>> 1) % people;
    String video = isComment ? "video-" + number % 500 : null;
    var message =
        new Message(
            "message-" + number,
            video,
            null,
            isComment ? null : "dm-" + person,
            Direction.INBOUND,
            SenderType.CUSTOMER,
            person,
            "Ada",
            person,
            TEXTS[(int) (number % TEXTS.length)],
            null,
            null,
            null,
            null);
    Intent[] intents = Intent.values();
    Language[] languages = Language.values();
    var verdict =
        new TextVerdict(
            languages[(int) (number / 7 % languages.length)],
            0.3 + number % 7 / 10.0,
            intents[(int) (number / 3 % intents.length)],
            0.9,
            number % 100 / 100.0,
            0.01);
    return event(isComment ? EventType.COMMENT_CREATED : EventType.DM_SENT, number, message)
        .withVerdict(verdict);
  }

  private static Event event(EventType type, long number, Message message) {
    long at = START + number * 10;
    return new Event(
        type,
        "event-" + number,
        at,
        at,
        "account",
        "tiktok",
        message,
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
        null);
  }
}
