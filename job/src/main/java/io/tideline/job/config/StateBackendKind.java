package io.tideline.job.config;

/** Where state lives between checkpoints. */
public enum StateBackendKind {
  /** On local disk, with incremental checkpoints. */
  ROCKSDB,
  /** On the heap. */
  HASHMAP
}
