package io.tideline.udfs.decision;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.conversation.ConversationStep;
import io.tideline.udfs.conversation.Episode;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what happens to one person after the other and decides what is to be done about it
 * (SEMANTICS §9). It keeps nothing itself; what it knows is in the {@link PersonFile}. Not for
 * several threads.
 */
public final class Desk {
  private final Surroundings around;
  private final SignalFacts facts;
  private final Decider decider;

  public Desk(Surroundings around, DecisionSink sink, PseudonymSecret secret) {
    this.around = around;
    this.facts = new SignalFacts(around);
    this.decider = new Decider(around, sink, secret);
  }

  /**
   * Something has happened to the person.
   *
   * @param customerId the person
   * @param video what is known of the video that the event is about; null where it is about none
   */
  public void take(Event event, String customerId, @Nullable VideoFacts video, PersonFile file) {
    switch (event.type()) {
      case COMMENT_CREATED, DM_SENT -> message(event, customerId, video, file);
      case CONVERSATION_ASSIGNED, CONVERSATION_RESOLVED, CONVERSATION_REOPENED ->
          changed(event, customerId, file);
      case CONVERSATION_OPTED_OUT -> optedOut(event, file);
      case ORDER_PLACED -> file.keep(file.customer().ordered());
      default -> throw new IllegalArgumentException(event.type() + " is about no person");
    }
  }

  private void message(Event raw, String customerId, @Nullable VideoFacts video, PersonFile file) {
    Event event = around.rulebook(raw.accountId()).lists().settled(raw);
    ConversationStep step = ConversationStep.of(event);
    if (step == null) {
      return;
    }
    switch (step.kind()) {
      case INBOUND -> inbound(event, step, video, file);
      case OUTBOUND -> outbound(step, customerId, file);
      default -> throw new IllegalArgumentException(step.kind() + " is no message");
    }
  }

  private void inbound(
      Event event, ConversationStep step, @Nullable VideoFacts video, PersonFile file) {
    String conversation = step.conversationId();
    Talk before = file.talk(conversation);
    boolean isKnown = before.hasSeen(step.messageId());
    Rulebook book = around.rulebook(event.accountId());
    Talk talk = Talks.advanced(before, step, book);
    talk = talk.with(book.guards().inbound(talk.guard(), step.atMillis())).seen(step.messageId());
    talk = talk.noted(UnlessEvent.CUSTOMER_MESSAGE, step.atMillis());
    if (Talks.hasOpened(before, talk) && talk.isTakenAfter(step.atMillis())) {
      // Somebody's answer was read before what it answers.
      talk = talk.with(book.guards().assigned(talk.guard()));
    }
    file.keep(conversation, talk);
    if (step.channel() == Channel.DM) {
      file.keep(file.customer().wrote(event.accountId(), conversation));
    }
    decider.happened(file, conversation, UnlessEvent.CUSTOMER_MESSAGE, step.atMillis());
    if (!isKnown) {
      understood(event, step, video, file);
    }
    if (Talks.hasOpened(before, talk)) {
      Talk opened = file.talk(conversation);
      episode(SignalType.CONVERSATION_OPENED, step, step.customerId(), opened, file);
    }
  }

  private void understood(
      Event event, ConversationStep step, @Nullable VideoFacts video, PersonFile file) {
    Rulebook book = around.rulebook(event.accountId());
    boolean isFlagged = isFlagged(step, book.playbook().conversations());
    if (!book.engine().judges(SignalType.MESSAGE) && !isFlagged) {
      return;
    }
    var message = event.message();
    var subject =
        new SignalSubject(
            event.accountId(),
            event.platform(),
            step.conversationId(),
            message.messageId(),
            message.videoId(),
            null,
            step.customerId(),
            message.senderName());
    String cause = step.channel().label() + '/' + message.messageId();
    Signal.Builder signal =
        facts.common(
            Signal.of(SignalType.MESSAGE, subject, cause, step.atMillis()),
            subject,
            step.atMillis());
    facts.message(signal, event, book);
    facts.person(signal, subject, file.customer(), book.playbook());
    facts.conversation(signal, file.talk(step.conversationId()), book, step.atMillis());
    if (video != null) {
      video.addTo(signal);
    }
    Signal made = signal.build();
    flag(made, step, book, file);
    decider.judge(made, file);
  }

  private static boolean isFlagged(ConversationStep step, ConversationRules rules) {
    return isViolation(step, rules)
        || (step.sentiment() != null && step.sentiment() < rules.negativeBelow());
  }

  private static boolean isViolation(ConversationStep step, ConversationRules rules) {
    return step.toxicity() != null && step.toxicity() >= rules.toxicFrom();
  }

  private void flag(Signal message, ConversationStep step, Rulebook book, PersonFile file) {
    var rules = book.playbook().conversations();
    boolean hasTerm = !((List<?>) orEmpty(message.value("signal.policy_terms"))).isEmpty();
    if (hasTerm || isFlagged(step, rules)) {
      SignalType type =
          hasTerm || isViolation(step, rules)
              ? SignalType.POLICY_VIOLATION
              : SignalType.NEGATIVE_MESSAGE;
      if (book.engine().judges(type)) {
        decider.judge(SignalFacts.flagged(type, message).build(), file);
      }
    }
  }

  private static Object orEmpty(@Nullable Object terms) {
    return terms == null ? List.of() : terms;
  }

  private void outbound(ConversationStep step, String customerId, PersonFile file) {
    String conversation = step.conversationId();
    Talk before = file.talk(conversation);
    Rulebook book = around.rulebook(step.accountId());
    Talk talk = Talks.advanced(before, step, book).noted(UnlessEvent.REPLY, step.atMillis());
    decider.happened(file, conversation, UnlessEvent.REPLY, step.atMillis());
    if (!step.byAgent()) {
      talk = talk.with(book.guards().automationWrote(talk.guard(), step.atMillis()));
    } else {
      talk = talk.noted(UnlessEvent.HUMAN_REPLY, step.atMillis());
      talk = agentWrote(talk, step, customerId, book);
      decider.happened(file, conversation, UnlessEvent.HUMAN_REPLY, step.atMillis());
    }
    file.keep(conversation, talk);
  }

  /**
   * The platform's limits count what an agent writes out of an episode too; nobody holds it then.
   */
  private Talk agentWrote(Talk talk, ConversationStep step, String customerId, Rulebook book) {
    if (!Talks.isWithin(talk, step.atMillis())) {
      return talk.with(book.guards().businessWrote(talk.guard(), step.atMillis()));
    }
    Talk held = talk.with(book.guards().agentWrote(talk.guard(), step.atMillis()));
    return decider.endExhaustion(held, step.conversationId(), customerId, step.atMillis());
  }

  private void changed(Event event, String customerId, PersonFile file) {
    ConversationStep step = ConversationStep.of(event);
    String conversation = step.conversationId();
    Talk before = file.talk(conversation);
    Rulebook book = around.rulebook(event.accountId());
    Talk talk = Talks.advanced(before, step, book);
    switch (step.kind()) {
      case ASSIGNED ->
          assigned(talk.noted(UnlessEvent.ASSIGNED, step.atMillis()), step, customerId, file);
      case RESOLVED ->
          resolved(before, talk.noted(UnlessEvent.RESOLVED, step.atMillis()), step, file);
      default -> reopened(before, talk, step, customerId, file);
    }
  }

  private void reopened(
      Talk before, Talk talk, ConversationStep step, String customerId, PersonFile file) {
    file.keep(step.conversationId(), talk);
    if (!before.isOpen() && talk.isOpen()) {
      episode(SignalType.CONVERSATION_REOPENED, step, customerId, talk, file);
    }
  }

  private void assigned(Talk talk, ConversationStep step, String customerId, PersonFile file) {
    Talk held = talk;
    boolean isWithin = Talks.isWithin(talk, step.atMillis());
    if (isWithin) {
      Rulebook book = around.rulebook(step.accountId());
      held = talk.with(book.guards().assigned(talk.guard()));
      held = decider.endExhaustion(held, step.conversationId(), customerId, step.atMillis());
    }
    file.keep(step.conversationId(), held);
    decider.happened(file, step.conversationId(), UnlessEvent.ASSIGNED, step.atMillis());
    if (isWithin) {
      Talk taken = file.talk(step.conversationId());
      episode(SignalType.CONVERSATION_ASSIGNED, step, customerId, taken, file);
    }
  }

  private void resolved(Talk before, Talk talk, ConversationStep step, PersonFile file) {
    boolean hasClosed = before.isOpen() && !talk.isOpen();
    Talk closed = talk;
    if (hasClosed) {
      Rulebook book = around.rulebook(step.accountId());
      closed = talk.with(book.guards().resolved(talk.guard())).inRound(talk.round() + 1);
      closed =
          decider.endExhaustion(closed, step.conversationId(), step.customerId(), step.atMillis());
    }
    file.keep(step.conversationId(), closed);
    decider.happened(file, step.conversationId(), UnlessEvent.RESOLVED, step.atMillis());
    if (hasClosed) {
      // Who has answered until then is known before the next episode begins at nothing.
      episode(SignalType.CONVERSATION_RESOLVED, step, step.customerId(), talk, file);
    }
  }

  private void episode(
      SignalType type,
      ConversationStep step,
      @Nullable String customerId,
      Talk talk,
      PersonFile file) {
    Rulebook book = around.rulebook(step.accountId());
    Episode episode = talk.episode();
    if (episode == null || !book.engine().judges(type)) {
      return;
    }
    var subject =
        new SignalSubject(
            step.accountId(),
            step.platform(),
            step.conversationId(),
            null,
            null,
            null,
            customerId,
            null);
    String cause = type.label() + '/' + step.eventId();
    Signal.Builder signal =
        facts.common(Signal.of(type, subject, cause, step.atMillis()), subject, step.atMillis());
    facts.episode(signal, episode);
    facts.conversation(signal, talk, book, step.atMillis());
    decider.judge(signal.build(), file);
  }

  private static void optedOut(Event event, PersonFile file) {
    Customer customer = file.customer();
    file.keep(customer.with(customer.guard().optedOut(event.occurredAtMillis())));
  }

  /** A pipeline has found something; what is known here of whom it is about is added to it. */
  public void take(Signal found, @Nullable VideoFacts video, PersonFile file) {
    SignalSubject subject = found.subject();
    Rulebook book = around.rulebook(subject.accountId());
    if (!book.engine().judges(found.type())) {
      return;
    }
    long at = found.occurredAtMillis();
    Signal.Builder signal = facts.common(found.toBuilder(), subject, at);
    SignalType type = found.type();
    if (type.indexOf("person.orders") >= 0) {
      facts.person(signal, subject, file.customer(), book.playbook());
    }
    if (type.indexOf("conversation.human") >= 0 && subject.conversationId() != null) {
      Talk talk = file.talk(subject.conversationId());
      facts.conversation(signal, talk, book, at);
      if (type.indexOf("signal.due_at") >= 0) {
        facts.target(signal, talk, "frt".equals(found.value("signal.target")));
      }
    }
    if (video != null && type.indexOf("video.viral") >= 0) {
      video.addTo(signal);
    }
    decider.judge(signal.build(), file);
  }

  /**
   * A conversation has been forgotten: the alert that automation is exhausted there ends, where one
   * is up.
   */
  public void forget(Talk gone, String conversationId, String customerId, long atMillis) {
    decider.endExhaustion(gone, conversationId, customerId, atMillis);
  }

  /** Takes what is due by then. */
  public void takeDue(long atMillis, PersonFile file) {
    decider.takeDue(atMillis, file);
  }
}
