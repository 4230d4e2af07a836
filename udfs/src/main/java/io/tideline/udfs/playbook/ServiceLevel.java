package io.tideline.udfs.playbook;

import java.io.Serializable;

/**
 * The targets of the conversations of one channel (SEMANTICS §5).
 *
 * @param firstResponseMillis open time from the opening to the first reply
 * @param resolutionMillis open time from the opening to the resolution
 * @param alerts of which conversations a missed target is an alert
 * @param replyBy whose reply meets the first target
 */
public record ServiceLevel(
    long firstResponseMillis, long resolutionMillis, SlaAlerting alerts, ReplyBy replyBy)
    implements Serializable {
  private static final long MINUTE_MILLIS = 60_000L;
  private static final long DAY_MILLIS = 24 * 60 * MINUTE_MILLIS;

  /** The default of direct messages. */
  public static final ServiceLevel DM =
      new ServiceLevel(60 * MINUTE_MILLIS, DAY_MILLIS, SlaAlerting.ALL, ReplyBy.ANY);

  /** The default of comments, of which most ask nothing. */
  public static final ServiceLevel COMMENT =
      new ServiceLevel(240 * MINUTE_MILLIS, DAY_MILLIS, SlaAlerting.NONE, ReplyBy.ANY);
}
