package io.tideline.job.ingest;

import io.tideline.connectors.codec.Decoded;
import io.tideline.job.config.TimeConfig;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Keeps event time going when the inputs are silent, and only then (SEMANTICS §1, "Idle input still
 * meets its deadlines").
 *
 * <p>While the source is active its watermarks pass through. Once it has been idle for as long as
 * events may be out of order, nothing older is under way, and the clock goes to the newest event: a
 * quiet topic's last events are not held back. Where the newest event was live when it came, the
 * clock then follows the wall clock by the bound on disorder, as long as the inputs can be reached:
 * an outage is not silence. Where it was not, a backfill has ended, and the clock stands.
 *
 * <p>The end of bounded input (the greatest watermark) is not the passing of time either: the clock
 * first goes to the newest event, and operators ignore timers of the greatest watermark.
 */
public final class EventClockOperator extends AbstractStreamOperator<Decoded>
    implements OneInputStreamOperator<Decoded, Decoded> {
  private static final long serialVersionUID = 1L;
  private static final long TICK_MILLIS = 1_000;
  private static final ListStateDescriptor<long[]> NEWEST = newestAndLag("newest-of-instance");

  /** Where it was kept before. */
  private static final ListStateDescriptor<long[]> UNION_OF_OLD = newestAndLag("newest");

  private final TimeConfig time;
  private final InputReachability reachability;

  private transient ListState<long[]> newestState;
  private transient InputReachability.Probe probe;
  private transient long newest;

  /** How far the newest event was behind the wall clock when it came. */
  private transient long lag;

  private transient long clock;
  private transient boolean sourceIdle;
  private transient boolean followsWallClock;
  private transient long silentSince;

  public EventClockOperator(TimeConfig time, InputReachability reachability) {
    this.time = time;
    this.reachability = reachability;
  }

  /**
   * Each instance has its own back, and one without any is idle until its first event. The list is
   * no union of all: that would have Flink refuse a stop with a savepoint now and then, since some
   * instances of a source may have ended before their snapshot and others not (FLINK-21080).
   */
  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    newest = Long.MIN_VALUE;
    lag = Long.MAX_VALUE;
    OperatorStateStore store = context.getOperatorStateStore();
    if (store.getRegisteredStateNames().contains(UNION_OF_OLD.getName())) {
      ListState<long[]> old = store.getUnionListState(UNION_OF_OLD);
      restore(old);
      old.clear();
    }
    newestState = store.getListState(NEWEST);
    restore(newestState);
  }

  private void restore(ListState<long[]> state) throws Exception {
    for (long[] newestAndLag : state.get()) {
      if (newestAndLag[0] > newest) {
        newest = newestAndLag[0];
        lag = newestAndLag[1];
      }
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    clock = Long.MIN_VALUE;
    silentSince = now();
    probe = reachability.open();
    tickLater();
  }

  @Override
  public void processElement(StreamRecord<Decoded> element) {
    Event event = element.getValue().event();
    if (event != null && event.occurredAtMillis() > newest) {
      newest = event.occurredAtMillis();
    }
    output.collect(element);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    boolean endOfInput = mark.getTimestamp() == Long.MAX_VALUE;
    if (endOfInput) {
      advanceTo(newest);
      super.processWatermark(mark);
      return;
    }
    lag = now() - newest;
    advanceTo(mark.getTimestamp());
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    sourceIdle = status.isIdle();
    silentSince = now();
    if (sourceIdle || !followsWallClock) {
      super.processWatermarkStatus(status);
    }
    followsWallClock = false;
  }

  private static ListStateDescriptor<long[]> newestAndLag(String name) {
    return new ListStateDescriptor<>(name, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  private void tickLater() {
    getProcessingTimeService().registerTimer(now() + TICK_MILLIS, timestamp -> tick());
  }

  private void tick() throws Exception {
    probe.watch(sourceIdle);
    if (sourceIdle && newest != Long.MIN_VALUE) {
      beSilent();
    }
    tickLater();
  }

  private void beSilent() throws Exception {
    long silentFor = now() - silentSince;
    if (silentFor < time.maxDisorderMillis()) {
      return;
    }
    boolean live = lag <= time.silenceFollowsWallClockWithinMillis();
    boolean follow = live && probe.reachableForMillis() >= time.idleAfterMillis();
    if (follow != followsWallClock) {
      followsWallClock = follow;
      super.processWatermarkStatus(follow ? WatermarkStatus.ACTIVE : WatermarkStatus.IDLE);
    }
    if (follow) {
      advanceTo(Math.max(newest, now() - time.maxDisorderMillis()));
    } else if (clock < newest) {
      // An idle channel's watermarks do not count, so it is active for just this one.
      super.processWatermarkStatus(WatermarkStatus.ACTIVE);
      advanceTo(newest);
      super.processWatermarkStatus(WatermarkStatus.IDLE);
    }
  }

  private void advanceTo(long millis) throws Exception {
    if (millis > clock) {
      clock = millis;
      super.processWatermark(new Watermark(millis));
    }
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    newestState.clear();
    newestState.add(new long[] {newest, lag});
  }

  @Override
  public void close() throws Exception {
    if (probe != null) {
      probe.close();
    }
    super.close();
  }
}
