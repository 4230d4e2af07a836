package io.tideline.udfs.conversation;

import io.tideline.udfs.conversation.Transition.Phase;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.playbook.ConversationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs conversations through the table of {@link Transition} (SEMANTICS §5). Steps are given in
 * {@link ConversationStep#ORDER}, and deadlines are judged once all steps up to them have been.
 *
 * <p>A step that comes behind others that have been applied is a straggler. It corrects what its
 * time allows to correct: counts, the first replies, the opening, an assignment, and a resolution
 * after which nothing is known to have happened. What happened before the episode at hand, in one
 * that has been left, changes nothing.
 */
public final class ConversationMachine {
  private final ConversationRules rules;
  private final Deadlines deadlines;

  public ConversationMachine(ConversationRules rules, AccountHours hours) {
    this.rules = rules;
    this.deadlines = new Deadlines(rules, hours);
  }

  /**
   * Applies a step.
   *
   * @param known null where nothing has happened in the conversation
   */
  public Outcome apply(@Nullable Conversation known, ConversationStep step) {
    Conversation conversation = known == null ? Conversation.NEW : known;
    Episode episode = conversation.episode();
    var alerts = new ArrayList<SlaEvent>(2);
    Episode next =
        switch (Transition.of(phase(conversation, step), step.kind())) {
          case OPEN_NEXT -> open(conversation, step);
          case OPEN_EARLIER -> openEarlier(episode.asked(step), step.atMillis());
          case COUNT_INBOUND -> episode.asked(step);
          case COUNT_OUTBOUND -> deadlines.onReply(episode.answered(step), alerts);
          case ASSIGN -> episode.assigned(step);
          case CLOSE -> close(episode, step.atMillis(), alerts);
          case REOPEN -> episode.reopened(step.atMillis());
          case NOTHING -> episode;
        };
    if (next == null || next == episode) {
      return Outcome.unchanged(known);
    }
    return changed(conversation, next, step, alerts);
  }

  private Outcome changed(
      Conversation conversation, Episode next, ConversationStep step, List<SlaEvent> alerts) {
    Episode before = conversation.episode();
    boolean isSame = before != null && before.opening().number() == next.opening().number();
    List<KpiFact> facts =
        EpisodeFacts.between(deadlines, step.conversationId(), isSame ? before : null, next);
    if (isSame || before == null) {
      return new Outcome(conversation.with(next), List.of(next), alerts, facts);
    }
    var left = new Conversation(conversation.lastNumber(), before.resolvedMillis(), null);
    return new Outcome(left.with(next), List.of(Deadlines.superseded(before), next), alerts, facts);
  }

  private static Phase phase(Conversation conversation, ConversationStep step) {
    long at = step.atMillis();
    Episode episode = conversation.episode();
    if (episode == null) {
      return at < conversation.closedThroughMillis() ? Phase.LEFT : Phase.NONE;
    }
    if (at < episode.opening().atMillis()) {
      return at < conversation.closedThroughMillis() ? Phase.LEFT : Phase.BEFORE_OPENING;
    }
    if (episode.isOpen()) {
      return Phase.OPEN;
    }
    return at < episode.resolvedMillis() ? Phase.BEFORE_CLOSING : Phase.RESOLVED;
  }

  private Episode open(Conversation conversation, ConversationStep step) {
    var opening =
        new Opening(
            conversation.lastNumber() + 1,
            step.accountId(),
            step.platform(),
            step.channel(),
            step.customerId(),
            step.atMillis());
    var episode =
        new Episode(
            opening,
            null,
            null,
            Counts.NONE,
            Replies.NONE,
            Said.NOTHING,
            Handling.NOBODY,
            deadlines.of(opening, SlaTarget.FRT),
            deadlines.of(opening, SlaTarget.RESOLUTION));
    return episode.asked(step);
  }

  /**
   * Forgets a conversation whose customer was erased (SEMANTICS §10): nothing is left of it, and
   * what comes later begins anew. Its alerts end; figures stay as they were told, but for an open
   * episode, which is open no more.
   */
  public Outcome erase(Conversation conversation, long atMillis) {
    Episode episode = conversation.episode();
    if (episode == null) {
      return new Outcome(null, List.of(), List.of(), List.of());
    }
    var alerts = new ArrayList<SlaEvent>(2);
    deadlines.onErased(episode, atMillis, alerts);
    List<KpiFact> facts =
        episode.isOpen() ? List.of(EpisodeFacts.erased(episode, atMillis)) : List.of();
    return new Outcome(null, List.of(), alerts, facts);
  }

  private Episode openEarlier(Episode episode, long atMillis) {
    Episode moved = episode.openedAt(atMillis);
    return moved.with(
        moved.firstResponse().movedTo(deadlines.of(moved.opening(), SlaTarget.FRT)),
        moved.resolution().movedTo(deadlines.of(moved.opening(), SlaTarget.RESOLUTION)));
  }

  /** Where the customer wrote or it was reopened since, it did not stay resolved. */
  private Episode close(Episode episode, long atMillis, List<SlaEvent> alerts) {
    boolean wentOn =
        episode.said().lastMillis() > atMillis
            || (episode.reopenedMillis() != null && episode.reopenedMillis() > atMillis);
    return wentOn ? episode : deadlines.onResolved(episode.resolved(atMillis), alerts);
  }

  /** Judges the deadlines up to an instant; all steps up to it must have been applied. */
  public Outcome judge(Conversation conversation, long nowMillis) {
    Episode episode = conversation.episode();
    if (episode == null || Deadlines.nextMillis(episode) > nowMillis) {
      return Outcome.unchanged(conversation);
    }
    var alerts = new ArrayList<SlaEvent>(2);
    return judged(conversation, deadlines.judge(episode, nowMillis, alerts), alerts);
  }

  /**
   * Judges the deadlines up to an instant that the wall clock has passed, where more that happened
   * before may yet come: what is missed is an alert at once, what is not is judged later.
   *
   * @param seen the conversation with everything applied that has come and happened up to then
   */
  public Outcome judgeEarly(Conversation conversation, Conversation seen, long nowMillis) {
    Episode episode = conversation.episode();
    if (episode == null
        || seen.episode() == null
        || seen.lastNumber() != conversation.lastNumber()
        || Deadlines.nextMillis(episode) > nowMillis) {
      return Outcome.unchanged(conversation);
    }
    var alerts = new ArrayList<SlaEvent>(2);
    Episode judged = deadlines.judgeEarly(episode, seen.episode(), nowMillis, alerts);
    return alerts.isEmpty()
        ? Outcome.unchanged(conversation)
        : judged(conversation, judged, alerts);
  }

  /** A row is issued anew only where a column has changed. */
  private static Outcome judged(Conversation conversation, Episode judged, List<SlaEvent> alerts) {
    Episode before = conversation.episode();
    boolean isDecided =
        !Objects.equals(before.firstResponse().breached(), judged.firstResponse().breached())
            || !Objects.equals(before.resolution().breached(), judged.resolution().breached());
    List<Episode> changed = isDecided ? List.of(judged) : List.of();
    return new Outcome(conversation.with(judged), changed, alerts, List.of());
  }

  /** When the conversation has to be looked at next without any event: to judge or to forget. */
  public long nextMillis(Conversation conversation) {
    Episode episode = conversation.episode();
    long next = episode == null ? Long.MAX_VALUE : Deadlines.nextMillis(episode);
    return Math.min(next, leavesMillis(conversation));
  }

  /** The next instant that may be an alert; {@link Long#MAX_VALUE} where none may. */
  public long nextAlertMillis(Conversation conversation) {
    Episode episode = conversation.episode();
    return episode != null && episode.isOpen() && deadlines.mayAlert(episode)
        ? Deadlines.nextMillis(episode)
        : Long.MAX_VALUE;
  }

  /**
   * The earliest instant at which an episode opened by that step may be an alert; {@link
   * Long#MAX_VALUE} where it opens none, or none may.
   */
  public long firstAlertMillis(ConversationStep step) {
    return step.kind() == StepKind.INBOUND ? deadlines.firstAlertMillis(step) : Long.MAX_VALUE;
  }

  /** An open episode stays; a resolved one can be reopened for a while, and is judged first. */
  private long leavesMillis(Conversation conversation) {
    Episode episode = conversation.episode();
    if (episode == null || episode.isOpen()) {
      return Long.MAX_VALUE;
    }
    long reopened = episode.resolvedMillis() + rules.reopenHorizonMillis();
    return Math.max(reopened, lastDueMillis(episode));
  }

  private static long lastDueMillis(Episode episode) {
    return Math.max(episode.firstResponse().dueMillis(), episode.resolution().dueMillis());
  }

  /** What is kept of the conversation at that instant: at least its last number. */
  public Conversation keptAt(Conversation conversation, long nowMillis) {
    return leavesMillis(conversation) > nowMillis ? conversation : conversation.withoutEpisode();
  }
}
