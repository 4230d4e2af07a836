package io.tideline.job.config;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.udfs.alert.group.GroupTimes;

/**
 * How people are told of alerts.
 *
 * @param times when
 * @param targets who
 */
public record NotifyConfig(GroupTimes times, NotifySettings targets) {

  /** Nobody is told. */
  public static final NotifyConfig DEFAULT =
      new NotifyConfig(GroupTimes.DEFAULT, NotifySettings.NOBODY);
}
