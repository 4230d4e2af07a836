package io.tideline.connectors.file;

import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.udfs.playbook.document.PlaybookReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file with one playbook, YAML or JSON.
 *
 * @param document published when the file was last changed; null where there are problems
 * @param problems all that is wrong with it, one line each, which names the file
 */
public record PlaybookFile(@Nullable PlaybookDocument document, List<String> problems) {

  /** Reads and checks the file. */
  public static PlaybookFile read(Path file) {
    if (Files.isDirectory(file)) {
      return failed(file + ": is a folder; allowed: a file with a playbook");
    }
    try {
      String text = Files.readString(file);
      List<String> problems =
          PlaybookReader.read(text).problems().stream()
              .map(problem -> file + ": " + problem.text())
              .toList();
      long changed = Files.getLastModifiedTime(file).toMillis();
      return new PlaybookFile(
          problems.isEmpty() ? new PlaybookDocument(null, text, changed) : null, problems);
    } catch (MalformedInputException e) {
      return failed(file + ": is not UTF-8");
    } catch (IOException e) {
      return failed(file + ": cannot be read: " + FailureReason.of(e));
    }
  }

  private static PlaybookFile failed(String problem) {
    return new PlaybookFile(null, List.of(problem));
  }
}
