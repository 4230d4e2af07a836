package io.tideline.udfs.conversation;

import io.tideline.udfs.text.Intent;

/** Steps of one conversation, to be written short. */
public final class Steps {
  /** Monday, 2 March 2026, 00:00 UTC. */
  public static final long MONDAY = 1_772_409_600_000L;

  /** The conversation of all steps. */
  public static final String CONVERSATION = "conversation";

  static final long MINUTE = 60_000L;
  static final long HOUR = 60 * MINUTE;

  private Steps() {}

  /** Monday at that time, such as 10:50. */
  static long at(String time) {
    String[] parts = time.split(":");
    return MONDAY + Integer.parseInt(parts[0]) * HOUR + Integer.parseInt(parts[1]) * MINUTE;
  }

  static ConversationStep inbound(long at) {
    return step(StepKind.INBOUND, at, "i", Sender.CUSTOMER, Intent.QUESTION, 0.5);
  }

  static ConversationStep saying(long at, Intent intent, double sentiment) {
    return step(StepKind.INBOUND, at, "i", Sender.CUSTOMER, intent, sentiment);
  }

  static ConversationStep automated(long at) {
    return step(StepKind.OUTBOUND, at, "o", Sender.AUTOMATION, null, null);
  }

  static ConversationStep agent(long at) {
    return step(StepKind.OUTBOUND, at, "o", Sender.AGENT, null, null);
  }

  static ConversationStep assigned(long at) {
    return step(StepKind.ASSIGNED, at, "x", Sender.NOBODY, null, null);
  }

  static ConversationStep resolved(long at) {
    return step(StepKind.RESOLVED, at, "y", Sender.NOBODY, null, null);
  }

  static ConversationStep reopened(long at) {
    return step(StepKind.REOPENED, at, "z", Sender.NOBODY, null, null);
  }

  /** Who a step is of. */
  enum Sender {
    CUSTOMER,
    AGENT,
    AUTOMATION,
    NOBODY
  }

  static ConversationStep step(
      StepKind kind, long at, String prefix, Sender sender, Intent intent, Double sentiment) {
    boolean isMessage = sender != Sender.NOBODY;
    return new ConversationStep(
        CONVERSATION,
        kind,
        at,
        prefix + at,
        "acme",
        "tiktok",
        Channel.DM,
        isMessage ? prefix + at : null,
        sender == Sender.AUTOMATION,
        sender == Sender.AGENT,
        "customer",
        intent,
        sentiment,
        null,
        kind == StepKind.ASSIGNED ? "agent" : null,
        kind == StepKind.ASSIGNED ? "support" : null,
        false,
        null,
        false,
        null,
        null);
  }
}
