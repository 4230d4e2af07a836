package io.tideline.job.governance;

import io.tideline.udfs.privacy.Erasure;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Has one instance of a step forget: in a live run all that have been asked for within two seconds
 * at once, since each pass looks at every key; in a replay once all that happened has been applied.
 *
 * @param <K> the step's key
 * @param <O> what the step puts out
 */
public final class ErasureDesk<K, O> {
  private static final long PAUSE_MILLIS = 2_000;

  private final Erasable<K, O> erasable;
  private final ErasuresConfig config;

  private ErasedPeople people;
  private KeyedStateBackend<K> backend;
  private ProcessingTimeService time;
  private Outlet<O> outlet;
  private ErasedTimers<K> timers;
  private final SortedSet<Long> ahead = new TreeSet<>();
  private boolean asked;
  private boolean scheduled;
  private long clockMillis = Long.MIN_VALUE;

  public ErasureDesk(Erasable<K, O> erasable, ErasuresConfig config) {
    this.erasable = erasable;
    this.config = config;
  }

  /** In the operator's {@code initializeState}. What was asked for before is looked for again. */
  public void initialize(StateInitializationContext context) throws Exception {
    people = ErasedPeople.open(context.getOperatorStateStore(), config);
    erasable.setErased(people);
    asked = !people.book().isEmpty();
    if (config.inOrder()) {
      people.book().all().values().forEach(this::addAhead);
    }
  }

  private void addAhead(long[] instants) {
    Arrays.stream(instants).forEach(ahead::add);
  }

  /** Once the operator is open. */
  public void open(
      AbstractStreamOperator<O> operator,
      InternalTimerService<VoidNamespace> ofOperator,
      Outlet<O> into) {
    backend = operator.getKeyedStateBackend();
    timers = new ErasedTimers<>(backend, ofOperator);
    time = operator.getProcessingTimeService();
    outlet = into;
    schedule();
  }

  /** Takes an erasure. */
  public void take(Erasure erasure) throws Exception {
    people.add(erasure);
    asked = true;
    if (config.inOrder()) {
      ahead.add(erasure.atMillis());
    }
    schedule();
  }

  private void schedule() {
    if (asked && !config.inOrder() && !scheduled) {
      scheduled = true;
      time.registerTimer(time.getCurrentProcessingTime() + PAUSE_MILLIS, timestamp -> onPause());
    }
  }

  private void onPause() throws Exception {
    scheduled = false;
    forget();
  }

  /** In a replay: all that happened up to the clock has been applied. */
  public void onApplied(long watermarkMillis) throws Exception {
    if (watermarkMillis != Long.MAX_VALUE) {
      clockMillis = watermarkMillis;
    }
    if (config.inOrder() && !ahead.isEmpty() && ahead.first() <= watermarkMillis) {
      boolean isEnd = watermarkMillis == Long.MAX_VALUE;
      ahead.removeIf(at -> isEnd || at <= watermarkMillis);
      asked = true;
      forget();
    }
  }

  /**
   * With each checkpoint. What is yet to be carried out stays, however long ago it was asked for.
   */
  public void onBarrier() throws Exception {
    if (clockMillis != Long.MIN_VALUE && !asked) {
      people.onBarrier(clockMillis);
    }
  }

  private void forget() throws Exception {
    if (asked) {
      asked = false;
      for (StateDescriptor<?, ?> state : erasable.statesOfPeople()) {
        forgetKeysOf(state);
      }
      if (!config.inOrder()) {
        timers.forget(erasable, people.book());
      }
    }
  }

  @SuppressWarnings("unchecked") // The backend asks for the type of a state nobody looks at here.
  private void forgetKeysOf(StateDescriptor<?, ?> state) throws Exception {
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        (StateDescriptor<State, ?>) state,
        (key, ofKey) -> erasable.forget(key, outlet));
  }
}
