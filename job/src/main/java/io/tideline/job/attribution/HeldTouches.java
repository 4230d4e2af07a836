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
    for (int key : keys()) {
      byte[] left = codec.without(pages.get(key), which);
      pages.put(key, left);
      any |= !TouchPage.isEmpty(left);
    }
    if (!any) {
      pages.clear();
    }
    return any;
  }

  void add(Entry entry) throws Exception {
    int page = TouchPage.numberOf(entry.touch().atMillis());
    byte[] open = pages.get(page);
    if (open != null && TouchPage.isFull(open)) {
      pages.put(TouchPage.keyOf(page, TouchPage.nextPart(open)), open);
      pages.put(page, codec.after(open, entry));
    } else {
      pages.put(page, codec.with(open, entry));
    }
  }

  /** Those that count for an order of that time and are meant by those roles, in order. */
  List<PathTouch> eligible(long orderMillis, int roles, AttributionWindows windows)
      throws Exception {
    var found = new ArrayList<PathTouch>();
    int last = TouchPage.numberOf(orderMillis);
    int page = TouchPage.numberOf(orderMillis - windows.longestMillis());
    for (; page <= last; page++) {
      for (Entry entry : entriesOf(page)) {
        if (Roles.meet(entry.roles(), roles)
            && Eligibility.counts(entry.touch(), orderMillis, windows)) {
          found.add(entry.touch());
        }
      }
    }
    return Eligibility.path(found, orderMillis, windows);
  }

  private List<Entry> entriesOf(int page) throws Exception {
    byte[] open = pages.get(page);
    if (open == null) {
      return List.of();
    }
    List<Entry> entries = codec.entries(open);
    for (int part = 0; part < TouchPage.parts(open); part++) {
      byte[] full = pages.get(TouchPage.keyOf(page, part));
      if (full != null) {
        entries.addAll(codec.entries(full));
      }
    }
    return entries;
  }

  /** Those after an instant that are held here in the first place, in order. */
  List<PathTouch> firstHeldAfter(long millis) throws Exception {
    var found = new ArrayList<PathTouch>();
    for (byte[] page : pages.values()) {
      for (Entry entry : codec.entries(page)) {
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
    for (int key : keys()) {
      long leavesAt = TouchPage.endOf(TouchPage.numberIn(key)) + Retention.touchMillis(windows);
      if (leavesAt <= nowMillis) {
        pages.remove(key);
      } else {
        next = Math.min(next, leavesAt);
      }
    }
    return next;
  }

  private List<Integer> keys() throws Exception {
    var keys = new ArrayList<Integer>();
    pages.keys().forEach(keys::add);
    return keys;
  }
}
