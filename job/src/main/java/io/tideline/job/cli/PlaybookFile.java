package io.tideline.job.cli;

import io.tideline.job.config.FileProblem;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.playbook.document.PlaybookReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a playbook a command was given. */
final class PlaybookFile {
  private PlaybookFile() {}

  /**
   * The playbook in the file.
   *
   * @throws CommandFailure with a line for each of its problems, such as {@code my.yaml:
   *     rules[3].when: line 41: no such field}
   */
  static Playbook read(Path file) {
    PlaybookReading reading = PlaybookReader.read(text(file));
    Playbook playbook = reading.playbook();
    if (playbook == null) {
      List<String> lines =
          reading.problems().stream().map(problem -> file + ": " + problem.text()).toList();
      throw new CommandFailure(CommandFailure.BAD_USAGE, lines);
    }
    return playbook;
  }

  /** The text of the file. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw CommandFailure.badUsage(file + ": " + FileProblem.describe(e));
    }
  }
}
