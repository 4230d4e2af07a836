package io.tideline.job.conversations.kpis;

import io.tideline.udfs.conversation.kpi.OpenEpisodes;

/**
 * What is kept of a key beside its hours.
 *
 * @param forgetAtMillis when to look whether it is to be forgotten; {@link Long#MAX_VALUE} where
 *     that is not asked for
 */
public record KpiState(OpenEpisodes open, long forgetAtMillis) {
  public KpiState {
    open = open == null ? OpenEpisodes.NONE : open;
  }
}
