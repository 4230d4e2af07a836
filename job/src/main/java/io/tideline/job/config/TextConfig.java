package io.tideline.job.config;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How texts are read.
 *
 * @param models the folder of the models that take the place of those that come with Tideline; null
 *     for none
 */
public record TextConfig(@Nullable String models) implements Serializable {
  /** What holds where nothing is configured. */
  public static final TextConfig DEFAULT = new TextConfig(null);
}
