package io.tideline.udfs.text.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** The models that come with Tideline. */
public final class Models {
  private static final String FOLDER = "/io/tideline/udfs/text/models/";

  private Models() {}

  /** Those of all tasks. */
  public static Map<TextTask, LinearModel> builtIn() {
    Map<TextTask, LinearModel> models = new EnumMap<>(TextTask.class);
    for (TextTask task : TextTask.values()) {
      models.put(task, builtIn(task));
    }
    return models;
  }

  /** That of one task. */
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
}
