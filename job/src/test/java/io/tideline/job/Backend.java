package io.tideline.job;

import java.util.function.Supplier;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/** The state backends an operator must work on. */
public enum Backend {
  HASHMAP(HashMapStateBackend::new),
  ROCKSDB(() -> new EmbeddedRocksDBStateBackend(true));

  private final Supplier<StateBackend> factory;

  Backend(Supplier<StateBackend> factory) {
    this.factory = factory;
  }

  /** A new one. */
  public StateBackend create() {
    return factory.get();
  }
}
