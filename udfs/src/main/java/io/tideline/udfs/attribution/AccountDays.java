package io.tideline.udfs.attribution;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesException;
import java.util.HashMap;
import java.util.Map;

/**
 * The days of accounts: those of each account's zone, UTC where it has none (SEMANTICS §1).
 *
 * @param zones a zone of the IANA time zone database an account; {@code *} is for all others
 */
public record AccountDays(Map<String, String> zones) implements Serializable {
  /** All days are UTC. */
  public static final AccountDays UTC = new AccountDays(Map.of());

  private static final String OTHERS = "*";
  private static final long DAY_MILLIS = 86_400_000L;
  private static final Map<String, ZoneId> KNOWN = zonesByName();

  /**
   * A copy of the map.
   *
   * @throws ZoneRulesException a zone is not known
   */
  public AccountDays {
    zones = Map.copyOf(zones);
    for (String zone : zones.values()) {
      if (!KNOWN.containsKey(zone)) {
        throw new ZoneRulesException("unknown time zone: " + zone);
      }
    }
  }

  /** The day an instant falls on for the account, counted from the epoch. */
  public long dayOf(String accountId, long millis) {
    String zone = zones.isEmpty() ? null : zones.getOrDefault(accountId, zones.get(OTHERS));
    if (zone == null) {
      return Math.floorDiv(millis, DAY_MILLIS);
    }
    ZoneId known = KNOWN.getOrDefault(zone, ZoneOffset.UTC);
    return Instant.ofEpochMilli(millis).atZone(known).toLocalDate().toEpochDay();
  }

  /** When a day begins for the account, in milliseconds. */
  public long startMillis(String accountId, long day) {
    String zone = zones.isEmpty() ? null : zones.getOrDefault(accountId, zones.get(OTHERS));
    if (zone == null) {
      return day * DAY_MILLIS;
    }
    ZoneId known = KNOWN.getOrDefault(zone, ZoneOffset.UTC);
    return LocalDate.ofEpochDay(day).atStartOfDay(known).toInstant().toEpochMilli();
  }

  private static Map<String, ZoneId> zonesByName() {
    var byName = new HashMap<String, ZoneId>();
    ZoneId.getAvailableZoneIds().forEach(name -> byName.put(name, ZoneId.of(name)));
    return Map.copyOf(byName);
  }
}
