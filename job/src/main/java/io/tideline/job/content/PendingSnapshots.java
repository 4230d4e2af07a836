package io.tideline.job.content;

import io.tideline.udfs.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Snapshots of the video at hand that the clock has not passed; only a replay has any. */
final class PendingSnapshots {
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::occurredAtMillis).thenComparing(Event::eventId);

  private final MapState<Long, List<Event>> snapshots;

  PendingSnapshots(MapState<Long, List<Event>> snapshots) {
    this.snapshots = snapshots;
  }

  static MapStateDescriptor<Long, List<Event>> descriptor(TypeInformation<Event> type) {
    return new MapStateDescriptor<>("pending", Types.LONG, Types.LIST(type));
  }

  void add(Event snapshot) throws Exception {
    List<Event> known = snapshots.get(snapshot.occurredAtMillis());
    List<Event> all = known == null ? new ArrayList<>(1) : known;
    all.add(snapshot);
    snapshots.put(snapshot.occurredAtMillis(), all);
  }

  /**
   * Takes those up to a time, in order, without those that were overtaken: a snapshot that was
   * received when a newer one was already there says nothing (SEMANTICS §6). That is a property of
   * the records, so it does not depend on how they are read.
   */
  List<Event> takeUntil(long clockMillis) throws Exception {
    var all = new ArrayList<Event>();
    snapshots.values().forEach(all::addAll);
    all.sort(ORDER.reversed());
    var taken = new ArrayList<Event>();
    long newerCameAt = Long.MAX_VALUE;
    long theseCameAt = Long.MAX_VALUE;
    long these = Long.MAX_VALUE;
    for (Event snapshot : all) {
      if (snapshot.occurredAtMillis() != these) {
        newerCameAt = Math.min(newerCameAt, theseCameAt);
        these = snapshot.occurredAtMillis();
      }
      theseCameAt = Math.min(theseCameAt, snapshot.receivedAtMillis());
      if (these <= clockMillis) {
        snapshots.remove(these);
        if (newerCameAt > snapshot.receivedAtMillis()) {
          taken.add(snapshot);
        }
      }
    }
    taken.sort(ORDER);
    return taken;
  }
}
