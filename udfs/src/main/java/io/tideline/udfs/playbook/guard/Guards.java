package io.tideline.udfs.playbook.guard;

import java.util.Optional;

/** Judges automated messages to people (SEMANTICS §9). Pure. */
public final class Guards {
  private final GuardRules rules;

  public Guards(GuardRules rules) {
    this.rules = rules;
  }

  /** Why the message must not be sent; empty where it may. */
  public Optional<GuardReason> judge(GuardRequest request, PersonState person, ThreadState thread) {
    if (person.optedOutAtMillis() != null && request.atMillis() > person.optedOutAtMillis()) {
      return Optional.of(GuardReason.OPTED_OUT);
    }
    return thread.attempts() >= rules.attempts() && request.action().isAttempt()
        ? Optional.of(GuardReason.AUTOMATION_EXHAUSTED)
        : Optional.empty();
  }

  /** The person's state after the message was sent. */
  public PersonState sent(PersonState person, GuardRequest request) {
    return person;
  }

  /** The conversation's state after an automated message of ours was sent in it. */
  public ThreadState sent(ThreadState thread, GuardRequest request) {
    return thread;
  }

  /** After the customer wrote. */
  public ThreadState inbound(ThreadState thread, long atMillis) {
    return thread;
  }

  /** After an agent wrote. */
  public ThreadState agentWrote(ThreadState thread, long atMillis) {
    return thread;
  }

  /** After a person took it. */
  public ThreadState assigned(ThreadState thread) {
    return thread;
  }

  /** After it was resolved. */
  public ThreadState resolved(ThreadState thread) {
    return thread;
  }
}
