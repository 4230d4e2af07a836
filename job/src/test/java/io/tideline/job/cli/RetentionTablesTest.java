package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.playbook.document.PlaybookReader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionTablesTest {
  @Test
  void aPlaybookMayLimitEveryTable() {
    String days =
        WarehouseTable.names().stream()
            .map(table -> table + ": 30")
            .collect(Collectors.joining(", "));
    var reading =
        PlaybookReader.read("{version: v, privacy: {retention_days: {%s}}}".formatted(days));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.playbook().privacy().retentionDays())
        .containsOnlyKeys(WarehouseTable.names());
  }

  @Test
  void aTableThatIsNoneIsRefusedWithTheNearest() {
    var reading = PlaybookReader.read("{version: v, privacy: {retention_days: {mesages: 30}}}");

    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains("mesages", "messages"));
  }

  @Test
  void aDayIsTheLeast() {
    assertThat(
            PlaybookReader.read("{version: v, privacy: {retention_days: {messages: 0}}}")
                .problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.text()).contains("privacy.retention_days.messages"));
  }
}
