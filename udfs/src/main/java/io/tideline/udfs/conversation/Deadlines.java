package io.tideline.udfs.conversation;

import io.tideline.udfs.conversation.hours.OpenTime;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.playbook.ReplyBy;
import io.tideline.udfs.playbook.ServiceLevel;
import io.tideline.udfs.playbook.SlaAlerting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of episodes (SEMANTICS §5): when they are, what is judged at their instants, and
 * what a reply or a resolution does to their alerts.
 *
 * <p>A target is missed when at its instant the episode is open and, for the first response, no
 * counting reply has come; it is judged once. A reply or a resolution that happened by then and
 * comes after the judgement was published takes it back.
 */
final class Deadlines {
  private static final int AT_RISK_PERCENT = 80;

  /** Of a target at its instant: whether it is missed, and whether an alert tells so. */
  private record Verdict(boolean isMissed, boolean isTold) {
    static final Verdict TOLD = new Verdict(true, true);
  }

  private final ConversationRules rules;
  private final AccountHours hours;

  Deadlines(ConversationRules rules, AccountHours hours) {
    this.rules = rules;
    this.hours = hours;
  }

  ServiceLevel levelOf(Channel channel) {
    return channel == Channel.DM ? rules.dm() : rules.comment();
  }

  /** The deadline of a target for an episode with that opening. */
  Deadline of(Opening opening, SlaTarget target) {
    ServiceLevel level = levelOf(opening.channel());
    long open = target == SlaTarget.FRT ? level.firstResponseMillis() : level.resolutionMillis();
    OpenTime time = hours.of(opening.accountId());
    Deadline deadline =
        Deadline.of(
            time.after(opening.atMillis(), open * AT_RISK_PERCENT / 100),
            time.after(opening.atMillis(), open));
    return level.alerts() == SlaAlerting.NONE ? deadline.atRisk(AlertMark.QUIET) : deadline;
  }

  /** The next instant at which one is to be judged; {@link Long#MAX_VALUE} after the last. */
  static long nextMillis(Episode episode) {
    return Math.min(episode.firstResponse().nextMillis(), episode.resolution().nextMillis());
  }

  /** Whether a missed target of that episode may be an alert. */
  boolean mayAlert(Episode episode) {
    return levelOf(episode.opening().channel()).alerts() != SlaAlerting.NONE;
  }

  /**
   * Judges what is due.
   *
   * @param found takes the alerts that begin
   */
  Episode judge(Episode episode, long nowMillis, List<SlaEvent> found) {
    Deadline response =
        judge(episode, SlaTarget.FRT, verdict(episode, SlaTarget.FRT), nowMillis, found);
    Deadline resolution =
        judge(
            episode,
            SlaTarget.RESOLUTION,
            verdict(episode, SlaTarget.RESOLUTION),
            nowMillis,
            found);
    return response == episode.firstResponse() && resolution == episode.resolution()
        ? episode
        : episode.with(response, resolution);
  }

  private Deadline judge(
      Episode episode, SlaTarget target, Verdict verdict, long nowMillis, List<SlaEvent> found) {
    Deadline deadline = deadline(episode, target);
    boolean alerts = verdict.isTold();
    if (deadline.atRisk() == AlertMark.PENDING && deadline.atRiskMillis() <= nowMillis) {
      deadline = deadline.atRisk(alerts ? AlertMark.FIRING : AlertMark.QUIET);
      if (alerts) {
        found.add(new SlaEvent(episode, target, false, deadline.atRiskMillis(), null));
      }
    }
    if (deadline.breach() == AlertMark.PENDING && deadline.dueMillis() <= nowMillis) {
      deadline =
          deadline.breach(alerts ? AlertMark.FIRING : AlertMark.QUIET).breached(verdict.isMissed());
      if (alerts) {
        found.add(new SlaEvent(episode, target, true, deadline.dueMillis(), null));
      }
    }
    return deadline;
  }

  /**
   * Judges by the wall clock, before the last events up to then may have come: what is missed is
   * told, and what is not stays to be judged.
   *
   * @param seen the same episode with all that has come
   */
  Episode judgeEarly(Episode episode, Episode seen, long nowMillis, List<SlaEvent> found) {
    if (!alerts(seen)) {
      return episode;
    }
    Deadline response = episode.firstResponse();
    if (isMissed(seen, SlaTarget.FRT)) {
      response = judge(episode, SlaTarget.FRT, Verdict.TOLD, nowMillis, found);
    }
    Deadline resolution = episode.resolution();
    if (isMissed(seen, SlaTarget.RESOLUTION)) {
      resolution = judge(episode, SlaTarget.RESOLUTION, Verdict.TOLD, nowMillis, found);
    }
    return episode.with(response, resolution);
  }

  private Verdict verdict(Episode episode, SlaTarget target) {
    boolean missed = isMissed(episode, target);
    return new Verdict(missed, missed && alerts(episode));
  }

  private boolean alerts(Episode episode) {
    return switch (levelOf(episode.opening().channel()).alerts()) {
      case ALL -> true;
      case NEEDS_ANSWER -> episode.said().needsAnswer();
      case NONE -> false;
    };
  }

  private boolean isMissed(Episode episode, SlaTarget target) {
    return episode.isOpen() && (target == SlaTarget.RESOLUTION || reply(episode) == null);
  }

  /** Whether the reply that counts has come in time for the first response. */
  boolean isMet(Episode episode) {
    Long reply = reply(episode);
    return reply != null && reply <= episode.firstResponse().dueMillis();
  }

  /** When the first alert of an episode opened by that step would be due at the earliest. */
  long firstAlertMillis(ConversationStep step) {
    ServiceLevel level = levelOf(step.channel());
    if (level.alerts() == SlaAlerting.NONE) {
      return Long.MAX_VALUE;
    }
    long open = Math.min(level.firstResponseMillis(), level.resolutionMillis());
    return hours.of(step.accountId()).after(step.atMillis(), open * AT_RISK_PERCENT / 100);
  }

  /** The reply that counts for the first target; null until it comes. */
  private @Nullable Long reply(Episode episode) {
    Replies replies = episode.replies();
    return levelOf(episode.opening().channel()).replyBy() == ReplyBy.ANY
        ? replies.firstMillis()
        : replies.firstHumanMillis();
  }

  /** After an outbound message. */
  Episode onReply(Episode episode, List<SlaEvent> found) {
    Long reply = reply(episode);
    if (reply == null) {
      return episode;
    }
    Deadline response = settle(episode, SlaTarget.FRT, reply, found);
    if (reply <= response.dueMillis()) {
      response = response.breached(false);
    }
    return episode.with(response, episode.resolution());
  }

  /** After a resolution. */
  Episode onResolved(Episode episode, List<SlaEvent> found) {
    long resolved = episode.resolvedMillis();
    return episode.with(
        excused(settle(episode, SlaTarget.FRT, resolved, found), resolved),
        excused(settle(episode, SlaTarget.RESOLUTION, resolved, found), resolved));
  }

  /** After the customer was erased: nobody waits any more. */
  Episode onErased(Episode episode, long atMillis, List<SlaEvent> found) {
    return episode.with(
        settle(episode, SlaTarget.FRT, atMillis, found),
        settle(episode, SlaTarget.RESOLUTION, atMillis, found));
  }

  private static Deadline excused(Deadline deadline, long resolvedMillis) {
    boolean inTime = resolvedMillis <= deadline.dueMillis();
    return inTime && Boolean.TRUE.equals(deadline.breached()) ? deadline.breached(false) : deadline;
  }

  /** Ends the alerts of a target that are up. */
  private static Deadline settle(
      Episode episode, SlaTarget target, long atMillis, List<SlaEvent> found) {
    Deadline deadline = deadline(episode, target);
    if (deadline.atRisk() == AlertMark.FIRING) {
      deadline = deadline.atRisk(AlertMark.ENDED);
      long started = deadline.atRiskMillis();
      found.add(new SlaEvent(episode, target, false, started, Math.max(started, atMillis)));
    }
    if (deadline.breach() == AlertMark.FIRING) {
      deadline = deadline.breach(AlertMark.ENDED);
      long started = deadline.dueMillis();
      found.add(new SlaEvent(episode, target, true, started, Math.max(started, atMillis)));
    }
    return deadline;
  }

  /** Once another episode has opened, the one before is resolved for good: nothing is breached. */
  static Episode superseded(Episode episode) {
    return episode.with(decided(episode.firstResponse()), decided(episode.resolution()));
  }

  private static Deadline decided(Deadline deadline) {
    AlertMark atRisk = deadline.atRisk() == AlertMark.PENDING ? AlertMark.QUIET : deadline.atRisk();
    AlertMark breach = deadline.breach() == AlertMark.PENDING ? AlertMark.QUIET : deadline.breach();
    Boolean breached = deadline.breached() == null ? Boolean.FALSE : deadline.breached();
    return deadline.atRisk(atRisk).breach(breach).breached(breached);
  }

  private static Deadline deadline(Episode episode, SlaTarget target) {
    return target == SlaTarget.FRT ? episode.firstResponse() : episode.resolution();
  }
}
