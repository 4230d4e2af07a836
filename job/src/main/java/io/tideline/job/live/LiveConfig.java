package io.tideline.job.live;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the live pipeline is told.
 *
 * @param inOrder whether gifts are thanked for behind the clock, in order of time, instead of when
 *     they come: in a bounded run
 * @param liveWithinMillis streaks end by the wall clock while the event-time clock is no further
 *     behind it
 * @param secret keys the viewers' pseudonyms
 */
public record LiveConfig(boolean inOrder, long liveWithinMillis, PseudonymSecret secret)
    implements Serializable {}
