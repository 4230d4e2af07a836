package io.tideline.job.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** What the clock has not passed of the key at hand, by its time; only in a bounded run. */
final class PendingGifts<T> {
  private final MapState<Long, List<T>> gifts;
  private final Comparator<T> order;

  private PendingGifts(MapState<Long, List<T>> gifts, Comparator<T> order) {
    this.gifts = gifts;
    this.order = order;
  }

  static <T> PendingGifts<T> of(
      String name, Class<T> type, Comparator<T> order, RuntimeContext context) {
    var descriptor =
        new MapStateDescriptor<>(name, Types.LONG, Types.LIST(TypeInformation.of(type)));
    return new PendingGifts<>(context.getMapState(descriptor), order);
  }

  void add(long atMillis, T gift) throws Exception {
    List<T> known = gifts.get(atMillis);
    List<T> all = known == null ? new ArrayList<>(1) : new ArrayList<>(known);
    all.add(gift);
    gifts.put(atMillis, all);
  }

  /** Takes those of one instant, in order. */
  List<T> takeAt(long millis) throws Exception {
    List<T> known = gifts.get(millis);
    if (known == null) {
      return List.of();
    }
    gifts.remove(millis);
    return known.stream().sorted(order).toList();
  }
}
