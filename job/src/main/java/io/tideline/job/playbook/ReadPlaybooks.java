package io.tideline.job.playbook;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reading a document, so that the steps and instances of a process share it. It goes with the
 * last instance that uses it.
 */
final class ReadPlaybooks {
  private static final Map<String, WeakReference<Playbook>> BY_TEXT = new HashMap<>();

  private ReadPlaybooks() {}

  /**
   * The playbook of a document that has been found to be valid.
   *
   * @throws IllegalStateException where it is not
   */
  static Playbook of(String text) {
    Playbook playbook = find(text);
    if (playbook == null) {
      throw new IllegalStateException(
          "a playbook that was valid is not: " + PlaybookReader.read(text).problems());
    }
    return playbook;
  }

  /**
   * The playbook of a document that an earlier version of the job may have found to be valid; null
   * where this one does not.
   */
  static synchronized @Nullable Playbook find(String text) {
    WeakReference<Playbook> known = BY_TEXT.get(text);
    Playbook playbook = known == null ? null : known.get();
    if (playbook == null) {
      playbook = PlaybookReader.read(text).playbook();
      if (playbook != null) {
        BY_TEXT.values().removeIf(reference -> reference.get() == null);
        BY_TEXT.put(text, new WeakReference<>(playbook));
      }
    }
    return playbook;
  }
}
