package io.tideline.udfs.alert.group;

import java.io.Serializable;

/**
 * When people are told.
 *
 * @param waitMillis so long after its first alert a group is told, that its next ones be counted
 * @param intervalMillis so long after it was told a group is told again, at the earliest
 * @param quietMillis alerts on messages are over when for so long none has come: few of them are
 *     ever resolved
 */
public record GroupTimes(long waitMillis, long intervalMillis, long quietMillis)
    implements Serializable {
  /** 10 s, 5 min and 1 h. */
  public static final GroupTimes DEFAULT = new GroupTimes(10_000, 300_000, 3_600_000);
}
