package io.tideline.udfs.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountWeeksTest {
  private static final long MONDAY = LocalDate.parse("2026-03-23").toEpochDay();

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void weeksBeginOnMondaysInUtcWhereNothingElseIsSaid() {
    var weeks = new AccountWeeks(Map.of());

    assertThat(weeks.mondayOf("a", at("2026-03-23T00:00:00Z"))).isEqualTo(MONDAY);
    assertThat(weeks.mondayOf("a", at("2026-03-29T23:59:59.999Z"))).isEqualTo(MONDAY);
    assertThat(weeks.mondayOf("a", at("2026-03-22T23:59:59.999Z"))).isEqualTo(MONDAY - 7);
    assertThat(weeks.mondayOf("a", -1)).isEqualTo(-3);
    assertThat(weeks.startMillis("a", MONDAY)).isEqualTo(at("2026-03-23T00:00:00Z"));
  }

  @Test
  void weeksOfAZoneBeginAtItsMidnightAlsoAfterItsClocksHaveChanged() {
    var weeks = new AccountWeeks(Map.of("de", "Europe/Berlin", "*", "Asia/Tokyo"));

    assertThat(weeks.startMillis("de", MONDAY)).isEqualTo(at("2026-03-22T23:00:00Z"));
    assertThat(weeks.startMillis("de", MONDAY + 7)).isEqualTo(at("2026-03-29T22:00:00Z"));
    assertThat(weeks.mondayOf("de", at("2026-03-29T22:00:00Z"))).isEqualTo(MONDAY + 7);
    assertThat(weeks.mondayOf("de", at("2026-03-29T21:59:59.999Z"))).isEqualTo(MONDAY);
    assertThat(weeks.mondayOf("other", at("2026-03-22T15:00:00Z"))).isEqualTo(MONDAY);
  }
}
