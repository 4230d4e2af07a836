package io.tideline.udfs.playbook.guard;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When nothing automated is sent, in local time; past midnight where it ends before it starts.
 *
 * @param fromMinute minutes after midnight, the first quiet one
 * @param toMinute minutes after midnight, the first one that is not quiet any more
 */
public record QuietHours(int fromMinute, int toMinute, ZoneId zone) implements Serializable {
  /** Whether that instant, in milliseconds since the epoch, is quiet. */
  public boolean holdAt(long atMillis) {
    LocalTime local = LocalTime.ofInstant(Instant.ofEpochMilli(atMillis), zone);
    int minute = local.getHour() * 60 + local.getMinute();
    return fromMinute < toMinute
        ? fromMinute <= minute && minute < toMinute
        : fromMinute <= minute || minute < toMinute;
  }
}
