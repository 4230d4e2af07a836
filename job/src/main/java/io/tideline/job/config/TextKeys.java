package io.tideline.job.config;

import static io.tideline.job.config.ValueType.STRING;

import java.util.List;

/** Keys of how texts are read. */
final class TextKeys {
  static final ConfigKey MODELS =
      ConfigKey.of(
              "text.models",
              STRING,
              "A folder of models made by `./tideline train`, files `<task>.model`; each takes the"
                  + " place of the one that comes with Tideline. Every machine of the cluster must"
                  + " have it, and the one that submits the job too.")
          .whenAbsent("the models that come with Tideline");

  static final List<ConfigKey> ALL = List.of(MODELS);

  private TextKeys() {}
}
