package io.tideline.udfs.conversation;

import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which messages may be credited with an order (SEMANTICS §8): a direct message that carries a
 * coupon, and an outbound message with an http(s) link.
 */
public final class TouchMessages {
  private static final Pattern LINK =
      Pattern.compile("https?://\\S", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private TouchMessages() {}

  /** Whether the event is one. */
  public static boolean isTouch(Event event) {
    Message message = event.message();
    if (message == null) {
      return false;
    }
    boolean hasCoupon = event.type() == EventType.DM_SENT && message.couponCode() != null;
    return hasCoupon || message.direction() == Direction.OUTBOUND && hasLink(message.text());
  }

  private static boolean hasLink(@Nullable String text) {
    return text != null && text.contains("://") && LINK.matcher(text).find();
  }
}
