package io.tideline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputJsonTest {

  private static final long START = Rfc3339.parse("2026-03-09T10:00:00.000Z");

  private static Alert alert(double value, @Nullable Double baseline, @Nullable String group) {
    return new Alert(
        "a1",
        2,
        AlertStatus.FIRING,
        "volume_spike",
        Severity.CRITICAL,
        "acct",
        "tiktok",
        Map.of("window_end", "2026-03-09T11:00:00.000Z", "series", "comment"),
        START,
        null,
        value,
        baseline,
        0.5,
        "comments \"tripled\"",
        "volume_spike",
        "builtin-1",
        group,
        group,
        false,
        START);
  }

  @Test
  void writesAFiringAlertWithItsOpenEndAsNull() {
    assertThat(AlertJson.encode(alert(240, 80.0, null)))
        .isEqualTo(
            "{\"alert_id\":\"a1\",\"revision\":2,\"status\":\"firing\",\"kind\":\"volume_spike\","
                + "\"severity\":\"critical\",\"account_id\":\"acct\",\"platform\":\"tiktok\","
                + "\"subject\":{\"series\":\"comment\","
                + "\"window_end\":\"2026-03-09T11:00:00.000Z\"},"
                + "\"started_at\":\"2026-03-09T10:00:00.000Z\",\"ended_at\":null,\"value\":240,"
                + "\"baseline\":80,\"threshold\":0.5,\"summary\":\"comments \\\"tripled\\\"\","
                + "\"rule_id\":\"volume_spike\",\"playbook_version\":\"builtin-1\","
                + "\"backfill\":false}");
  }

  @Test
  void writesWhatAnAlertHasAndNullForNoBaseline() {
    String json = AlertJson.encode(alert(1, null, "g"));

    assertThat(json).contains("\"baseline\":null", "\"group_key\":\"g\",\"inhibited_by\":\"g\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "0.5, 0.5",
    "1e10, 10000000000",
    "1.5e-7, 0.00000015",
    "123456789.25, 123456789.25",
    "100, 100",
    "-3.10, -3.1",
    "3600.001, 3600.001"
  })
  void writesFiguresWithoutExponentOrTrailingZeros(double value, String expected) {
    assertThat(AlertJson.encode(alert(value, value, null)))
        .contains("\"value\":" + expected + ",\"baseline\":" + expected + ",");
  }

  @Test
  void refusesAFigureThatJsonCannotHold() {
    Alert broken = alert(Double.NaN, null, null);

    assertThatThrownBy(() -> AlertJson.encode(broken)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void writesADeadLetterWithItsBytesInBase64() {
    DeadLetter letter =
        new DeadLetter(
            "tideline.costs",
            1,
            7,
            DeadLetterReason.FUTURE_EVENT,
            "occurred_at: ahead",
            new byte[] {(byte) 0xFF, '{', '"'},
            START);

    assertThat(DeadLetterJson.encode(letter))
        .isEqualTo(
            "{\"source_topic\":\"tideline.costs\",\"source_partition\":1,\"source_offset\":7,"
                + "\"reason\":\"future_event\",\"detail\":\"occurred_at: ahead\","
                + "\"failed_at\":\"2026-03-09T10:00:00.000Z\",\"raw_base64\":\"/3si\"}");
  }
}
