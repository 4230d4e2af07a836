package io.tideline.job.config;

import static io.tideline.job.config.ConfigFile.BROKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.conversation.hours.HoursByAccount;
import io.tideline.udfs.conversation.hours.OpenTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusinessHoursTest {
  private static final long HOUR = 3_600_000L;

  @TempDir private Path folder;

  @Test
  void countsAllTimeWhereNothingIsSaid() {
    assertThat(file("").load().hours()).isEqualTo(BusinessHoursConfig.DEFAULT);
  }

  @Test
  void readsHoursZoneAndHolidaysOfAnAccount() {
    BusinessHoursConfig config =
        file("""
            business_hours:
              open: {acme: "Mon-Fri 09:00-18:00, Sat 10:00-14:00"}
              zone: {acme: Europe/Amsterdam}
              holidays: {acme: "2026-04-06, 12-25"}
            """)
            .load()
            .hours();
    // Saturday before Easter, an hour before closing; Easter Monday is a holiday.
    assertThat(due(config.accounts().of("acme"), "2026-04-04T11:00:00Z", 2))
        .isEqualTo("2026-04-07T08:00:00Z");
    assertThat(config.accounts().of("other")).isSameAs(OpenTime.WALL_CLOCK);
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void whatAnAccountDoesNotSayIsThatOfAllOthers() {
    HoursByAccount accounts =
        file("""
            business_hours:
              open: {"*": "Mon-Fri 09:00-17:00"}
              zone: {"*": Europe/Amsterdam, texan: America/Chicago}
            """)
            .load()
            .hours()
            .accounts();
    assertThat(due(accounts.of("any"), "2026-03-02T06:00:00Z", 1))
        .isEqualTo("2026-03-02T09:00:00Z");
    assertThat(due(accounts.of("texan"), "2026-03-02T06:00:00Z", 1))
        .isEqualTo("2026-03-02T16:00:00Z");
  }

  @Test
  void anAccountWithoutOpenDayCountsAllTimeAndWarns() {
    BusinessHoursConfig config =
        file("""
            business_hours:
              open: {asleep: closed}
              zone: {unsaid: Europe/Paris}
            """)
            .load()
            .hours();
    assertThat(config.accounts().of("asleep")).isSameAs(OpenTime.WALL_CLOCK);
    assertThat(config.warnings())
        .hasSize(2)
        .first()
        .asString()
        .endsWith("config.yaml:3: business_hours.open.asleep: no day is open, so all time counts");
    assertThat(config.warnings().get(1))
        .endsWith("config.yaml: business_hours.open.unsaid: no day is open, so all time counts");
  }

  @Test
  void tellsEveryBadValueInOneLineWithWhatIsAllowed() {
    assertThat(
            file("""
                business_hours:
                  open: {a: Mon-Fry 09:00-17:00, b: Mon 9-17}
                  zone: {a: Europe/Amsterdm, b: Mars}
                  holidays: {a: 2026-02-30}
                """)
                .problems())
        .containsExactly(
            "config.yaml:3: business_hours.open.a: \"Fry\" is not allowed; allowed: Mon, Tue, Wed,"
                + " Thu, Fri, Sat or Sun, or two with a -",
            "config.yaml:3: business_hours.open.b: \"9-17\" is not allowed; allowed: HH:MM-HH:MM"
                + " from 00:00 to 24:00, past midnight as 22:00-02:00, a whole day as 00:00-24:00",
            "config.yaml:4: business_hours.zone.a: \"Europe/Amsterdm\" is not allowed; allowed: a"
                + " zone of the IANA time zone database, such as Europe/Amsterdam; did you mean"
                + " Europe/Amsterdam?",
            "config.yaml:4: business_hours.zone.b: \"Mars\" is not allowed; allowed: a zone of the"
                + " IANA time zone database, such as Europe/Amsterdam",
            "config.yaml:5: business_hours.holidays.a: \"2026-02-30\" is not allowed; allowed:"
                + " dates such as 2026-12-25, or 12-25 for every year, at most 100 of the latter");
  }

  private ConfigFile file(String yaml) {
    return new ConfigFile(folder, BROKER + yaml, Map.of());
  }

  private static String due(OpenTime hours, String start, long openHours) {
    long due = hours.after(Instant.parse(start).toEpochMilli(), openHours * HOUR);
    return Instant.ofEpochMilli(due).toString();
  }
}
