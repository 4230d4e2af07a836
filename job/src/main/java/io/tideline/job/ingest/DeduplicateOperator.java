package io.tideline.job.ingest;

import io.tideline.job.config.DedupConfig;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.internal.InternalListState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Lets each event through once: a repeated {@code event_id} of a topic within 24 h of event time of
 * an accepted one, either way, is dropped and counted; the first stands (CONTRACTS §1).
 *
 * <p>Most ids are new, so the common case must cost no state access. Ids live in pages of half a
 * day of event time a shard. Memory holds a 32-bit fingerprint an id (about 12 bytes), which
 * answers "new" at once; state holds the ids themselves in an append-only list a page, written in
 * one piece a checkpoint, and read only where a fingerprint matches, which is a repetition but for
 * one in a million. After a restore a page's fingerprints are read back when its shard is first
 * touched. A page leaves memory and state by a timer, {@code dedup.retention} after its end.
 *
 * <p>An event that comes later than its page would live is filed under the clock instead of its own
 * time, so its repetitions are found as well.
 */
public final class DeduplicateOperator extends AbstractStreamOperator<Event>
    implements OneInputStreamOperator<Event, Event>, Triggerable<Integer, Long> {
  private static final long serialVersionUID = 1L;

  /** Late events of the kinds that windows count, once they have proved to be no repetition. */
  public static final OutputTag<DeadLetter> LATE = new OutputTag<>("late") {};

  private static final long RANGE_MILLIS = 24 * 3_600_000L;
  private static final long PAGE_MILLIS = 12 * 3_600_000L;

  private final DedupConfig config;

  private transient InternalListState<Integer, Long, byte[]> ids;
  private transient MapState<Long, Boolean> pageStarts;
  private transient InternalTimerService<Long> timers;
  private transient KeptClock clock;
  private transient List<IdShard> shards;
  private transient List<Dirty> dirty;
  private transient IngestCounters counters;

  private record Dirty(int shard, IdPage page) {}

  public DeduplicateOperator(DedupConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    clock = KeptClock.open(context.getOperatorStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    ids = idLists();
    pageStarts =
        getKeyedStateStore()
            .getMapState(new MapStateDescriptor<>("pages", Types.LONG, Types.BOOLEAN));
    timers = getInternalTimerService("pages", LongSerializer.INSTANCE, this);
    counters = new IngestCounters(getRuntimeContext());
    dirty = new ArrayList<>();
    shards = new ArrayList<>();
    for (int shard = 0; shard < EventId.SHARDS; shard++) {
      shards.add(null);
    }
  }

  /** One list a shard and page; the page is the state's namespace. */
  @SuppressWarnings("unchecked")
  private InternalListState<Integer, Long, byte[]> idLists() throws Exception {
    var descriptor =
        new ListStateDescriptor<>("ids", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    ListState<byte[]> lists = getOrCreateKeyedState(LongSerializer.INSTANCE, descriptor);
    return (InternalListState<Integer, Long, byte[]>) lists;
  }

  @Override
  public void processElement(StreamRecord<Event> element) throws Exception {
    Event event = element.getValue();
    EventId id = EventId.of(event);
    int shard = EventId.shardOf(event);
    IdShard known = shard(shard);
    if (known.mayContain(id) && isRepetition(known.pages(), id, event.occurredAtMillis())) {
      counters.count(event.type().topic(), IngestCounters.DUPLICATES);
      return;
    }
    IdPage page = page(known, pageStart(filedUnder(event)));
    if (known.add(page, id, event.occurredAtMillis())) {
      dirty.add(new Dirty(shard, page));
    }
    counters.count(event.type().topic(), IngestCounters.ACCEPTED);
    DeadLetter late = event.lateRecord();
    if (late != null) {
      counters.deadLetter(event.type().topic(), late.reason());
      output.collect(LATE, new StreamRecord<>(late, element.getTimestamp()));
    }
    output.collect(element);
  }

  private boolean isRepetition(List<IdPage> pages, EventId id, long occurredAt) throws Exception {
    long oldest = pageStart(occurredAt - RANGE_MILLIS);
    for (int at = pages.size() - 1; at >= 0 && pages.get(at).start() >= oldest; at--) {
      IdPage page = pages.get(at);
      if (page.mayContain(id)
          && (page.freshHolds(id, occurredAt, RANGE_MILLIS) || storedHolds(page, id, occurredAt))) {
        return true;
      }
    }
    return false;
  }

  private boolean storedHolds(IdPage page, EventId id, long occurredAt) throws Exception {
    ids.setCurrentNamespace(page.start());
    for (byte[] stored : stored()) {
      if (IdPage.holds(stored, id, occurredAt, RANGE_MILLIS)) {
        return true;
      }
    }
    return false;
  }

  private Iterable<byte[]> stored() throws Exception {
    Iterable<byte[]> stored = ids.get();
    return stored == null ? List.of() : stored;
  }

  private long filedUnder(Event event) {
    return Math.max(event.occurredAtMillis(), clock.millis());
  }

  private IdPage page(IdShard shard, long start) throws Exception {
    List<IdPage> pages = shard.pages();
    for (int at = pages.size() - 1; at >= 0 && pages.get(at).start() >= start; at--) {
      if (pages.get(at).start() == start) {
        return pages.get(at);
      }
    }
    var page = new IdPage(start);
    shard.add(page);
    pageStarts.put(start, true);
    timers.registerEventTimeTimer(start, start + PAGE_MILLIS + config.retentionMillis());
    return page;
  }

  /** The shard of the current key, read back from state on the first touch. */
  private IdShard shard(int number) throws Exception {
    IdShard shard = shards.get(number);
    if (shard == null) {
      shard = new IdShard();
      for (Long start : pageStarts.keys()) {
        var page = new IdPage(start);
        ids.setCurrentNamespace(start);
        stored().forEach(page::restore);
        shard.add(page);
      }
      shards.set(number, shard);
    }
    return shard;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    clock.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    clock.snapshot();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    for (Dirty entry : dirty) {
      if (entry.page().hasFresh()) {
        setCurrentKey(entry.shard());
        ids.setCurrentNamespace(entry.page().start());
        ids.add(entry.page().takeFresh());
      }
    }
    dirty.clear();
  }

  @Override
  public void onEventTime(InternalTimer<Integer, Long> timer) throws Exception {
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    long start = timer.getNamespace();
    shard(timer.getKey()).remove(start);
    ids.setCurrentNamespace(start);
    ids.clear();
    pageStarts.remove(start);
  }

  @Override
  public void onProcessingTime(InternalTimer<Integer, Long> timer) {
    throw new IllegalStateException("no processing-time timer is ever registered");
  }

  private static long pageStart(long millis) {
    return Math.floorDiv(millis, PAGE_MILLIS) * PAGE_MILLIS;
  }
}
