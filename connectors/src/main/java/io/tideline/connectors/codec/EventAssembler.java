package io.tideline.connectors.codec;

import io.tideline.udfs.event.AudienceActivity;
import io.tideline.udfs.event.CommentDeletion;
import io.tideline.udfs.event.ConversationChange;
import io.tideline.udfs.event.CostRecord;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.ErasureRequest;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.IdentityLink;
import io.tideline.udfs.event.LiveGift;
import io.tideline.udfs.event.LiveSignal;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.Order;
import io.tideline.udfs.event.Refund;
import io.tideline.udfs.event.ShopView;
import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.VideoSnapshot;
import org.jspecify.annotations.Nullable;

/** Makes the event of values that its type's schema has found valid. */
final class EventAssembler {

  private static final String DEFAULT_PLATFORM = "tiktok";

  private final FieldValues values;
  private final EventBodies bodies;

  EventAssembler(FieldValues values) {
    this.values = values;
    this.bodies = new EventBodies(values);
  }

  /** Whether windows count such an event (SEMANTICS §2 and §4), so that lateness matters. */
  boolean isCounted(EventType type) {
    return switch (type) {
      case COMMENT_CREATED, DM_SENT -> values.<Direction>get(Field.DIRECTION) == Direction.INBOUND;
      case LIVE_GIFT, ORDER_PLACED -> true;
      default -> false;
    };
  }

  /**
   * The event.
   *
   * @param record the record as it came, where it may have to be dead-lettered later: of a late
   *     event that is counted, and of a refund; else null
   */
  Event event(EventType type, long receivedAtMillis, @Nullable DeadLetter record) {
    Object body = bodies.of(type);
    boolean isRefund = type == EventType.ORDER_REFUNDED;
    return new Event(
        type,
        values.get(Field.EVENT_ID),
        values.number(Field.OCCURRED_AT),
        receivedAtMillis,
        values.get(Field.ACCOUNT_ID),
        platform(),
        body instanceof Message message ? message : null,
        body instanceof CommentDeletion deletion ? deletion : null,
        body instanceof ConversationChange change ? change : null,
        body instanceof LiveGift gift ? gift : null,
        body instanceof LiveSignal signal ? signal : null,
        body instanceof ShopView view ? view : null,
        body instanceof Order order ? order : null,
        body instanceof Refund refund && record != null ? refund.withRecord(record) : null,
        body instanceof VideoSnapshot snapshot ? snapshot : null,
        body instanceof Touchpoint touchpoint ? touchpoint : null,
        body instanceof IdentityLink link ? link : null,
        body instanceof CostRecord cost ? cost : null,
        body instanceof AudienceActivity activity ? activity : null,
        body instanceof ErasureRequest request ? request : null,
        isRefund ? null : record,
        null);
  }

  private String platform() {
    String platform = values.getOrNull(Field.PLATFORM);
    return platform == null || platform.isEmpty() ? DEFAULT_PLATFORM : platform;
  }
}
