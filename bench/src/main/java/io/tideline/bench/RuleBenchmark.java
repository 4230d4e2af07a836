package io.tideline.bench;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.playbook.document.PlaybookReading;
import io.tideline.udfs.playbook.rule.Decisions;
import io.tideline.udfs.playbook.rule.RuleEngine;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Message signals a second through a playbook of 200 rules, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class RuleBenchmark {
  private static final int RULES = 200;
  private static final int SIGNALS = 1 << 10;
  private static final String[] INTENTS = {
    "purchase", "question", "complaint", "spam", "praise", "other"
  };
  private static final String[] LANGUAGES = {"en", "de", "nl", "und"};

  /** What conditions look like: of fields and constants, of few that hold often, of CEL alone. */
  @Param({"fields", "often", "cel"})
  private String conditions = "fields";

  private final Signal[] signals = new Signal[SIGNALS];
  private RuleEngine engine = RuleEngine.of(Playbook.BUILT_IN);
  private int next;

  /** Reads the playbook and draws signals. */
  @Setup
  public void setUp() {
    StringBuilder document = new StringBuilder("version: bench\nrules:\n");
    for (int i = 0; i < RULES; i++) {
      document.append("  - {id: r").append(i).append(", on: message, then: [{action: hide}]");
      document.append(", when: \"").append(condition(i)).append("\"}\n");
    }
    PlaybookReading reading = PlaybookReader.read(document.toString());
    if (reading.playbook() == null) {
      throw new IllegalStateException(reading.problems().toString());
    }
    engine = RuleEngine.of(reading.playbook());
    Random random = new Random(1);
    for (int i = 0; i < SIGNALS; i++) {
      signals[i] = signal(i, random);
    }
  }

  private String condition(int i) {
    String intent = INTENTS[i % INTENTS.length];
    return switch (conditions) {
      case "fields" ->
          ("signal.channel == 'comment' && signal.lang == '%s' && signal.intent == '%s'"
                  + " && video.negative_comments_1h > %d && !business_hours.open")
              .formatted(LANGUAGES[i % LANGUAGES.length], intent, i % 20);
      case "often" ->
          "(signal.intent == '%s' || signal.toxicity > 0.9) && signal.text_length > %d"
              .formatted(intent, i);
      default ->
          "signal.policy_terms.exists(t, t == 'x%d') || signal.intent.matches('^p.*%d$')"
              .formatted(i, i);
    };
  }

  private static Signal signal(int i, Random random) {
    return Signal.of(SignalType.MESSAGE, SignalSubject.account("acct", "tiktok"), "e" + i, i)
        .with("signal.channel", i % 3 == 0 ? "dm" : "comment")
        .with("signal.lang", LANGUAGES[random.nextInt(LANGUAGES.length)])
        .with("signal.intent", INTENTS[random.nextInt(INTENTS.length)])
        .with("signal.toxicity", random.nextDouble())
        .with("signal.text_length", random.nextInt(300))
        .with("signal.policy_terms", i % 10 == 0 ? List.of("x5") : List.of())
        .with("video.negative_comments_1h", random.nextInt(10))
        .with("business_hours.open", i % 2 == 0)
        .build();
  }

  /** One signal. */
  @Benchmark
  public Decisions decide() {
    next = (next + 1) & (SIGNALS - 1);
    return engine.decide(signals[next]);
  }
}
