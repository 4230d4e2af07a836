package io.tideline.job.decisions;

import io.tideline.job.playbook.PlaybookUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What every instance is to know: exactly one of the two.
 *
 * @param playbook one that is to hold; else null
 * @param finding of an account; else null
 */
public record Announcement(@Nullable PlaybookUpdate playbook, @Nullable AccountFinding finding) {

  static Announcement of(PlaybookUpdate playbook) {
    return new Announcement(playbook, null);
  }

  static Announcement of(AccountFinding finding) {
    return new Announcement(null, finding);
  }
}
