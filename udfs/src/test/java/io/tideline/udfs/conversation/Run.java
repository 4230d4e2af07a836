package io.tideline.udfs.conversation;

import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKind;
import io.tideline.udfs.playbook.ConversationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One conversation run through the machine by hand: steps, and the passing of time. */
final class Run {
  private final ConversationMachine machine;
  private final Map<Integer, Episode> episodes = new TreeMap<>();
  private final List<SlaEvent> alerts = new ArrayList<>();
  private final List<KpiFact> facts = new ArrayList<>();
  private @Nullable Conversation conversation;

  Run() {
    this(ConversationRules.DEFAULT);
  }

  Run(ConversationRules rules) {
    machine = new ConversationMachine(rules, AccountHours.ALWAYS);
  }

  /** Applies steps as they come, judging what is due before each and nothing after the last. */
  Run apply(ConversationStep... steps) {
    for (ConversationStep step : steps) {
      judge(step.atMillis() - 1);
      take(machine.apply(conversation, step));
    }
    return this;
  }

  /** Applies a step wherever time is. */
  void applyOnly(ConversationStep step) {
    take(machine.apply(conversation, step));
  }

  /** Lets time pass up to an instant. */
  Run judge(long now) {
    while (conversation != null && machine.nextMillis(conversation) <= now) {
      long next = machine.nextMillis(conversation);
      take(machine.judge(conversation, next));
      conversation = machine.keptAt(conversation, next);
    }
    return this;
  }

  /** Lets the wall clock pass an instant, having seen what has come. */
  Run judgeEarly(long now, ConversationStep... seen) {
    Conversation peeked = conversation;
    for (ConversationStep step : seen) {
      peeked = machine.apply(peeked, step).conversation();
    }
    take(machine.judgeEarly(conversation, peeked, now));
    return this;
  }

  private void take(Outcome outcome) {
    conversation = outcome.conversation();
    outcome.changed().forEach(episode -> episodes.put(episode.opening().number(), episode));
    alerts.addAll(outcome.alerts());
    facts.addAll(outcome.facts());
  }

  @Nullable Conversation conversation() {
    return conversation;
  }

  /** The row of an episode as it was issued last. */
  Episode episode(int number) {
    return episodes.get(number);
  }

  List<Episode> episodes() {
    return List.copyOf(episodes.values());
  }

  /** Which alerts have fired, at which instants. */
  List<String> fired() {
    return named(alerts.stream().filter(alert -> alert.endedMillis() == null));
  }

  /** Which have been resolved. */
  List<String> ended() {
    return named(alerts.stream().filter(alert -> alert.endedMillis() != null));
  }

  private static List<String> named(Stream<SlaEvent> alerts) {
    return alerts
        .map(
            alert ->
                "%s %s %d"
                    .formatted(
                        alert.breach() ? "breach" : "at_risk",
                        alert.target().label(),
                        alert.startedMillis()))
        .sorted()
        .toList();
  }

  /** The openings that have not been taken back. */
  List<String> standing() {
    var standing = new ArrayList<String>();
    for (KpiFact fact : facts) {
      if (fact.kind() == KpiKind.OPENED) {
        String opening = "OPENED " + fact.atMillis();
        if (fact.sign() > 0) {
          standing.add(opening);
        } else {
          standing.remove(opening);
        }
      }
    }
    return standing.stream().sorted().toList();
  }

  List<KpiFact> facts() {
    return facts;
  }

  /** Alerts as {@code breach frt 660000 +0}: what, of which target, when and how it ended. */
  List<String> alerts() {
    return alerts.stream()
        .map(
            alert ->
                "%s %s %d%s"
                    .formatted(
                        alert.breach() ? "breach" : "at_risk",
                        alert.target().label(),
                        (alert.startedMillis() - Steps.MONDAY) / Steps.MINUTE,
                        alert.endedMillis() == null
                            ? ""
                            : " ended " + (alert.endedMillis() - Steps.MONDAY) / Steps.MINUTE))
        .toList();
  }
}
