package io.tideline.job.governance;

import io.tideline.udfs.privacy.Erasure;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function of two inputs that is {@link Erasable}. With the second come the erasures, which
 * every instance is told of; so that input has no key of its own, and what is not an erasure gets
 * it here.
 *
 * @param <K> the key
 * @param <A> the first input
 * @param <B> the second input without the erasures; as it comes, it is an {@link Either}
 * @param <O> the output
 */
public class ErasingCoOperator<K, A, B, O> extends KeyedCoProcessOperator<K, A, B, O> {
  private static final long serialVersionUID = 1L;

  private final ErasuresConfig config;
  private final @Nullable KeySelector<B, K> secondKey;

  private transient ErasureDesk<K, O> desk;

  /**
   * The function must be {@link Erasable}.
   *
   * @param secondKey null where the second input is told to every instance
   */
  public ErasingCoOperator(
      KeyedCoProcessFunction<K, A, B, O> function,
      @Nullable KeySelector<B, K> secondKey,
      ErasuresConfig config) {
    super(function);
    this.secondKey = secondKey;
    this.config = config;
    Erasables.of(function);
  }

  /** An operator for {@link ErasureStream#with}. */
  public static <K, A, B, O> TwoInputStreamOperator<A, Either<B, Erasure>, O> of(
      KeyedCoProcessFunction<K, A, B, O> function,
      @Nullable KeySelector<B, K> secondKey,
      ErasuresConfig config) {
    return new ErasingCoOperator<>(function, secondKey, config).withErasures();
  }

  /** As what it is: what its second input holds it takes apart itself. */
  @SuppressWarnings("unchecked")
  public final TwoInputStreamOperator<A, Either<B, Erasure>, O> withErasures() {
    return (TwoInputStreamOperator<A, Either<B, Erasure>, O>)
        (TwoInputStreamOperator<A, ?, O>) this;
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
  @SuppressWarnings("unchecked")
  public void processElement2(StreamRecord<B> element) throws Exception {
    Object told = element.getValue();
    if (told instanceof Either.Right<?, ?> erasure) {
      desk.take((Erasure) erasure.right());
    } else {
      B value = told instanceof Either.Left<?, ?> other ? (B) other.left() : (B) told;
      if (secondKey != null) {
        setCurrentKey(secondKey.getKey(value));
      }
      super.processElement2(element.replace(value));
    }
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
