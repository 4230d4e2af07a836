package io.tideline.job.config;

import io.tideline.udfs.conversation.hours.BusinessHours;
import io.tideline.udfs.conversation.hours.Holidays;
import io.tideline.udfs.conversation.hours.HoursByAccount;
import io.tideline.udfs.conversation.hours.HoursFormatException;
import io.tideline.udfs.conversation.hours.OpenTime;
import io.tideline.udfs.conversation.hours.OpenWeek;
import io.tideline.udfs.conversation.hours.OpenWeekText;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Puts the keys of accounts' business hours together and gathers what is wrong with them. */
final class BusinessHoursReader {
  private final Settings settings;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, OpenWeek> weeks;
  private final Map<String, ZoneId> zones;
  private final Map<String, Holidays> holidays;

  BusinessHoursReader(Settings settings, ConfigValues values) {
    this.settings = settings;
    this.weeks = read(BusinessHoursKeys.OPEN, values, OpenWeekText::parse);
    this.zones = read(BusinessHoursKeys.ZONE, values, BusinessHoursReader::zone);
    this.holidays = read(BusinessHoursKeys.HOLIDAYS, values, Holidays::parse);
  }

  private interface Parser<T> {
    T parse(String text) throws HoursFormatException;
  }

  private <T> Map<String, T> read(ConfigKey key, ConfigValues values, Parser<T> parser) {
    Map<String, T> byAccount = new TreeMap<>();
    new TreeMap<>(values.map(key))
        .forEach(
            (account, text) -> {
              try {
                byAccount.put(account, parser.parse(text));
              } catch (HoursFormatException e) {
                problems.add(line(key, account, e.getMessage()));
              }
            });
    return byAccount;
  }

  private static ZoneId zone(String name) throws HoursFormatException {
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    LevenshteinDistance distance = new LevenshteinDistance(name.length() / 4);
    String advice =
        ZoneId.getAvailableZoneIds().stream()
            .filter(known -> distance.apply(name, known) >= 0)
            .min(Comparator.comparing((String known) -> distance.apply(name, known)))
            .map(known -> "; did you mean " + known + "?")
            .orElse("");
    throw new HoursFormatException(name, BusinessHoursKeys.ZONE.allowed().form() + advice);
  }

  /** What can't be read, one line each. */
  List<String> problems() {
    return problems;
  }

  /** The hours of all accounts, where there are no problems. */
  BusinessHoursConfig config() {
    Set<String> names = new TreeSet<>(weeks.keySet());
    names.addAll(zones.keySet());
    names.addAll(holidays.keySet());
    List<String> warnings = new ArrayList<>();
    Map<String, OpenTime> hours = new TreeMap<>();
    for (String name : names) {
      OpenTime openTime = openTime(name);
      hours.put(name, openTime);
      if (openTime == OpenTime.WALL_CLOCK) {
        warnings.add(line(BusinessHoursKeys.OPEN, name, "no day is open, so all time counts"));
      }
    }
    OpenTime others = hours.remove(BusinessHoursKeys.OTHERS);
    var accounts = new HoursByAccount(hours, others == null ? OpenTime.WALL_CLOCK : others);
    return new BusinessHoursConfig(accounts, warnings);
  }

  private OpenTime openTime(String account) {
    OpenWeek week = weeks.getOrDefault(account, weeks.get(BusinessHoursKeys.OTHERS));
    if (week == null || !week.isEverOpen()) {
      return OpenTime.WALL_CLOCK;
    }
    ZoneId zone = zones.getOrDefault(account, zones.get(BusinessHoursKeys.OTHERS));
    Holidays closed = holidays.getOrDefault(account, holidays.get(BusinessHoursKeys.OTHERS));
    return new BusinessHours(
        zone == null ? ZoneOffset.UTC : zone, week, closed == null ? Holidays.NONE : closed);
  }

  private String line(ConfigKey key, String account, String what) {
    String name = key.name() + "." + account;
    Setting setting = settings.byKey().get(name);
    return (setting == null ? settings.source() : setting.place()) + ": " + name + ": " + what;
  }
}
