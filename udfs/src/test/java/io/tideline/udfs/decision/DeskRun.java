package io.tideline.udfs.decision;

import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.ConversationChange;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.Order;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.MessageLists;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.guard.GuardRules;
import io.tideline.udfs.playbook.rule.Action;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.rule.RuleFailure;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import io.tideline.udfs.playbook.template.Template;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextVerdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One person's desk, with all that is kept in memory. */
final class DeskRun implements PersonFile, DecisionSink, Surroundings {
  static final String PERSON = "cu_1";
  static final String ACCOUNT = "acme";
  static final String DIRECT = "dm_1";

  private Rulebook rulebook;
  private final Desk desk = new Desk(this, this, PseudonymSecret.PUBLISHED);
  private final Map<String, Talk> talks = new HashMap<>();
  private final TreeSet<Waiting> waiting = new TreeSet<>(Waiting.ORDER);
  private final List<Trigger> triggers = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final TreeSet<Long> wakeUps = new TreeSet<>();
  private Customer customer = Customer.NEW;
  private boolean growing;

  DeskRun(Playbook playbook) {
    this.rulebook = new Rulebook(playbook);
  }

  /** From now on another playbook holds. */
  DeskRun by(Playbook playbook) {
    rulebook = new Rulebook(playbook);
    return this;
  }

  /** A playbook of those rules and limits. */
  static Playbook playbook(GuardRules guards, Rule... rules) {
    return playbook(guards, MessageLists.DEFAULT, rules);
  }

  /** The same with lists of words. */
  static Playbook playbook(GuardRules guards, MessageLists lists, Rule... rules) {
    Playbook built = Playbook.BUILT_IN;
    return new Playbook(
        built.tenant(),
        "test-1",
        built.accounts(),
        built.spikes(),
        built.anomalies(),
        built.paging(),
        built.growth(),
        built.sentiment(),
        built.conversations(),
        built.benchmarks(),
        built.hours(),
        built.zones(),
        built.languages(),
        lists,
        built.queues(),
        Map.of(
            "hello", new Template("hello", Map.of("en", "Hello {username}")),
            "again", new Template("again", Map.of("en", "Hello again")),
            "third", new Template("third", Map.of("en", "And again"))),
        built.values(),
        built.faq(),
        guards,
        built.attribution(),
        built.privacy(),
        built.utmPattern(),
        List.of(rules));
  }

  static Rule rule(String id, SignalType on, String when, Action... then) {
    return later(id, on, when, 0, List.of(), then);
  }

  static Rule later(
      String id,
      SignalType on,
      String when,
      long afterMillis,
      List<UnlessEvent> unless,
      Action... then) {
    return new Rule(
        id, List.of(on), when, List.of(then), 50, true, false, null, afterMillis, unless);
  }

  static Action reply(String template) {
    return new Action(ActionKind.SEND_REPLY, template, false, null, null, null);
  }

  static Action route(String queue) {
    return new Action(ActionKind.ROUTE, null, false, queue, null, null);
  }

  DeskRun asked(String id, long at) {
    return said(id, at, Intent.QUESTION, 0.5);
  }

  DeskRun askedIn(String language, String id, long at) {
    Event event = message(id, at, SenderType.CUSTOMER, language);
    var verdict = new TextVerdict(Language.EN, 0.5, Intent.QUESTION, 0.9, 0, 0);
    desk.take(event.withVerdict(verdict), PERSON, null, this);
    return this;
  }

  DeskRun said(String id, long at, Intent intent, double sentiment) {
    Event event = message(id, at, SenderType.CUSTOMER);
    desk.take(
        event.withVerdict(new TextVerdict(Language.EN, sentiment, intent, 0.9, 0, 0)),
        PERSON,
        null,
        this);
    return this;
  }

  DeskRun answered(String id, long at, SenderType by) {
    desk.take(message(id, at, by), PERSON, null, this);
    return this;
  }

  DeskRun changed(EventType type, long at) {
    var change = new ConversationChange(DIRECT, PERSON, "agent", null);
    desk.take(event(type, type.wireName() + at, at, change), PERSON, null, this);
    return this;
  }

  DeskRun ordered(String id, long at) {
    var order = new Order(id, PERSON, null, new BigDecimal("9.90"), "EUR", null, List.of(), null);
    desk.take(event(EventType.ORDER_PLACED, id, at, order), PERSON, null, this);
    return this;
  }

  /** The order, and what is found of it: that it came after a live. */
  DeskRun orderedAfterLive(String id, long at) {
    var subject = new SignalSubject(ACCOUNT, "tiktok", null, null, null, "live", PERSON, null);
    ordered(id, at);
    desk.take(
        Signal.of(SignalType.ORDER_PLACED, subject, "order/" + id, at)
            .with("signal.after_live", true)
            .build(),
        null,
        this);
    return this;
  }

  DeskRun growing() {
    growing = true;
    return this;
  }

  /** Lets time pass to that instant. */
  DeskRun at(long millis) {
    while (!wakeUps.isEmpty() && wakeUps.first() <= millis) {
      desk.takeDue(wakeUps.pollFirst(), this);
    }
    return this;
  }

  List<Trigger> triggers() {
    return triggers;
  }

  /** They as {@code send_reply hello} and, where refused, the reason. */
  List<String> lines() {
    return triggers.stream()
        .map(
            t ->
                t.action().label()
                    + (t.templateId() == null ? "" : " " + t.templateId())
                    + (t.queue() == null ? "" : " " + t.queue())
                    + (t.suppressedReason() == null ? "" : " " + t.suppressedReason()))
        .toList();
  }

  /** Alerts as {@code automation_exhausted 1 FIRING}. */
  List<String> alertLines() {
    return alerts.stream().map(a -> a.kind() + " " + a.revision() + " " + a.status()).toList();
  }

  /** Rules that could not be judged, as {@code rule reason time}. */
  List<String> failures() {
    return failures;
  }

  List<Alert> alerts() {
    return alerts;
  }

  private static Event message(String id, long at, SenderType by) {
    return message(id, at, by, null);
  }

  private static Event message(String id, long at, SenderType by, @Nullable String language) {
    boolean inbound = by == SenderType.CUSTOMER;
    var message =
        new Message(
            id,
            null,
            null,
            DIRECT,
            inbound ? Direction.INBOUND : Direction.OUTBOUND,
            by,
            inbound ? PERSON : "agent",
            "Ada",
            PERSON,
            "what does it cost?",
            language,
            null,
            null,
            null);
    return event(EventType.DM_SENT, "e_" + id + at, at, message);
  }

  private static Event event(EventType type, String id, long at, Object body) {
    return new Event(
        type,
        id,
        at,
        at,
        ACCOUNT,
        "tiktok",
        body instanceof Message message ? message : null,
        null,
        body instanceof ConversationChange change ? change : null,
        null,
        null,
        null,
        body instanceof Order order ? order : null,
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

  @Override
  public Customer customer() {
    return customer;
  }

  @Override
  public void keep(Customer kept) {
    customer = kept;
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
    return List.copyOf(waiting);
  }

  @Override
  public void keep(Waiting added) {
    waiting.add(added);
  }

  @Override
  public void drop(Waiting done) {
    waiting.remove(done);
  }

  @Override
  public void trigger(Trigger trigger) {
    triggers.add(trigger);
  }

  @Override
  public void alert(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public void failure(Playbook playbook, RuleFailure failure, long atMillis) {
    failures.add(failure.ruleId() + ' ' + failure.reason() + ' ' + atMillis);
  }

  @Override
  public void wakeAt(long dueMillis) {
    wakeUps.add(dueMillis);
  }

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
    return growing;
  }

  @Override
  public long wallClockMillis() {
    return 0;
  }

  /** What the last trigger's rule saw. */
  @Nullable String fact(String name) {
    return triggers.get(triggers.size() - 1).signal().stream()
        .filter(fact -> fact.name().equals(name))
        .map(fact -> fact.values().get(0))
        .findFirst()
        .orElse(null);
  }
}
