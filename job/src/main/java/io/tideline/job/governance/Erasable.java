package io.tideline.job.governance;

import java.util.List;
import org.apache.flink.api.common.state.StateDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A step that keeps something about people by key, and can forget it.
 *
 * <p>{@link #forget} is called in live runs, for every key with an entry in one of {@link
 * #statesOfPeople()}, within seconds of a request. Whatever the step takes later of what happened
 * before the request ({@link io.tideline.udfs.privacy.ErasureBook#isErased}) it leaves. In a replay
 * it looks at the erasures where it applies what comes later ({@link
 * io.tideline.udfs.privacy.ErasureBook#isForgotten}).
 *
 * @param <K> the key
 * @param <O> what the step puts out
 */
public interface Erasable<K, O> {
  /** The step is about to open: the people it will be asked to forget. */
  void setErased(ErasedPeople people);

  /** Descriptors such that every key that holds anything about a person is in one of the states. */
  List<StateDescriptor<?, ?>> statesOfPeople();

  /**
   * The person whom a key itself names; null where it names none. Timers hold keys: those of a
   * person of whom nothing is left go too.
   */
  @Nullable String personOf(K key);

  /** Forgets what the key at hand holds about erased people from before their erasure. */
  void forget(K key, Outlet<O> out) throws Exception;
}
