package io.tideline.job.governance;

import io.tideline.udfs.privacy.PseudonymSecret;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;

/** Runs erasable functions as a live job does. */
public final class Erasing {
  /** As soon as erasures come. */
  public static final ErasuresConfig LIVE = new ErasuresConfig(false, PseudonymSecret.PUBLISHED);

  /** Behind the clock. */
  public static final ErasuresConfig IN_ORDER = new ErasuresConfig(true, PseudonymSecret.PUBLISHED);

  private Erasing() {}

  /** A function of one input. */
  public static <K, I, O> ErasingOperator<K, I, O> run(KeyedProcessFunction<K, I, O> function) {
    return new ErasingOperator<>(function, LIVE);
  }

  /** A function of two inputs. */
  public static <K, A, B, O> ErasingCoOperator<K, A, B, O> run(
      KeyedCoProcessFunction<K, A, B, O> function, KeySelector<B, K> secondKey) {
    return new ErasingCoOperator<>(function, secondKey, LIVE);
  }
}
