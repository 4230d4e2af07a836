package io.tideline.udfs.conversation.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Against a walk from minute to minute, near clock changes of all kinds more often than not. */
class BusinessHoursPropertiesTest {
  private static final long MINUTE = 60_000L;

  /** Summer time by an hour, by half an hour, at midnight; a day left out; odd offsets; none. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Amsterdam",
          "America/New_York",
          "Australia/Lord_Howe",
          "America/Sao_Paulo",
          "Pacific/Apia",
          "Asia/Kathmandu",
          "UTC");

  /** Days before a change in one of the zones, and one without any. */
  private static final List<String> DAYS =
      List.of(
          "2026-03-27",
          "2026-10-23",
          "2026-03-06",
          "2026-10-30",
          "2026-04-03",
          "2018-11-02",
          "2018-02-16",
          "2011-12-28",
          "2026-06-10");

  @Property(tries = 400)
  void isDueWhenAWalkByTheMinuteSaysSo(
      @ForAll("hours") BusinessHours hours,
      @ForAll("starts") long start,
      @ForAll @LongRange(max = 3 * 24 * 60 * MINUTE) long open) {
    assertThat(hours.after(start, open)).isEqualTo(walk(hours, start, open));
  }

  @Property(tries = 200)
  void twoStretchesOfOpenTimeAreOneOfBoth(
      @ForAll("hours") BusinessHours hours,
      @ForAll("starts") long start,
      @ForAll @LongRange(min = 1, max = 24 * 60 * MINUTE) long first,
      @ForAll @LongRange(min = 1, max = 24 * 60 * MINUTE) long second) {
    assertThat(hours.after(hours.after(start, first), second))
        .isEqualTo(hours.after(start, first + second));
  }

  @Property(tries = 200)
  void neverComesBeforeTheWallClockWould(
      @ForAll("hours") BusinessHours hours,
      @ForAll("starts") long start,
      @ForAll @LongRange(max = 3 * 24 * 60 * MINUTE) long open) {
    assertThat(hours.after(start, open)).isGreaterThanOrEqualTo(start + open);
  }

  private static long walk(BusinessHours hours, long start, long open) {
    long at = start;
    long left = open;
    while (left > 0) {
      long step = MINUTE - Math.floorMod(at, MINUTE);
      if (isOpen(hours, at)) {
        step = Math.min(step, left);
        left -= step;
      }
      at += step;
    }
    return at;
  }

  private static boolean isOpen(BusinessHours hours, long millis) {
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), hours.zone());
    int minute = local.getHour() * 60 + local.getMinute();
    return !hours.holidays().isOn(local.toLocalDate())
        && hours.week().on(local.getDayOfWeek()).stream()
            .anyMatch(range -> range.fromMinute() <= minute && minute < range.toMinute());
  }

  @Provide
  Arbitrary<Long> starts() {
    return Combinators.combine(
            Arbitraries.of(DAYS), Arbitraries.longs().between(0, 3 * 24 * 60 * MINUTE))
        .as((day, later) -> LocalDate.parse(day).toEpochDay() * 24 * 60 * MINUTE + later);
  }

  @Provide
  Arbitrary<BusinessHours> hours() {
    Arbitrary<ZoneId> zones = Arbitraries.of(ZONES).map(ZoneId::of);
    Arbitrary<Set<LocalDate>> holidays =
        Arbitraries.of(DAYS)
            .map(day -> LocalDate.parse(day).plusDays(2))
            .set()
            .ofMinSize(0)
            .ofMaxSize(3);
    return Combinators.combine(zones, weeks(), holidays)
        .as((zone, week, dates) -> new BusinessHours(zone, week, new Holidays(dates, Set.of())));
  }

  private static Arbitrary<OpenWeek> weeks() {
    Arbitrary<Integer> minutes = Arbitraries.integers().between(0, OpenRange.MINUTES_A_DAY);
    Arbitrary<OpenRange> ranges =
        Combinators.combine(minutes, minutes)
            .filter((from, to) -> from < to)
            .as((from, to) -> new OpenRange(from, to));
    Arbitrary<Map<DayOfWeek, List<OpenRange>>> days =
        Arbitraries.maps(Arbitraries.of(DayOfWeek.class), ranges.list().ofMinSize(1).ofMaxSize(3))
            .ofMinSize(1);
    return days.map(BusinessHoursPropertiesTest::week);
  }

  private static OpenWeek week(Map<DayOfWeek, List<OpenRange>> ranges) {
    var copy = new EnumMap<DayOfWeek, List<OpenRange>>(DayOfWeek.class);
    ranges.forEach((day, list) -> copy.put(day, new ArrayList<>(list)));
    return OpenWeek.of(copy);
  }
}
