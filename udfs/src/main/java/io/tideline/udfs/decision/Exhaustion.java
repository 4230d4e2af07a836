package io.tideline.udfs.decision;

import io.tideline.udfs.conversation.Channel;

/**
 * An alert {@code automation_exhausted} that is up.
 *
 * @param episode the episode's number
 * @param round how often that had been resolved before: a reopened one may be exhausted again
 * @param startedMillis when a third automated answer was due
 * @param attempts how many there had been
 */
public record Exhaustion(
    String accountId,
    String platform,
    Channel channel,
    int episode,
    int round,
    long startedMillis,
    int attempts) {}
