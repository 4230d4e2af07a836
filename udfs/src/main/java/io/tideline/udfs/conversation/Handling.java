package io.tideline.udfs.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Who takes care of an episode.
 *
 * @param agentId whom it was assigned to last; null before the first time
 * @param queue the last that was named
 * @param assignedMillis when it was assigned last
 * @param handedOffMillis when it was first assigned after an automated reply, which is when the bot
 *     handed it to a person; null before that
 */
public record Handling(
    @Nullable String agentId,
    @Nullable String queue,
    @Nullable Long assignedMillis,
    @Nullable Long handedOffMillis) {

  static final Handling NOBODY = new Handling(null, null, null, null);

  Handling assigned(ConversationStep step, boolean afterAutomation) {
    Long handedOff =
        handedOffMillis == null && afterAutomation
            ? Long.valueOf(step.atMillis())
            : handedOffMillis;
    if (assignedMillis != null && assignedMillis > step.atMillis()) {
      return new Handling(agentId, queue, assignedMillis, handedOff);
    }
    String named = step.queue() == null ? queue : step.queue();
    return new Handling(step.agentId(), named, step.atMillis(), handedOff);
  }
}
