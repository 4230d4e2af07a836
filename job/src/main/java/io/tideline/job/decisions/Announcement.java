package io.tideline.job.decisions;

import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.privacy.Erasure;
import org.jspecify.annotations.Nullable;

/**
 * What every instance is to know: exactly one of the three.
 *
 * @param playbook one that is to hold; else null
 * @param finding of an account; else null
 * @param erasure of a person; else null
 */
public record Announcement(
    @Nullable PlaybookUpdate playbook,
    @Nullable AccountFinding finding,
    @Nullable Erasure erasure) {

  static Announcement of(PlaybookUpdate playbook) {
    return new Announcement(playbook, null, null);
  }

  static Announcement of(AccountFinding finding) {
    return new Announcement(null, finding, null);
  }

  static Announcement of(Erasure erasure) {
    return new Announcement(null, null, erasure);
  }
}
