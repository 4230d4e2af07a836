package io.tideline.udfs.conversation.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessHoursTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final String OFFICE = "Mon-Fri 09:00-17:00";

  @Test
  void countsOnWhileOpen() throws Exception {
    assertThat(deadline(OFFICE, "2026-03-02T10:00", 60)).isEqualTo("2026-03-02T11:00");
  }

  @Test
  void goesOnTheNextMorningWithWhatIsLeft() throws Exception {
    assertThat(deadline(OFFICE, "2026-03-02T16:30", 60)).isEqualTo("2026-03-03T09:30");
  }

  @Test
  void leavesTheWeekendOut() throws Exception {
    assertThat(deadline(OFFICE, "2026-03-06T16:30", 60)).isEqualTo("2026-03-09T09:30");
    assertThat(deadline(OFFICE, "2026-03-07T12:00", 60)).isEqualTo("2026-03-09T10:00");
  }

  @Test
  void aDayOfOpenTimeTakesThreeOfficeDays() throws Exception {
    assertThat(deadline(OFFICE, "2026-03-02T09:00", 24 * 60)).isEqualTo("2026-03-04T17:00");
  }

  @Test
  void isDueWhenTheHoursEndAndNotAtTheNextOpening() throws Exception {
    assertThat(deadline(OFFICE, "2026-03-02T16:00", 60)).isEqualTo("2026-03-02T17:00");
  }

  @Test
  void withoutOpenTimeToPassItIsTheStartOpenOrNot() throws Exception {
    assertThat(deadline(OFFICE, "2026-03-07T12:00", 0)).isEqualTo("2026-03-07T12:00");
  }

  @Test
  void closesOnHolidaysOfAYearAndOfEveryYear() throws Exception {
    var hours =
        new BusinessHours(
            AMSTERDAM, OpenWeekText.parse(OFFICE), Holidays.parse("2026-12-24, 12-25"));
    assertThat(deadline(hours, "2026-12-23T16:30", 60)).isEqualTo("2026-12-28T09:30");
    assertThat(deadline(hours, "2031-12-24T16:30", 60)).isEqualTo("2031-12-26T09:30");
  }

  @Test
  void aRangePastMidnightEndsOnTheNextDay() throws Exception {
    String night = "Fri 22:00-02:00";
    assertThat(deadline(night, "2026-03-06T23:00", 120)).isEqualTo("2026-03-07T01:00");
    assertThat(deadline(night, "2026-03-07T01:30", 60)).isEqualTo("2026-03-13T22:30");
  }

  @Test
  void aHolidayEndsARangeAtMidnight() throws Exception {
    var hours =
        new BusinessHours(
            AMSTERDAM, OpenWeekText.parse("Thu-Fri 22:00-02:00"), Holidays.parse("2026-03-06"));
    assertThat(deadline(hours, "2026-03-05T23:00", 90)).isEqualTo("2026-03-07T00:30");
  }

  @Test
  void theHourThatSpringLeavesOutDoesNotCount() throws Exception {
    assertThat(deadline("Sun 01:00-04:00", "2026-03-29T01:30", 60)).isEqualTo("2026-03-29T03:30");
    assertThat(deadline("Sun 02:15-02:45, Mon 09:00-10:00", "2026-03-29T00:00", 30))
        .isEqualTo("2026-03-30T09:30");
  }

  @Test
  void theHourThatAutumnRepeatsCountsTwice() throws Exception {
    assertThat(deadline("Sun 01:00-04:00", "2026-10-25T01:00", 4 * 60))
        .isEqualTo("2026-10-25T04:00");
    assertThat(deadline("Sun 02:15-02:45, Mon 09:00-10:00", "2026-10-25T00:00", 90))
        .isEqualTo("2026-10-26T09:30");
  }

  @Test
  void worksLongAfterTheYear2099() throws Exception {
    assertThat(deadline(OFFICE, "2099-12-31T16:30", 60)).isEqualTo("2100-01-01T09:30");
  }

  @Test
  void refusesAWeekWithoutOpenDay() throws Exception {
    OpenWeek closed = OpenWeekText.parse("closed");
    assertThatThrownBy(() -> new BusinessHours(AMSTERDAM, closed, Holidays.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theWallClockCountsAllTime() {
    assertThat(OpenTime.WALL_CLOCK.after(5, 7)).isEqualTo(12);
  }

  @Test
  void anAccountWithoutHoursOfItsOwnHasThoseOfAllOthers() {
    OpenTime doubled = (start, open) -> start + 2 * open;
    var hours = new HoursByAccount(Map.of("acme", doubled), OpenTime.WALL_CLOCK);
    assertThat(hours.of("acme").after(0, 5)).isEqualTo(10);
    assertThat(hours.of("other").after(0, 5)).isEqualTo(5);
  }

  private static String deadline(String week, String start, long minutes) throws Exception {
    var hours = new BusinessHours(AMSTERDAM, OpenWeekText.parse(week), Holidays.NONE);
    return deadline(hours, start, minutes);
  }

  private static String deadline(BusinessHours hours, String start, long minutes) {
    long from = LocalDateTime.parse(start).atZone(AMSTERDAM).toInstant().toEpochMilli();
    long due = hours.after(from, Duration.ofMinutes(minutes).toMillis());
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(due), AMSTERDAM).toString();
  }
}
