package io.tideline.udfs.alert.group;

import io.tideline.udfs.event.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of a group of alerts, as it stands: a later revision replaces the earlier
 * one. Nobody's id or text is in it (SEMANTICS §10).
 *
 * @param id of this time that the group is up; with the revision it tells repetitions apart
 * @param revision 1, 2, …
 * @param parts those that are over are in it for the last time
 * @param aloud whether there is something new for whoever is not told of what another alert speaks
 *     for; where not, it is for whoever weighs that himself
 */
public record Notification(
    String id,
    int revision,
    String groupKey,
    String accountId,
    String platform,
    long atMillis,
    List<Part> parts,
    boolean aloud) {

  /**
   * The alerts of one kind and series.
   *
   * @param series or channel; empty where the kind has none
   * @param videoId empty for the account as a whole
   * @param saidBefore the severity that was told before and is not any more; null where none
   * @param firing whether any is up
   * @param count how many there were
   * @param endedMillis null while firing
   * @param alertId of the first
   * @param conversationId where it is about one; null otherwise
   * @param inhibited whether the account's alert speaks for it
   */
  public record Part(
      String kind,
      String series,
      String videoId,
      Severity severity,
      @Nullable Severity saidBefore,
      boolean firing,
      int count,
      long startedMillis,
      @Nullable Long endedMillis,
      String summary,
      String alertId,
      @Nullable String conversationId,
      boolean inhibited) {}

  /** Whether anything of it is up. */
  public boolean firing() {
    return parts.stream().anyMatch(Part::firing);
  }
}
