package io.tideline.job.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.attribution.AccountDays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the job takes from the playbooks it starts with. */
class AccountSettingsTest {
  private static final long DAY = 86_400_000L;
  private static final PlaybookUpdate GERMAN =
      published(
          "german",
          "{tenant: german, version: g, accounts: [acct_de], zones: {'*': Europe/Berlin},"
              + " attribution: {click: 30d}, utm: {pattern: 'de_.*'}}");
  private static final PlaybookUpdate FOR_ALL =
      published("rest", "{tenant: rest, version: r, zones: {acct_nl: Europe/Amsterdam}}");

  @Test
  void eachAccountHasWhatItsPlaybookSays() {
    var config = new PlaybooksConfig(null, List.of(FOR_ALL, GERMAN), List.of());
    assertThat(config.windows().of("acct_de").clickMillis()).isEqualTo(30 * DAY);
    assertThat(config.windows().of("acct_nl").clickMillis()).isEqualTo(7 * DAY);
    assertThat(config.utmPatterns().of("acct_de")).isEqualTo("de_.*");
    assertThat(config.utmPatterns().of("acct_us")).isEmpty();
    assertThat(config.windows().all()).hasSize(2);
    assertThat(config.days().zones())
        .containsEntry("acct_de", "Europe/Berlin")
        .containsEntry("acct_nl", "Europe/Amsterdam")
        .containsEntry("*", "UTC");
  }

  @Test
  void aDayOfAZoneIsAsLongAsItIsThere() {
    var days = new PlaybooksConfig(null, List.of(GERMAN), List.of()).days();
    long sunday = 20_541; // 2026-03-29, when clocks go forward
    assertThat(days.startMillis("acct_de", sunday + 1) - days.startMillis("acct_de", sunday))
        .isEqualTo(DAY - 3_600_000L);
    assertThat(days.dayOf("acct_de", days.startMillis("acct_de", sunday))).isEqualTo(sunday);
    assertThat(days.dayOf("acct_de", days.startMillis("acct_de", sunday) - 1))
        .isEqualTo(sunday - 1);
    assertThat(days.startMillis("acct_us", sunday)).isEqualTo(sunday * DAY);
  }

  @Test
  void withoutAnyZoneAllDaysAreThoseOfUtc() {
    assertThat(PlaybooksConfig.DEFAULT.days()).isSameAs(AccountDays.UTC);
  }

  private static PlaybookUpdate published(String tenant, String text) {
    return new PlaybookUpdate(tenant, "v", text);
  }
}
