package io.tideline.udfs.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What an episode's first message says of it.
 *
 * @param number the episode's, from 1
 * @param customerId whose conversation it is
 * @param atMillis {@code opened_at}
 */
public record Opening(
    int number,
    String accountId,
    String platform,
    Channel channel,
    @Nullable String customerId,
    long atMillis) {

  Opening at(long millis) {
    return new Opening(number, accountId, platform, channel, customerId, millis);
  }
}
