package io.tideline.udfs.conversation;

import io.tideline.udfs.text.Intent;
import org.jspecify.annotations.Nullable;

/**
 * What the customer has said in an episode.
 *
 * @param lastMillis time of the last inbound message
 * @param lastIntent what that wanted; null where its text was not read
 * @param minSentiment lowest score of the inbound messages; null where no text was read
 * @param needsAnswer whether somebody wanted to buy, asked or complained
 */
public record Said(
    long lastMillis,
    @Nullable Intent lastIntent,
    @Nullable Double minSentiment,
    boolean needsAnswer) {

  static final Said NOTHING = new Said(Long.MIN_VALUE, null, null, false);

  Said and(ConversationStep inbound) {
    boolean isLast = inbound.atMillis() >= lastMillis;
    return new Said(
        Math.max(lastMillis, inbound.atMillis()),
        isLast ? inbound.intent() : lastIntent,
        lower(minSentiment, inbound.sentiment()),
        needsAnswer || asks(inbound.intent()));
  }

  private static boolean asks(@Nullable Intent intent) {
    return intent == Intent.PURCHASE || intent == Intent.QUESTION || intent == Intent.COMPLAINT;
  }

  private static @Nullable Double lower(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
