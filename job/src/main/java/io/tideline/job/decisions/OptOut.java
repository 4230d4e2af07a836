package io.tideline.job.decisions;

import org.jspecify.annotations.Nullable;

/**
 * That a person wants no automation: kept until the person is erased, however long nothing is heard
 * of them.
 *
 * @param sinceMillis when they first said so
 * @param lastMillis when they last said so, which an erasure from before does not reach; null where
 *     a version that did not keep it has written this
 */
public record OptOut(long sinceMillis, @Nullable Long lastMillis) {

  /** Said for the first time. */
  static OptOut at(long millis) {
    return new OptOut(millis, millis);
  }

  /** Said once more. */
  OptOut again(long millis) {
    return new OptOut(Math.min(sinceMillis, millis), Math.max(latestMillis(), millis));
  }

  /** What is left of it when all up to an instant is forgotten; null where nothing. */
  @Nullable OptOut after(long millis) {
    if (sinceMillis > millis) {
      return this;
    }
    return latestMillis() > millis ? at(latestMillis()) : null;
  }

  private long latestMillis() {
    return lastMillis == null ? sinceMillis : lastMillis;
  }
}
