package io.tideline.connectors.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.playbook.PlaybookDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The playbooks that a folder of recorded events holds, in {@code playbook.jsonl}: a document a
 * line, as JSON, or as one JSON string with YAML in it; {@code null} takes back the one of the
 * tenant {@code default}. They have no time: all of them hold, in their order, from before the
 * first event.
 */
public final class RecordedPlaybooks {
  private static final String FILE = "playbook.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordedPlaybooks() {}

  /**
   * Those of the folder; empty where it has no such file.
   *
   * @throws IOException where the file cannot be read
   */
  public static List<PlaybookDocument> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    var documents = new ArrayList<PlaybookDocument>();
    try (InputStream in = Files.newInputStream(file)) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      all.lines().filter(line -> !line.isBlank()).forEach(line -> documents.add(document(line)));
    }
    return documents;
  }

  private static PlaybookDocument document(String line) {
    String text = line.strip();
    if (text.equals("null")) {
      return new PlaybookDocument(null, null, 0);
    }
    return new PlaybookDocument(null, text.startsWith("\"") ? unquoted(text) : text, 0);
  }

  /** What is no JSON string is a document that says so itself. */
  private static String unquoted(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node != null && node.isTextual() ? node.textValue() : text;
    } catch (IOException e) {
      return text;
    }
  }
}
