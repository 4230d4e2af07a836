package io.tideline.job.attribution.credits;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that may be credited with orders.
 *
 * @param shownId its conversation as tables show it; null while its episode is not known
 * @param episode the number; 0 while not known
 * @param orders those whose last touch it is
 * @param forgetAtMillis when no order can come to it any more
 */
public record MarkedMessage(
    @Nullable String shownId, int episode, List<String> orders, long forgetAtMillis) {
  public MarkedMessage {
    orders = orders == null ? List.of() : orders;
  }

  static MarkedMessage until(long forgetAtMillis) {
    return new MarkedMessage(null, 0, List.of(), forgetAtMillis);
  }

  MarkedMessage in(String shown, int number) {
    return new MarkedMessage(shown, number, orders, forgetAtMillis);
  }

  MarkedMessage with(ConversionMark mark) {
    var changed = new ArrayList<>(orders);
    changed.remove(mark.orderId());
    if (!mark.removed() && changed.size() < MAX_ORDERS) {
      changed.add(mark.orderId());
    }
    return new MarkedMessage(shownId, episode, changed, forgetAtMillis);
  }

  boolean isOfEpisode(MarkedMessage other) {
    return shownId != null && shownId.equals(other.shownId) && episode == other.episode;
  }

  /** A message with more orders than these stays marked until the last is taken back. */
  private static final int MAX_ORDERS = 256;
}
