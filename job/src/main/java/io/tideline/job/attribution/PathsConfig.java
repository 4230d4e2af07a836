package io.tideline.job.attribution;

import io.tideline.job.playbook.AccountSettings;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.playbook.AttributionWindows;
import java.io.Serializable;

/**
 * What the pipeline is told.
 *
 * @param windows how long before an order a touch counts
 * @param linkDays for how long links are kept, by the wall clock
 */
public record PathsConfig(AccountSettings<AttributionWindows> windows, int linkDays)
    implements Serializable {
  /** The defaults of SEMANTICS §8. */
  public static final PathsConfig DEFAULT =
      new PathsConfig(AccountSettings.ofAll(AttributionWindows.DEFAULT), Retention.LINK_DAYS);

  /** What playbooks ask for. */
  public static PathsConfig of(PlaybooksConfig playbooks) {
    return new PathsConfig(
        playbooks.windows(),
        playbooks.stateDays("conversions", Retention.LEAST_LINK_DAYS, Retention.LINK_DAYS));
  }
}
