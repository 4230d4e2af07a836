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
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Valid events at random, of every type and with every optional component there or not, as the
 * records' own annotations say.
 */
final class RandomEvents {

  private static final String[] ALPHABET = {
    "a", "Z", "7", "-", "_", "é", "ß", "漢", "😀", "\"", "\\"
  };

  private final Random random;
  private final boolean everythingThere;

  RandomEvents(Random random) {
    this(random, false);
  }

  private RandomEvents(Random random, boolean everythingThere) {
    this.random = random;
    this.everythingThere = everythingThere;
  }

  /** An event in which no optional field of its type is absent. */
  static Event complete(EventType type) {
    return new RandomEvents(new Random(type.ordinal()), true).event(type);
  }

  Event event(EventType type) {
    Object body = body(type);
    long occurredAt = millis();
    return new Event(
        type,
        text(1, 20),
        occurredAt,
        occurredAt + random.nextInt(3_600_000),
        text(1, 20),
        text(1, 5),
        body instanceof Message it ? it : null,
        body instanceof CommentDeletion it ? it : null,
        body instanceof ConversationChange it ? it : null,
        body instanceof LiveGift it ? it : null,
        body instanceof LiveSignal it ? it : null,
        body instanceof ShopView it ? it : null,
        body instanceof Order it ? it : null,
        body instanceof Refund it ? it : null,
        body instanceof VideoSnapshot it ? it : null,
        body instanceof Touchpoint it ? it : null,
        body instanceof IdentityLink it ? it : null,
        body instanceof CostRecord it ? it : null,
        body instanceof AudienceActivity it ? it : null,
        body instanceof ErasureRequest it ? it : null,
        null,
        null);
  }

  private Object body(EventType type) {
    return switch (type) {
      case COMMENT_CREATED -> comment(any(Message.class));
      case COMMENT_DELETED -> any(CommentDeletion.class);
      case DM_SENT -> directMessage(any(Message.class));
      case CONVERSATION_ASSIGNED -> new ConversationChange(id(), id(), id(), optional(text(0, 9)));
      case CONVERSATION_RESOLVED, CONVERSATION_REOPENED ->
          new ConversationChange(id(), id(), optional(id()), null);
      case CONVERSATION_OPTED_OUT -> new ConversationChange(null, id(), null, null);
      case LIVE_STARTED, LIVE_ENDED -> new LiveSignal(id(), null, null, null);
      case LIVE_GIFT -> any(LiveGift.class);
      case LIVE_VIEWERS -> new LiveSignal(id(), count(), null, null);
      case LIVE_PRODUCT_CLICKED -> new LiveSignal(id(), null, id(), id());
      case PRODUCT_VIEWED, CART_ADDED -> any(ShopView.class);
      case ORDER_PLACED -> withBuyer(any(Order.class));
      case ORDER_REFUNDED -> any(Refund.class);
      case VIDEO_SNAPSHOT -> any(VideoSnapshot.class);
      case AD_IMPRESSION, AD_CLICK, LINK_CLICK, PAGE_VIEWED, LEAD_SUBMITTED ->
          withPerson(any(Touchpoint.class));
      case IDENTITY_LINKED -> any(IdentityLink.class);
      case COST_RECORDED -> any(CostRecord.class);
      case AUDIENCE_ACTIVITY -> any(AudienceActivity.class);
      case PRIVACY_ERASE -> any(ErasureRequest.class);
    };
  }

  private Message comment(Message m) {
    return new Message(
        m.messageId(),
        id(),
        m.parentCommentId(),
        m.conversationId(),
        m.direction(),
        m.senderType(),
        m.senderId(),
        m.senderName(),
        m.direction() == Direction.INBOUND ? m.senderId() : m.customerId(),
        m.text(),
        m.lang(),
        m.likes(),
        m.campaignTag(),
        null);
  }

  private Message directMessage(Message m) {
    return new Message(
        m.messageId(),
        null,
        null,
        id(),
        m.direction(),
        m.senderType(),
        m.senderId(),
        m.senderName(),
        m.direction() == Direction.INBOUND ? m.senderId() : m.customerId(),
        m.text(),
        m.lang(),
        null,
        m.campaignTag(),
        m.couponCode());
  }

  private Order withBuyer(Order o) {
    return new Order(
        o.orderId(),
        o.personId(),
        o.personId() == null ? id() : o.visitorId(),
        o.amount(),
        o.currency(),
        o.couponCode(),
        o.items(),
        o.newCustomer());
  }

  private Touchpoint withPerson(Touchpoint t) {
    String personId = t.visitorId() == null ? id() : t.personId();
    return new Touchpoint(t.visitorId(), personId, t.utm(), t.ttclid(), t.url());
  }

  private <T extends Record> T any(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      if (types[i] == DeadLetter.class) {
        continue;
      }
      boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      Object value = value(components[i]);
      values[i] = nullable ? optional(value) : value;
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Object value(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == List.class) {
      return list((ParameterizedType) component.getGenericType());
    }
    if (type == String.class) {
      return switch (component.getName()) {
        case "currency" -> random.nextBoolean() ? "EUR" : "USD";
        case "date" -> Rfc3339.format(millis()).substring(0, 10);
        default -> id();
      };
    }
    if (type == long.class || type == Long.class) {
      return component.getName().endsWith("Millis") ? millis() : count();
    }
    if (type == double.class || type == Double.class) {
      return random.nextInt(1_000_000) / 8.0;
    }
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    }
    if (type == BigDecimal.class) {
      return money();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    return any(type.asSubclass(Record.class));
  }

  private List<Object> list(ParameterizedType type) {
    List<Object> list = new ArrayList<>();
    Class<?> element = (Class<?>) type.getActualTypeArguments()[0];
    for (int i = random.nextInt(3) + (everythingThere ? 1 : 0); i > 0; i--) {
      list.add(element == String.class ? text(0, 8) : any(element.asSubclass(Record.class)));
    }
    return list;
  }

  private <T> @Nullable T optional(T value) {
    return everythingThere || random.nextBoolean() ? value : null;
  }

  private String id() {
    return text(1, 12);
  }

  /** Between so many characters as a person counts them. */
  private String text(int min, int max) {
    StringBuilder text = new StringBuilder();
    for (int i = min + random.nextInt(max - min + 1); i > 0; i--) {
      text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  private BigDecimal money() {
    return BigDecimal.valueOf(random.nextInt(Integer.MAX_VALUE), random.nextInt(5));
  }

  /** At least 1, so that it suits a running count. */
  private long count() {
    return (random.nextLong() >>> (1 + random.nextInt(60))) | 1;
  }

  /** Between 2000 and 2026. */
  private long millis() {
    return 946_684_800_000L + (long) (random.nextDouble() * 820_000_000_000L);
  }
}
