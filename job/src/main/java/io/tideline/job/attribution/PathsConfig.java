package io.tideline.job.attribution;

import io.tideline.job.playbook.AccountSettings;
import io.tideline.udfs.playbook.AttributionWindows;
import java.io.Serializable;

/**
 * What the pipeline is told.
 *
 * @param windows how long before an order a touch counts
 */
public record PathsConfig(AccountSettings<AttributionWindows> windows) implements Serializable {
  /** The defaults of SEMANTICS §8. */
  public static final PathsConfig DEFAULT =
      new PathsConfig(AccountSettings.ofAll(AttributionWindows.DEFAULT));
}
