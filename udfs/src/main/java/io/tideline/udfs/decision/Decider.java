package io.tideline.udfs.decision;

import io.tideline.udfs.conversation.Episode;
import io.tideline.udfs.conversation.Opening;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.rule.Action;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.playbook.rule.Decision;
import io.tideline.udfs.playbook.rule.Decisions;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has signals judged by the rules, and what they ask for done: at once, later, or not at all. */
final class Decider {
  /** Why what was for later is not done: the rule was turned off, or taken out, since. */
  private static final String RULE_OFF = "rule_off";

  private final Surroundings around;
  private final DecisionSink sink;
  private final Actions actions;
  private final ExhaustedAlerts alerts;
  private final SignalFacts facts;

  Decider(Surroundings around, DecisionSink sink, PseudonymSecret secret) {
    this.around = around;
    this.sink = sink;
    this.actions = new Actions(sink);
    this.alerts = new ExhaustedAlerts(secret);
    this.facts = new SignalFacts(around);
  }

  /** Does what the rules ask for on a signal that says all there is to know. */
  void judge(Signal signal, PersonFile file) {
    Rulebook book = around.rulebook(signal.subject().accountId());
    Decisions decisions = book.engine().decide(signal);
    long at = signal.occurredAtMillis();
    decisions.failures().forEach(failure -> sink.failure(book.playbook(), failure, at));
    for (Decision decision : decisions.decisions()) {
      if (decision.delayMillis() > 0) {
        later(new Waiting(decision, signal, at + decision.delayMillis()), file);
      } else {
        String queue = queueBeside(decision, decisions.decisions());
        act(new Actions.Task(book, file, decision, signal, queue, at));
      }
    }
  }

  /** What calls it off may have been read before the signal, though it happened after it. */
  private void later(Waiting waiting, PersonFile file) {
    Signal signal = waiting.signal();
    String conversation = signal.subject().conversationId();
    if (conversation != null) {
      Talk talk = file.talk(conversation);
      for (UnlessEvent event : waiting.decision().unless()) {
        if (talk.hasHappened(event, signal.occurredAtMillis(), waiting.dueMillis())) {
          actions.callOff(task(waiting, file), "unless_" + event.label());
          return;
        }
      }
    }
    file.keep(waiting);
    sink.wakeAt(waiting.dueMillis());
  }

  /** Where the same rule routes to. */
  private static @Nullable String queueBeside(Decision decision, List<Decision> all) {
    return all.stream()
        .filter(other -> other.ruleId().equals(decision.ruleId()))
        .filter(other -> other.action().kind() == ActionKind.ROUTE)
        .map(other -> other.action().queue())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void act(Actions.Task task) {
    String exhausted = actions.take(task);
    if (exhausted != null && !task.decision().dryRun()) {
      exhaust(task, exhausted);
    }
  }

  private void exhaust(Actions.Task task, String conversation) {
    Talk talk = task.file().talk(conversation);
    Episode episode = talk.episode();
    if (talk.exhausted() != null || episode == null) {
      return;
    }
    Opening opening = episode.opening();
    var exhausted =
        new Exhaustion(
            opening.accountId(),
            opening.platform(),
            opening.channel(),
            opening.number(),
            talk.round(),
            task.atMillis(),
            talk.guard().attempts());
    task.file().keep(conversation, talk.exhausted(exhausted));
    sink.alert(
        alerts.revision(
            about(conversation, task.subject().customerId(), opening), exhausted, null));
    tell(task, conversation, exhausted);
  }

  private ExhaustedAlerts.About about(String conversation, String customer, Opening opening) {
    return new ExhaustedAlerts.About(
        conversation, customer, around.rulebook(opening.accountId()), around.wallClockMillis());
  }

  private void tell(Actions.Task task, String conversation, Exhaustion exhausted) {
    SignalType type = SignalType.AUTOMATION_EXHAUSTED;
    SignalSubject subject = task.subject().in(conversation);
    if (!task.book().engine().judges(type) || task.signal().type() == type) {
      return;
    }
    String cause = type.label() + '/' + task.signal().cause();
    Signal.Builder signal =
        facts
            .common(Signal.of(type, subject, cause, task.atMillis()), subject, task.atMillis())
            .with("signal.channel", exhausted.channel().label())
            .with("signal.intent", task.signal().value("signal.intent"));
    Talk talk = task.file().talk(conversation);
    facts.conversation(signal, talk, task.book(), task.atMillis());
    judge(signal.build(), task.file());
  }

  /** The alert that automation is exhausted ends, where one is up. */
  Talk endExhaustion(Talk talk, String conversation, String customer, long atMillis) {
    Exhaustion exhausted = talk.exhausted();
    if (exhausted == null) {
      return talk;
    }
    var about =
        new ExhaustedAlerts.About(
            conversation,
            customer,
            around.rulebook(exhausted.accountId()),
            around.wallClockMillis());
    long ended = Math.max(atMillis, exhausted.startedMillis());
    sink.alert(alerts.revision(about, exhausted, ended));
    return talk.exhausted(null);
  }

  /** Something has happened in a conversation, which calls off what was to be done without it. */
  void happened(PersonFile file, String conversation, UnlessEvent event, long atMillis) {
    for (Waiting waiting : file.waiting()) {
      Signal signal = waiting.signal();
      if (conversation.equals(signal.subject().conversationId())
          && waiting.decision().unless().contains(event)
          && atMillis > signal.occurredAtMillis()
          && atMillis <= waiting.dueMillis()) {
        file.drop(waiting);
        actions.callOff(task(waiting, file), "unless_" + event.label());
      }
    }
  }

  /** Takes what is due by then, in order, where its rule still wants it. */
  void takeDue(long atMillis, PersonFile file) {
    for (Waiting waiting : file.waiting()) {
      if (waiting.dueMillis() <= atMillis) {
        file.drop(waiting);
        Rule rule = ruleOf(waiting);
        if (rule == null || !rule.enabled()) {
          actions.callOff(task(waiting, file), RULE_OFF);
        } else {
          act(task(rule.dryRun() ? waiting.onDryRun() : waiting, file));
        }
      }
    }
  }

  private Actions.Task task(Waiting waiting, PersonFile file) {
    Rulebook book = around.rulebook(waiting.signal().subject().accountId());
    Rule rule = ruleOf(waiting);
    String queue = rule == null ? null : queueOf(rule);
    return new Actions.Task(
        book, file, waiting.decision(), waiting.signal(), queue, waiting.dueMillis());
  }

  /** The rule that asked for it, as it is now; null where the playbook has it no more. */
  private @Nullable Rule ruleOf(Waiting waiting) {
    Playbook playbook = around.rulebook(waiting.signal().subject().accountId()).playbook();
    return playbook.rules().stream()
        .filter(rule -> rule.id().equals(waiting.decision().ruleId()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String queueOf(Rule rule) {
    return rule.then().stream()
        .filter(action -> action.kind() == ActionKind.ROUTE)
        .map(Action::queue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
