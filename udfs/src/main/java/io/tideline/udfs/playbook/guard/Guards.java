package io.tideline.udfs.playbook.guard;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.playbook.rule.TriggerIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges automated messages to people and keeps count of them (SEMANTICS §9). Pure: what is kept is
 * handed in and handed back. Refused messages count nowhere.
 *
 * <p>The reasons are tried in the order of {@link GuardReason}, so that a conversation which
 * automation can't settle goes to a person whatever else stands against a message.
 */
public final class Guards {
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

  /** Messages come up to an hour and a minute out of order; those sent are known for longer. */
  private static final long DISORDER_MILLIS = 2 * HOUR_MILLIS;

  private final GuardRules rules;
  private final Set<String> blocked;
  private final Set<String> regionsOff;

  public Guards(GuardRules rules) {
    this.rules = rules;
    this.blocked = Set.copyOf(rules.blocked());
    this.regionsOff = Set.copyOf(rules.regionsWithoutAutomation());
  }

  /** Whether the person gets nothing automated by the playbook, whatever happens. */
  public boolean isBlocked(String customerId) {
    return blocked.contains(customerId);
  }

  /** Why the message must not be sent; empty where it may. */
  public Optional<GuardReason> judge(GuardRequest request, PersonState person, ThreadState thread) {
    return ofPerson(request, person)
        .or(() -> ofThread(request, thread))
        .or(() -> ofTime(request))
        .or(() -> ofPlatform(request, thread))
        .or(() -> ofLimits(request, person.sent()));
  }

  private Optional<GuardReason> ofPerson(GuardRequest request, PersonState person) {
    String customer = request.customerId();
    Long optedOut = person.optedOutAtMillis();
    if (optedOut != null && request.atMillis() >= optedOut) {
      return Optional.of(GuardReason.OPTED_OUT);
    }
    if (isBlocked(customer) || customer.equals(request.accountId())) {
      return Optional.of(GuardReason.BLOCKED);
    }
    if (TriggerIds.isControl(customer, rules.controlCohortPct())) {
      return Optional.of(GuardReason.CONTROL_COHORT);
    }
    return request.region() != null && regionsOff.contains(request.region())
        ? Optional.of(GuardReason.REGION_OFF)
        : Optional.empty();
  }

  private Optional<GuardReason> ofThread(GuardRequest request, ThreadState thread) {
    if (thread.human()) {
      return Optional.of(GuardReason.HUMAN_HOLD);
    }
    return request.action().isAttempt() && thread.attempts() >= rules.attempts()
        ? Optional.of(GuardReason.AUTOMATION_EXHAUSTED)
        : Optional.empty();
  }

  private Optional<GuardReason> ofTime(GuardRequest request) {
    QuietHours quiet = rules.quietHours();
    return quiet != null && quiet.holdAt(request.atMillis())
        ? Optional.of(GuardReason.QUIET_HOURS)
        : Optional.empty();
  }

  private Optional<GuardReason> ofPlatform(GuardRequest request, ThreadState thread) {
    if (request.channel() != Channel.DM) {
      return Optional.empty();
    }
    Long last = thread.lastInboundMillis();
    if (last == null) {
      return Optional.of(GuardReason.DM_NOT_OPENED);
    }
    if (request.atMillis() - last >= rules.dmWindowMillis()) {
      return thread.sentAfterWindow() >= rules.dmAfterWindow()
          ? Optional.of(GuardReason.DM_WINDOW_CLOSED)
          : Optional.empty();
    }
    return !thread.answered() && thread.sentInWindow() >= rules.dmUnanswered()
        ? Optional.of(GuardReason.DM_UNANSWERED_LIMIT)
        : Optional.empty();
  }

  private Optional<GuardReason> ofLimits(GuardRequest request, List<Sent> sent) {
    String template = request.templateId();
    if (template != null && isRepeated(sent, template, request.atMillis())) {
      return Optional.of(GuardReason.TEMPLATE_REPEATED);
    }
    if (most(sent, request.atMillis(), HOUR_MILLIS) > rules.perHour()) {
      return Optional.of(GuardReason.RATE_LIMIT_HOUR);
    }
    return most(sent, request.atMillis(), DAY_MILLIS) > rules.perDay()
        ? Optional.of(GuardReason.RATE_LIMIT_DAY)
        : Optional.empty();
  }

  private boolean isRepeated(List<Sent> sent, String template, long atMillis) {
    return sent.stream()
        .anyMatch(
            earlier ->
                earlier.templateId().equals(template)
                    && Math.abs(atMillis - earlier.atMillis()) < rules.templateRepeatMillis());
  }

  /** The most messages, this one included, in any span of that length that holds this one. */
  private static int most(List<Sent> sent, long atMillis, long spanMillis) {
    int most = countFrom(sent, atMillis, spanMillis);
    for (Sent first : sent) {
      if (first.atMillis() <= atMillis && atMillis - first.atMillis() < spanMillis) {
        most = Math.max(most, countFrom(sent, first.atMillis(), spanMillis));
      }
    }
    return most + 1;
  }

  private static int countFrom(List<Sent> sent, long startMillis, long spanMillis) {
    return (int)
        sent.stream()
            .filter(one -> one.atMillis() >= startMillis)
            .filter(one -> one.atMillis() - startMillis < spanMillis)
            .count();
  }

  /** The person's state after the message was sent. What is too old to matter is dropped. */
  public PersonState sent(PersonState person, GuardRequest request) {
    List<Sent> sent = new ArrayList<>(person.sent());
    String template = request.templateId();
    sent.add(new Sent(request.atMillis(), template == null ? "" : template));
    sent.sort(Comparator.comparingLong(Sent::atMillis).thenComparing(Sent::templateId));
    long newest = sent.get(sent.size() - 1).atMillis();
    sent.removeIf(one -> one.atMillis() < newest - keptMillis());
    return new PersonState(sent, person.optedOutAtMillis());
  }

  /** So long after a person's last message from us, in milliseconds, nothing of it is needed. */
  public long keptMillis() {
    return Math.max(DAY_MILLIS, rules.templateRepeatMillis()) + DISORDER_MILLIS;
  }

  /** The conversation's state after an automated message of ours was sent in it. */
  public ThreadState sent(ThreadState thread, GuardRequest request) {
    ThreadState counted =
        businessWrote(thread, request.atMillis()).withUnechoed(thread.unechoed() + 1);
    return request.action().isAttempt() ? counted.withAttempts(thread.attempts() + 1) : counted;
  }

  /** After the customer wrote. */
  public ThreadState inbound(ThreadState thread, long atMillis) {
    boolean answered =
        thread.answered() || thread.sentInWindow() > 0 || thread.sentAfterWindow() > 0;
    return new ThreadState(
        thread.attempts(),
        thread.human(),
        latest(thread, atMillis),
        answered,
        0,
        0,
        thread.unechoed());
  }

  /** After an agent wrote: a person has the conversation. */
  public ThreadState agentWrote(ThreadState thread, long atMillis) {
    return businessWrote(thread, atMillis).withAttempts(0).withHuman(true);
  }

  /** After a person took it. */
  public ThreadState assigned(ThreadState thread) {
    return thread.withHuman(true);
  }

  /** After it was resolved: nobody has it, and the next episode starts afresh. */
  public ThreadState resolved(ThreadState thread) {
    return thread.withAttempts(0).withHuman(false);
  }

  /**
   * After automation wrote: a message of ours, which was counted when it was sent, or somebody
   * else's, whom no attempt counts for.
   */
  public ThreadState automationWrote(ThreadState thread, long atMillis) {
    return thread.unechoed() > 0
        ? thread.withUnechoed(thread.unechoed() - 1)
        : businessWrote(thread, atMillis);
  }

  /** After anybody of the business wrote, whom no attempt counts for. */
  public ThreadState businessWrote(ThreadState thread, long atMillis) {
    Long last = thread.lastInboundMillis();
    if (last == null) {
      // Nothing is sent before the customer's first message, which limits are counted from.
      return thread;
    }
    boolean after = atMillis - last >= rules.dmWindowMillis();
    return new ThreadState(
        thread.attempts(),
        thread.human(),
        last,
        thread.answered(),
        thread.sentInWindow() + (after ? 0 : 1),
        thread.sentAfterWindow() + (after ? 1 : 0),
        thread.unechoed());
  }

  private static @Nullable Long latest(ThreadState thread, long atMillis) {
    Long last = thread.lastInboundMillis();
    return last == null ? Long.valueOf(atMillis) : Long.valueOf(Math.max(last, atMillis));
  }
}
