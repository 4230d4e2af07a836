package io.tideline.job.attribution;

import io.tideline.job.attribution.TouchPage.Entry;
import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.identity.Roles;
import io.tideline.udfs.playbook.AttributionWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/** The touches of the id at hand, in pages. */
final class HeldTouches {
  private final MapStateDescriptor<Integer, byte[]> descriptor =
      new MapStateDescriptor<>(
          "touches", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private final MapState<Integer, byte[]> pages;
  private final TouchPage codec = new TouchPage();

  HeldTouches(RuntimeContext context) {
    pages = context.getMapState(descriptor);
  }

  MapStateDescriptor<Integer, byte[]> descriptor() {
    return descriptor;
  }

  /** Forgets those that are to be forgotten; whether any are left. */
  boolean forget(Predicate<PathTouch> which) throws Exception {
    boolean any = false;
    for (int page : pageNumbers()) {
      byte[] left = codec.without(pages.get(page), which);
      if (left == null) {
        pages.remove(page);
      } else {
        pages.put(page, left);
        any = true;
      }
    }
    return any;
  }

  void add(Entry entry) throws Exception {
    int page = TouchPage.numberOf(entry.touch().atMillis());
    pages.put(page, codec.with(pages.get(page), entry));
  }

  /** Those that count for an order of that time and are meant by those roles, in order. */
  List<PathTouch> eligible(long orderMillis, int roles, AttributionWindows windows)
      throws Exception {
    var found = new ArrayList<PathTouch>();
    int last = TouchPage.numberOf(orderMillis);
    int page = TouchPage.numberOf(orderMillis - windows.longestMillis());
    for (; page <= last; page++) {
      byte[] bytes = pages.get(page);
      if (bytes != null) {
        for (Entry entry : codec.newest(bytes)) {
          if (Roles.meet(entry.roles(), roles)) {
            found.add(entry.touch());
          }
        }
      }
    }
    return Eligibility.path(found, orderMillis, windows);
  }

  /** Those after an instant that are held here in the first place, in order. */
  List<PathTouch> firstHeldAfter(long millis) throws Exception {
    var found = new ArrayList<PathTouch>();
    for (byte[] page : pages.values()) {
      for (Entry entry : codec.newest(page)) {
        if ((entry.roles() & Roles.FIRST_HOLDER) != 0 && entry.touch().atMillis() > millis) {
          found.add(entry.touch());
        }
      }
    }
    found.sort(PathTouch.ORDER);
    return found;
  }

  /** Forgets pages that nothing asks for any more; when the next is to leave, if there is one. */
  long prune(long nowMillis, AttributionWindows windows) throws Exception {
    long next = Long.MAX_VALUE;
    for (int page : pageNumbers()) {
      long leavesAt = TouchPage.endOf(page) + Retention.touchMillis(windows);
      if (leavesAt <= nowMillis) {
        pages.remove(page);
      } else {
        next = Math.min(next, leavesAt);
      }
    }
    return next;
  }

  private List<Integer> pageNumbers() throws Exception {
    var numbers = new ArrayList<Integer>();
    pages.keys().forEach(numbers::add);
    return numbers;
  }
}
