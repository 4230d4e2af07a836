package io.tideline.udfs.text.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The models of all tasks: those that come with Tideline, or in their place those of a folder. */
public final class Models {
  private static final String FOLDER = "/io/tideline/udfs/text/models/";

  private Models() {}

  /** The models that come with Tideline. */
  public static Map<TextTask, LinearModel> builtIn() {
    Map<TextTask, LinearModel> models = new EnumMap<>(TextTask.class);
    for (TextTask task : TextTask.values()) {
      models.put(task, builtIn(task));
    }
    return models;
  }

  /** The model of a task that comes with Tideline. */
  public static LinearModel builtIn(TextTask task) {
    String name = FOLDER + task.label() + ModelFile.SUFFIX;
    try (InputStream in = Models.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no model " + name);
      }
      return ModelFile.read(task, new BufferedInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the model " + name + " cannot be read", e);
    }
  }

  /**
   * The models of a folder, files named {@code <task>.model}, and the built-in ones for the tasks
   * it has none for.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public static Map<TextTask, LinearModel> ofFolder(Path folder) throws IOException {
    Map<TextTask, LinearModel> models = new EnumMap<>(TextTask.class);
    for (TextTask task : TextTask.values()) {
      Path file = folder.resolve(task.label() + ModelFile.SUFFIX);
      models.put(task, Files.exists(file) ? read(task, file) : builtIn(task));
    }
    return models;
  }

  private static LinearModel read(TextTask task, Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return ModelFile.read(task, in);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read as a model: " + e.getMessage(), e);
    }
  }
}
