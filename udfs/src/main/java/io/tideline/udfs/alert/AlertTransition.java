package io.tideline.udfs.alert;

import org.jspecify.annotations.Nullable;

/**
 * What a judgement did to an alert.
 *
 * @param change what happened
 * @param published the alert as it is to be published: with the change's revision and, where it was
 *     resolved, as it was last; null where nothing happened and none is up
 * @param next the state to keep: null where no alert is up
 */
public record AlertTransition(
    Change change, @Nullable AlertState published, @Nullable AlertState next) {

  /** The kinds of change. */
  public enum Change {
    NONE,
    FIRED,
    RAISED,
    /** Nothing of its own has changed, but another alert speaks for it now. */
    JOINED,
    RESOLVED
  }
}
