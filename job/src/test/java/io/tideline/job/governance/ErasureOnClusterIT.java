package io.tideline.job.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.cluster.Await;
import io.tideline.job.cluster.KafkaTopicProbe;
import io.tideline.job.live.LiveRun;
import io.tideline.job.state.DeclaredState;
import io.tideline.job.state.StateNames;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An erasure on a real cluster, each part in a process of its own, while messages come as fast as
 * the job takes them; then {@code kill -9}, and a savepoint in which the person is looked for, byte
 * by byte. {@code bench/erasure} runs the same with 100 000 open conversations and longer windows
 * of time, and prints the figures.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ErasureOnClusterIT {
  private static final Path FOLDER = Path.of("target", "erasure");
  private static final int OPEN = Integer.getInteger("tideline.erasure.open", 2_000);
  private static final int WINDOW_SECONDS = Integer.getInteger("tideline.erasure.window", 4);
  private static final int MOST_AHEAD = Math.min(60_000, 2 * OPEN);
  private static final double PROMISED_SECONDS = 60;

  private static final String ANNA = "anna_erased_4711";
  private static final String NAME = "Annabel Quixotic";
  private static final String TEXT = "zebraquartz broken again, I hate this, worst shop ever";
  private static final String BERT = "bert_stays_0815";

  /** Offsets, transactions, and rows on their way (WarehouseOperatorIT). */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "ingest.source",
          "playbook.source",
          "outputs.topics",
          "Sink Committer: outputs.topics",
          "outputs.warehouse",
          "outputs.messages");

  private final AtomicBoolean loaded = new AtomicBoolean();

  @Test
  void aPersonIsForgottenUnderLoadAndAfterAKill() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "run-");
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    try (var run = new LiveRun(folder, nothing);
        var traffic = new ErasureTraffic(run.bootstrapServers(), LiveRun.PREFIX);
        Connection warehouse = connect(run)) {
      run.start();
      open(traffic, warehouse);
      Thread load = new Thread(() -> load(traffic, warehouse), "load");
      load.start();
      Figures figures = erase(run, traffic, warehouse);
      loaded.set(true);
      load.join();
      Files.writeString(FOLDER.resolve("figures.json"), figures.json() + "\n");
      System.out.println(figures.json());
      assertThat(figures.rowsGone()).isLessThan(PROMISED_SECONDS);
      assertThat(figures.stateGone()).isLessThan(PROMISED_SECONDS);

      run.cluster().killTaskManager(1);
      run.cluster().startTaskManager();
      run.cluster().awaitRestarts(run.job(), 1);
      run.cluster().awaitRunning(run.job());
      run.cluster().awaitCheckpoints(run.job(), 1);
      Path savepoint = Path.of(URI.create(run.cluster().stopWithSavepoint(run.job())));
      assertThat(isIn(savepoint, BERT)).as("who is not erased is found in it").isTrue();
      for (String trace : List.of(ANNA, NAME, "zebraquartz")) {
        assertThat(isIn(savepoint, trace)).as(trace).isFalse();
      }
      assertThat(isIn(folder.resolve("flink/log"), ANNA)).isFalse();
      assertThat(undeclared(savepoint)).as("states that do not say whom they hold").isEmpty();
      String secret = System.getenv("TIDELINE_PSEUDONYM_SECRET");
      assertThat(isIn(folder.resolve("flink/savepoints"), secret)).isFalse();
      assertThat(isIn(folder.resolve("flink/log"), secret)).isFalse();
    }
  }

  /** What was measured; times in seconds, rates in messages a second. */
  private record Figures(double rowsGone, double stateGone, double before, double after) {
    String json() {
      return String.format(
          Locale.ROOT,
          "{\"open\":%d,\"window_s\":%d,\"rows_gone_s\":%.1f,\"state_gone_s\":%.1f,"
              + "\"messages_per_s_before\":%.0f,\"messages_per_s_after\":%.0f,\"dip_pct\":%.1f}",
          OPEN,
          WINDOW_SECONDS,
          rowsGone,
          stateGone,
          before,
          after,
          100 * (1 - after / before));
    }
  }

  private static void open(ErasureTraffic traffic, Connection warehouse) {
    traffic.everythingOf(ANNA, NAME, TEXT);
    traffic.everythingOf(BERT, "Bert Staying", "broken again, I hate this, worst shop ever");
    for (int i = 0; i < OPEN; i++) {
      traffic.message("customer_" + i, "hello");
    }
    traffic.flush();
    await(
        "all conversations are open",
        () -> number(warehouse, "SELECT count(*) FROM tideline.conversations") >= OPEN + 4);
    await("the person has rows", () -> rowsOf(warehouse) >= 5);
  }

  private void load(ErasureTraffic traffic, Connection warehouse) {
    long first = written(warehouse);
    for (long sent = 0; !loaded.get(); sent++) {
      traffic.message("customer_" + (sent * 7_919) % OPEN, "hello " + sent);
      if (sent % 1_000 == 0) {
        long most = sent - MOST_AHEAD;
        await("the job follows", () -> loaded.get() || written(warehouse) - first > most);
      }
    }
  }

  private static Figures erase(LiveRun run, ErasureTraffic traffic, Connection warehouse) {
    await("the load has begun", () -> written(warehouse) > OPEN + 2L * WINDOW_SECONDS * 100);
    var alerts = new KafkaTopicProbe(run.bootstrapServers());
    double[] gone = new double[2];
    // Looking costs something as well.
    double before =
        rate(
            warehouse,
            WINDOW_SECONDS,
            () -> {
              if (isDone(warehouse) || isResolved(alerts)) {
                throw new AssertionError("nobody is erased yet");
              }
            });
    long asked = System.nanoTime();
    traffic.erase("case-77", ANNA);
    traffic.flush();
    double after =
        rate(
            warehouse,
            WINDOW_SECONDS,
            () -> {
              boolean done = isDone(warehouse);
              gone[0] = done && gone[0] == 0 ? secondsSince(asked) : gone[0];
              boolean resolved = isResolved(alerts);
              gone[1] = resolved && gone[1] == 0 ? secondsSince(asked) : gone[1];
            });
    await("its rows are gone", () -> isDone(warehouse));
    gone[0] = gone[0] == 0 ? secondsSince(asked) : gone[0];
    await("its alerts are over", () -> isResolved(alerts));
    gone[1] = gone[1] == 0 ? secondsSince(asked) : gone[1];
    return new Figures(gone[0], gone[1], before, after);
  }

  /** Messages a second over a time, looking at something once a second. */
  private static double rate(Connection warehouse, int seconds, Runnable look) {
    long first = written(warehouse);
    long begun = System.nanoTime();
    var looks = Await.atMost(Duration.ofSeconds(seconds + 30L)).every(Duration.ofSeconds(1));
    looks.until(
        "the time is over",
        () -> {
          look.run();
          return secondsSince(begun) >= seconds;
        });
    return (written(warehouse) - first) / secondsSince(begun);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static boolean isDone(Connection warehouse) {
    return number(warehouse, "SELECT count(*) FROM tideline.erasures") == 1
        && rowsOf(warehouse) == 0;
  }

  /** The step that raises alerts on a person's messages has forgotten the person. */
  private static boolean isResolved(KafkaTopicProbe probe) {
    return probe.uncommitted(LiveRun.PREFIX + "escalation-alerts").stream()
        .anyMatch(alert -> alert.contains(ANNA) && alert.contains("\"status\":\"resolved\""));
  }

  private static long rowsOf(Connection warehouse) {
    String key = keyOf(ANNA);
    return Stream.of(
            "messages WHERE customer_key = ",
            "conversations WHERE customer_key = ",
            "triggers WHERE customer_key = ",
            "alerts WHERE subject ->> 'customer_key' = ",
            "conversions WHERE person_key = ")
        .mapToLong(
            table -> number(warehouse, "SELECT count(*) FROM tideline." + table + "'" + key + "'"))
        .sum();
  }

  private static String keyOf(String who) {
    var secret = new PseudonymSecret(System.getenv("TIDELINE_PSEUDONYM_SECRET"));
    return new Pseudonyms(secret).keyOf(who);
  }

  private static long written(Connection warehouse) {
    return number(
        warehouse,
        "SELECT coalesce(sum(n_tup_ins), 0) FROM pg_stat_user_tables WHERE relname = 'messages'");
  }

  private static long number(Connection warehouse, String sql) {
    return Long.parseLong(text(warehouse, sql));
  }

  private static String text(Connection warehouse, String sql) {
    synchronized (warehouse) {
      try (var statement = warehouse.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return String.valueOf(rows.getString(1));
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    }
  }

  private static Connection connect(LiveRun run) throws SQLException {
    var location = run.warehouse();
    return DriverManager.getConnection(location.url(), location.user(), location.password());
  }

  private static void await(String what, BooleanSupplier condition) {
    Await.atMost(Duration.ofSeconds(300)).every(Duration.ofMillis(250)).until(what, condition);
  }

  /** States of the running job that are neither declared nor looked for in tests of their own. */
  private static Set<String> undeclared(Path savepoint) throws IOException {
    Set<String> found = StateNames.ofSavepoint(savepoint);
    assertThat(found).contains("conversations.episodes conversation", "live.gifters gifter");
    DeclaredState.all().forEach(state -> found.remove(state.key()));
    found.removeIf(name -> ELSEWHERE.stream().anyMatch(uid -> name.startsWith(uid + " ")));
    return found;
  }

  private static boolean isIn(Path folder, String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
