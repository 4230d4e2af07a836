package io.tideline.udfs.playbook.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guards keep of one person: the automated messages of the last day, ascending, and since
 * when the person wants none.
 *
 * @param optedOutAtMillis null while automation is welcome
 */
public record PersonState(List<Sent> sent, @Nullable Long optedOutAtMillis) {
  /** Nobody we know. */
  public static final PersonState EMPTY = new PersonState(List.of(), null);

  public PersonState {
    sent = sent == null ? List.of() : List.copyOf(sent);
  }

  /** The person wants no automation from then on. */
  public PersonState optedOut(long atMillis) {
    return new PersonState(
        sent, optedOutAtMillis == null ? atMillis : Math.min(atMillis, optedOutAtMillis));
  }
}
