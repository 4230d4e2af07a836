package io.tideline.connectors.text;

import io.tideline.udfs.text.model.LinearModel;
import io.tideline.udfs.text.model.ModelFile;
import io.tideline.udfs.text.model.Models;
import io.tideline.udfs.text.model.TextTask;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of models that somebody trained, files named {@code <task>.model}. They take the place
 * of those that come with Tideline, task by task.
 */
public final class ModelFolder {
  private ModelFolder() {}

  /**
   * The models of a folder, and the built-in ones for the tasks it has none for.
   *
   * @throws IOException in one line: that it holds none, or which file is wrong and why
   */
  public static Map<TextTask, LinearModel> read(Path folder) throws IOException {
    Map<TextTask, LinearModel> models = own(folder);
    for (TextTask task : TextTask.values()) {
      models.computeIfAbsent(task, Models::builtIn);
    }
    return models;
  }

  /** Why the models of a folder cannot be read, in one line; empty if they can. */
  public static Optional<String> problem(Path folder) {
    try {
      own(folder);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Map<TextTask, LinearModel> own(Path folder) throws IOException {
    Map<TextTask, LinearModel> models = new EnumMap<>(TextTask.class);
    for (TextTask task : TextTask.values()) {
      Path file = folder.resolve(name(task));
      if (Files.exists(file)) {
        models.put(task, read(task, file));
      }
    }
    if (models.isEmpty()) {
      throw new IOException(
          folder
              + " holds no models; allowed: a folder with one or more of "
              + Stream.of(TextTask.values())
                  .map(ModelFolder::name)
                  .collect(Collectors.joining(", ")));
    }
    return models;
  }

  private static String name(TextTask task) {
    return task.label() + ModelFile.SUFFIX;
  }

  private static LinearModel read(TextTask task, Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return ModelFile.read(task, in);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read as a model: " + e.getMessage(), e);
    }
  }
}
