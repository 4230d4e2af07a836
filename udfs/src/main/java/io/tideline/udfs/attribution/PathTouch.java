package io.tideline.udfs.attribution;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One contact of somebody with a brand, as far as credits need it (SEMANTICS §8). Campaign, source,
 * medium and content are normalised; null where the touch does not say.
 *
 * @param eventId unique among the touches of its type
 * @param atMillis when it happened
 * @param receivedAtMillis when it was received: later than 48 h after an order it is none of its
 *     touches
 * @param messageId of a message of a conversation, else null
 * @param conversationId likewise, null also where the message belongs to no conversation
 */
public record PathTouch(
    String eventId,
    TouchType type,
    long atMillis,
    long receivedAtMillis,
    @Nullable String campaign,
    @Nullable String source,
    @Nullable String medium,
    @Nullable String content,
    @Nullable String messageId,
    @Nullable String conversationId) {

  /** The order of a path: by time, then by event id; of one id on two topics by type. */
  public static final Comparator<PathTouch> ORDER =
      Comparator.comparingLong(PathTouch::atMillis)
          .thenComparing(PathTouch::eventId)
          .thenComparing(PathTouch::type);

  PathTouch withoutConversation() {
    return new PathTouch(
        eventId,
        type,
        atMillis,
        receivedAtMillis,
        campaign,
        source,
        medium,
        content,
        messageId,
        null);
  }
}
