package io.tideline.udfs.conversation.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTextTest {
  @Test
  void readsDaysAndSpansOfDays() throws Exception {
    OpenWeek week = OpenWeekText.parse("Mon-Wed 09:00-17:30, sat 8:00-12:00");
    assertThat(week.on(DayOfWeek.TUESDAY)).containsExactly(new OpenRange(540, 1050));
    assertThat(week.on(DayOfWeek.THURSDAY)).isEmpty();
    assertThat(week.on(DayOfWeek.SATURDAY)).containsExactly(new OpenRange(480, 720));
  }

  @Test
  void aSpanMayGoOverTheWeekend() throws Exception {
    OpenWeek week = OpenWeekText.parse("Sat-Mon 10:00-12:00");
    assertThat(week.on(DayOfWeek.SUNDAY)).hasSize(1);
    assertThat(week.on(DayOfWeek.MONDAY)).hasSize(1);
    assertThat(week.on(DayOfWeek.TUESDAY)).isEmpty();
  }

  @Test
  void aDayMayHaveBreaksAndOverlapsCountOnce() throws Exception {
    OpenWeek week = OpenWeekText.parse("Mon 13:00-17:00, Mon 09:00-12:00, Mon 11:00-12:30");
    assertThat(week.on(DayOfWeek.MONDAY))
        .containsExactly(new OpenRange(540, 750), new OpenRange(780, 1020));
  }

  @Test
  void sundayNightEndsOnMonday() throws Exception {
    OpenWeek week = OpenWeekText.parse("Sun 22:00-02:00, Fri 20:00-00:00");
    assertThat(week.on(DayOfWeek.SUNDAY)).containsExactly(new OpenRange(1320, 1440));
    assertThat(week.on(DayOfWeek.MONDAY)).containsExactly(new OpenRange(0, 120));
    assertThat(week.on(DayOfWeek.SATURDAY)).isEmpty();
  }

  @Test
  void closedIsAWeekWithoutHours() throws Exception {
    assertThat(OpenWeekText.parse(" Closed ").isEverOpen()).isFalse();
    assertThat(OpenWeekText.parse("Mon-Sun 00:00-24:00").isEverOpen()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon-Fry 09:00-17:00 | \"Fry\" is not allowed; allowed: Mon, Tue,",
        "Mon-Fri 9-17 | \"9-17\" is not allowed; allowed: HH:MM-HH:MM from 00:00 to 24:00",
        "Mon 09:00-09:00 | \"09:00-09:00\" is not allowed; allowed: HH:MM-HH:MM",
        "Mon 24:00-01:00 | \"24:00-01:00\" is not allowed; allowed: HH:MM-HH:MM",
        "Mon 09:00-25:00 | \"09:00-25:00\" is not allowed; allowed: HH:MM-HH:MM",
        "Mon 09:00-17:00, | \"\" is not allowed; allowed: days and hours such as",
        "09:00-17:00 | \"09:00-17:00\" is not allowed; allowed: days and hours such as"
      })
  void saysWhichPartOfTheHoursIsWrongAndWhatIsAllowed(String text, String message) {
    assertThatThrownBy(() -> OpenWeekText.parse(text))
        .isInstanceOf(HoursFormatException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void readsHolidays() throws Exception {
    Holidays holidays = Holidays.parse("2026-04-06, 12-25,02-29");
    assertThat(holidays.isOn(LocalDate.parse("2026-04-06"))).isTrue();
    assertThat(holidays.isOn(LocalDate.parse("2027-04-06"))).isFalse();
    assertThat(holidays.isOn(LocalDate.parse("2099-12-25"))).isTrue();
    assertThat(holidays.isOn(LocalDate.parse("2028-02-29"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-29", "13-01", "02-30", "25.12.2026", "", "2026-12-25,"})
  void refusesWhatIsNoDay(String text) {
    assertThatThrownBy(() -> Holidays.parse(text))
        .isInstanceOf(HoursFormatException.class)
        .hasMessageContaining("is not allowed; allowed: dates such as 2026-12-25");
  }

  @Test
  void refusesAYearOfHolidays() {
    String months = "";
    for (int day = 1; day <= 28; day++) {
      for (int month = 1; month <= 12; month++) {
        months += "%02d-%02d,".formatted(month, day);
      }
    }
    String text = months + "12-31";
    assertThatThrownBy(() -> Holidays.parse(text)).isInstanceOf(HoursFormatException.class);
  }
}
