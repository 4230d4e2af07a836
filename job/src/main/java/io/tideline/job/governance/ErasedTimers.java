package io.tideline.job.governance;

import io.tideline.udfs.privacy.ErasureBook;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/** Timers hold the key that they are for; those of people of whom nothing is left go. */
final class ErasedTimers<K> {
  private final KeyedStateBackend<K> backend;
  private final InternalTimerService<VoidNamespace> timers;

  private record Timer<K>(K key, long millis) {}

  ErasedTimers(KeyedStateBackend<K> backend, InternalTimerService<VoidNamespace> timers) {
    this.backend = backend;
    this.timers = timers;
  }

  void forget(Erasable<K, ?> erasable, ErasureBook book) throws Exception {
    var inEventTime = new ArrayList<Timer<K>>();
    timers.forEachEventTimeTimer((none, millis) -> add(millis, inEventTime, erasable, book));
    for (Timer<K> timer : inEventTime) {
      if (isNothingLeft(timer.key(), erasable)) {
        timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, timer.millis());
      }
    }
    var byWallClock = new ArrayList<Timer<K>>();
    timers.forEachProcessingTimeTimer((none, millis) -> add(millis, byWallClock, erasable, book));
    for (Timer<K> timer : byWallClock) {
      if (isNothingLeft(timer.key(), erasable)) {
        timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, timer.millis());
      }
    }
  }

  private void add(long millis, List<Timer<K>> found, Erasable<K, ?> erasable, ErasureBook book) {
    K key = backend.getCurrentKey();
    String person = erasable.personOf(key);
    if (person != null && book.of(person).length > 0) {
      found.add(new Timer<>(key, millis));
    }
  }

  /** Makes the key the one at hand. */
  private boolean isNothingLeft(K key, Erasable<K, ?> erasable) throws Exception {
    backend.setCurrentKey(key);
    for (StateDescriptor<?, ?> descriptor : erasable.statesOfPeople()) {
      if (!isEmpty(stateOf(descriptor))) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("unchecked") // The backend asks for the type of a state that is only counted.
  private State stateOf(StateDescriptor<?, ?> descriptor) throws Exception {
    return backend.getPartitionedState(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        (StateDescriptor<State, ?>) descriptor);
  }

  private static boolean isEmpty(State state) throws Exception {
    if (state instanceof ValueState<?> value) {
      return value.value() == null;
    }
    if (state instanceof MapState<?, ?> map) {
      return map.isEmpty();
    }
    throw new IllegalStateException("neither one value nor a map: " + state.getClass());
  }
}
