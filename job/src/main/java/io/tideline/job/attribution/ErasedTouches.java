package io.tideline.job.attribution;

import io.tideline.job.governance.ErasedPeople;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.RecentOrder;
import io.tideline.udfs.conversation.ConversationIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What erasures mean for touches (SEMANTICS §10): those of the holder go, and those in a
 * conversation that names its customer, also where a coupon holds them.
 */
final class ErasedTouches {
  private final ErasedPeople people;

  ErasedTouches(ErasedPeople people) {
    this.people = people;
  }

  /** Whether a touch was made before an erasure that has been done. */
  boolean isGone(HolderKey holder, PathTouch touch) {
    return people.isGone(idOf(holder), touch.atMillis())
        || people.isGone(customerOf(touch), touch.atMillis());
  }

  /** Whether an order was made, by or for somebody, before an erasure that has been done. */
  boolean isGone(HolderKey holder, RecentOrder order) {
    return people.isGone(idOf(holder), order.atMillis())
        || people.isGone(order.via(), order.atMillis());
  }

  /** Whether the holder was erased at an instant or later. */
  boolean isGone(HolderKey holder, long millis) {
    return people.isGone(idOf(holder), millis);
  }

  /** Whether a touch is forgotten by the time of an order: there was an erasure between them. */
  boolean isForgotten(HolderKey holder, PathTouch touch, RecentOrder order) {
    return isForgotten(idOf(holder), touch, order)
        || isForgotten(order.via(), touch, order)
        || isForgotten(customerOf(touch), touch, order);
  }

  private boolean isForgotten(@Nullable String person, PathTouch touch, RecentOrder order) {
    return person != null && people.book().isForgotten(person, touch.atMillis(), order.atMillis());
  }

  /** The touches that are not forgotten by the time of an order. */
  List<PathTouch> known(HolderKey holder, List<PathTouch> touches, RecentOrder order) {
    return people.book().isEmpty()
        ? touches
        : touches.stream().filter(touch -> !isForgotten(holder, touch, order)).toList();
  }

  private static @Nullable String idOf(HolderKey holder) {
    return holder.coupon() ? null : holder.id();
  }

  private static @Nullable String customerOf(PathTouch touch) {
    String conversation = touch.conversationId();
    return conversation == null ? null : ConversationIds.customerOf(conversation);
  }
}
