package io.tideline.job.text;

import io.tideline.connectors.text.ModelFolder;
import io.tideline.job.config.TextConfig;
import io.tideline.udfs.text.TextAnalyzer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One analyzer a folder of models, so that the instances of the step in a process share the tables,
 * which are megabytes. It goes with the last instance that uses it.
 */
final class SharedAnalyzers {
  private static final Map<String, WeakReference<TextAnalyzer>> BY_FOLDER = new HashMap<>();

  private SharedAnalyzers() {}

  /**
   * The analyzer to read texts with.
   *
   * @throws IOException in one line, if the folder's models cannot be read
   */
  static TextAnalyzer of(TextConfig config) throws IOException {
    return config.models() == null ? TextAnalyzer.builtIn() : ofFolder(config.models());
  }

  private static synchronized TextAnalyzer ofFolder(String folder) throws IOException {
    WeakReference<TextAnalyzer> known = BY_FOLDER.get(folder);
    TextAnalyzer analyzer = known == null ? null : known.get();
    if (analyzer == null) {
      analyzer = new TextAnalyzer(ModelFolder.read(Path.of(folder)));
      BY_FOLDER.put(folder, new WeakReference<>(analyzer));
    }
    return analyzer;
  }
}
