package io.tideline.job.playbook;

import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.udfs.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is published before the job starts, looked at as if it ran: the newest valid document of
 * each tenant holds from the first event on. Of the statuses only those are told that say what
 * holds, or was refused since.
 */
public final class PlaybooksAtStart {
  private PlaybooksAtStart() {}

  /**
   * What the job starts with.
   *
   * @param initial a valid document that holds where none is published; null is the built-in one
   * @param published in the order they were published
   */
  public static PlaybooksConfig of(
      @Nullable PlaybookDocument initial, List<PlaybookDocument> published) {
    String text = initial == null ? null : initial.text();
    Playbook playbook = text == null ? Playbook.BUILT_IN : ReadPlaybooks.of(text);
    var desk = new PlaybookDesk(playbook, List.of());
    var statuses = new ArrayList<PlaybookStatus>();
    if (initial != null) {
      statuses.add(
          new PlaybookStatus(
              playbook.tenant(), playbook.version(), true, List.of(), initial.publishedMillis()));
    }
    for (PlaybookDocument document : published) {
      PlaybookStatus status = desk.take(document).status();
      if (status != null) {
        statuses.removeIf(told -> status.active() && told.tenant().equals(status.tenant()));
        statuses.add(status);
      }
    }
    return new PlaybooksConfig(text, desk.held(), statuses);
  }
}
