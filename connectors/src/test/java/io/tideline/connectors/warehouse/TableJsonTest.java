package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TableJsonTest {

  @Test
  void writesColumnsInOrderThenUpdatedAtAndRevision() {
    TableRow row =
        RowBuilder.of(WarehouseTable.VOLUME_HOURLY)
            .set("account_id", "a")
            .set("platform", "tiktok")
            .set("series", "comment")
            .set("video_id", "")
            .setTime("window_start", 0)
            .set("count", 7L)
            .set("growth_pct", 50.25)
            .set("final", true)
            .build(2);

    assertThat(TableJson.line(row, 1_000))
        .isEqualTo(
            "{\"account_id\":\"a\",\"platform\":\"tiktok\",\"series\":\"comment\",\"video_id\":\"\","
                + "\"window_start\":\"1970-01-01T00:00:00.000Z\",\"count\":7,\"baseline_count\":null,"
                + "\"growth_pct\":50.25,\"final\":true,"
                + "\"updated_at\":\"1970-01-01T00:00:01.000Z\",\"revision\":2}");
  }

  @Test
  void writesMoneyAsStringAndEmbedsJsonOnOneLine() {
    TableRow row =
        RowBuilder.of(WarehouseTable.LIVE_SESSIONS)
            .set("live_id", "l1")
            .set("revenue", "12.5")
            .set("top_gifters", "[\n {\"diamonds\": 12345678901234567890.10}\n]")
            .build(1);

    assertThat(TableJson.line(row, 0))
        .contains("\"revenue\":\"12.5000\"")
        .contains("\"top_gifters\":[{\"diamonds\":12345678901234567890.10}]");
  }

  @Test
  void staysValidJsonWhateverARejectedRowHolds() throws Exception {
    String[] values = new String[WarehouseTable.ALERTS.columns().size()];
    values[0] = "a\u0000b";
    values[WarehouseTable.ALERTS.indexOf("subject")] = "{\"open\": ";
    values[WarehouseTable.ALERTS.indexOf("value")] = "NaN";
    values[WarehouseTable.ALERTS.indexOf("backfill")] = "perhaps";
    TableRow row = new TableRow("alerts", values, 1);

    JsonNode parsed = new ObjectMapper().readTree(TableJson.line(row, null));

    assertThat(parsed.get("alert_id").textValue()).isEqualTo("a\u0000b");
    assertThat(parsed.get("subject").textValue()).isEqualTo("{\"open\": ");
    assertThat(parsed.get("value").textValue()).isEqualTo("NaN");
    assertThat(parsed.get("backfill").textValue()).isEqualTo("perhaps");
    assertThat(parsed.has("updated_at")).isFalse();
  }

  @Property
  void anyTextInAnyColumnGivesOneLineOfJson(@ForAll String text) throws Exception {
    String[] values = new String[WarehouseTable.ALERTS.columns().size()];
    Arrays.fill(values, text);

    String line = TableJson.line(new TableRow("alerts", values, 1), 0);

    assertThat(line).doesNotContain("\n", "\r");
    assertThat(new ObjectMapper().readTree(line).size()).isEqualTo(values.length + 2);
  }
}
