package io.tideline.job.content;

import java.util.function.Consumer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers changes of many keys in memory: many changes of a key are one look-up, one write and one
 * result.
 */
abstract class IssuingFunction<K, I, O> extends KeyedProcessFunction<K, I, O> {
  private static final long serialVersionUID = 1L;

  /**
   * Puts all that has changed into the state and issues what follows from it. The current key is
   * another one afterwards.
   */
  abstract void issueDue(Consumer<K> switchKey, Collector<O> out) throws Exception;

  /** Whether so much has been gathered that it is to be issued at once. */
  boolean isFull() {
    return false;
  }
}
