package io.tideline.bench;

import io.tideline.udfs.decision.Customer;
import io.tideline.udfs.decision.DecisionSink;
import io.tideline.udfs.decision.Desk;
import io.tideline.udfs.decision.PersonFile;
import io.tideline.udfs.decision.Rulebook;
import io.tideline.udfs.decision.Surroundings;
import io.tideline.udfs.decision.Talk;
import io.tideline.udfs.decision.Waiting;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.playbook.rule.RuleFailure;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextVerdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/**
 * What a message costs from its event to the triggers, without Flink: facts, conversation, rules,
 * guards, texts. {@code 0} rules is the same without any: the ratio is what rules cost. One message
 * in eight is a question that is answered; a person writes every tenth message.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecisionsBenchmark implements PersonFile, DecisionSink, Surroundings {
  private static final long START = 1_772_000_000_000L;
  private static final int PEOPLE = 10_000;

  /** Rules beside the built-in texts; of each eight one asks about the person's orders. */
  @Param({"0", "20", "200"})
  private int rules;

  private final Desk desk = new Desk(this, this, PseudonymSecret.PUBLISHED);
  private final Map<String, Customer> customers = new HashMap<>();
  private final Map<String, Talk> talks = new HashMap<>();
  private Rulebook rulebook = new Rulebook(Playbook.BUILT_IN);
  private String person = "";
  private long next;
  private long sent;

  /** Makes the playbook. */
  @Setup
  public void readPlaybook() {
    rulebook =
        new Rulebook(
            Objects.requireNonNull(PlaybookReader.read(ManyRules.document(rules)).playbook()));
  }

  /** Microseconds a message. */
  @Benchmark
  public long message() {
    long number = next++;
    person = "cu_" + number * 7919 % PEOPLE;
    desk.take(event(number), person, null, this);
    return sent;
  }

  private Event event(long number) {
    var message =
        new Message(
            "m" + number,
            null,
            null,
            "dm_" + person,
            Direction.INBOUND,
            SenderType.CUSTOMER,
            person,
            "Ada",
            person,
            "how long does it take until it is here?",
            null,
            null,
            null,
            null);
    Intent intent = number % 8 == 0 ? Intent.QUESTION : Intent.OTHER;
    return new Event(
        EventType.DM_SENT,
        "e" + number,
        START + number * 1_000,
        START + number * 1_000,
        "acme",
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
        new TextVerdict(Language.EN, 0.5, intent, 0.9, 0.01, 0.01));
  }

  @Override
  public Customer customer() {
    return customers.getOrDefault(person, Customer.NEW);
  }

  @Override
  public void keep(Customer customer) {
    customers.put(person, customer);
  }

  @Override
  public Talk talk(String conversationId) {
    return talks.getOrDefault(conversationId, Talk.NEW);
  }

  @Override
  public void keep(String conversationId, Talk talk) {
    talks.put(conversationId, talk);
  }

  @Override
  public List<Waiting> waiting() {
    return List.of();
  }

  @Override
  public void keep(Waiting waiting) {
    throw new IllegalStateException("no rule acts later");
  }

  @Override
  public void drop(Waiting waiting) {}

  @Override
  public void trigger(Trigger trigger) {
    sent++;
  }

  @Override
  public void alert(Alert alert) {}

  @Override
  public void failure(Playbook playbook, RuleFailure failure, long atMillis) {
    throw new IllegalStateException(failure.toString());
  }

  @Override
  public void wakeAt(long dueMillis) {}

  @Override
  public Rulebook rulebook(String accountId) {
    return rulebook;
  }

  @Override
  public boolean isSpiking(String accountId, String platform, long atMillis) {
    return false;
  }

  @Override
  public boolean hasDirectGrowth(String accountId, String platform, long atMillis) {
    return false;
  }

  @Override
  public long wallClockMillis() {
    return 0;
  }
}
