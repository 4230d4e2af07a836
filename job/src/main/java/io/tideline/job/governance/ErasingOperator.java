package io.tideline.job.governance;

import io.tideline.udfs.privacy.Erasure;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs a function of one input that is {@link Erasable}; its second input are the erasures, which
 * every instance is told of.
 *
 * @param <K> the key
 * @param <I> the input
 * @param <O> the output
 */
public class ErasingOperator<K, I, O> extends KeyedProcessOperator<K, I, O>
    implements TwoInputStreamOperator<I, Erasure, O> {
  private static final long serialVersionUID = 1L;

  private final ErasuresConfig config;

  private transient ErasureDesk<K, O> desk;

  /** The function must be {@link Erasable}. */
  public ErasingOperator(KeyedProcessFunction<K, I, O> function, ErasuresConfig config) {
    super(function);
    this.config = config;
    Erasables.of(function);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    desk = new ErasureDesk<>(Erasables.<K, O>of(getUserFunction()), config);
    desk.initialize(context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    InternalTimerService<VoidNamespace> timers =
        getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this);
    desk.open(this, timers, new OperatorOutlet<>(output, new SimpleTimerService(timers)));
  }

  @Override
  public void processElement1(StreamRecord<I> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<Erasure> element) throws Exception {
    desk.take(element.getValue());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    Erasables.apply(getTimeServiceManager(), mark);
    desk.onApplied(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    desk.onBarrier();
    super.snapshotState(context);
  }
}
