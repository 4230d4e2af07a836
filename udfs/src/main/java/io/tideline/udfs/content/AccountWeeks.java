package io.tideline.udfs.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The weeks of accounts: from Monday to Sunday in each account's zone, UTC where the playbook names
 * none (SEMANTICS §1). A week in which the clocks change is an hour shorter or longer.
 */
public final class AccountWeeks {
  private static final String OTHERS = "*";
  private static final long DAY_MILLIS = 86_400_000L;

  /** 1 January 1970 was a Thursday, three days after a Monday. */
  private static final int DAYS_AFTER_MONDAY = 3;

  private final Map<String, ZoneId> zones = new HashMap<>();

  /**
   * @param zones a zone an account; {@code *} is for all others
   */
  public AccountWeeks(Map<String, String> zones) {
    zones.forEach((account, zone) -> this.zones.put(account, ZoneId.of(zone)));
  }

  /** The Monday of the week that an instant falls in, counted from the epoch. */
  public long mondayOf(String accountId, long millis) {
    ZoneId zone = zoneOf(accountId);
    long day =
        zone == null
            ? Math.floorDiv(millis, DAY_MILLIS)
            : Instant.ofEpochMilli(millis).atZone(zone).toLocalDate().toEpochDay();
    return day - Math.floorMod(day + DAYS_AFTER_MONDAY, VideoWeek.DAYS);
  }

  /** When a day begins for the account: midnight, or the first instant after it that there is. */
  public long startMillis(String accountId, long day) {
    ZoneId zone = zoneOf(accountId);
    return zone == null
        ? day * DAY_MILLIS
        : LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private @Nullable ZoneId zoneOf(String accountId) {
    return zones.isEmpty() ? null : zones.getOrDefault(accountId, zones.get(OTHERS));
  }
}
