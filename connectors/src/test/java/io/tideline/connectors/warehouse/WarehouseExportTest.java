package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarehouseExportTest {

  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final int MANY = 5_000;
  private static final String AWKWARD = "say \"hi\",\r\nthen; leave\ttabs";

  @BeforeAll
  static void fill() throws Exception {
    List<TableRow> rows = new ArrayList<>(List.of(message("m2"), message("m1"), session()));
    for (int i = 0; i < MANY; i++) {
      rows.add(RowBuilder.of(WarehouseTable.ERASURES).set("request_id", "r" + i).build(1));
    }
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      assertThat(writer.write(rows)).isEmpty();
    }
  }

  @Test
  void writesTheLinesOfFileModeInKeyOrder() throws Exception {
    List<String> lines = export(WarehouseTable.MESSAGES, ExportFormat.JSONL).lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(withoutUpdatedAt(lines.get(0))).isEqualTo(TableJson.line(message("m1"), null));
    assertThat(withoutUpdatedAt(lines.get(1))).isEqualTo(TableJson.line(message("m2"), null));
  }

  @Test
  void writesMoneyAndJsonAsFileModeDoes() throws Exception {
    String line = export(WarehouseTable.LIVE_SESSIONS, ExportFormat.JSONL).strip();

    assertThat(withoutUpdatedAt(line)).isEqualTo(TableJson.line(session(), null));
  }

  @Test
  void writesCsvThatReadsBackAsItWas() throws Exception {
    String csv = export(WarehouseTable.MESSAGES, ExportFormat.CSV);

    List<Map<String, String>> rows = readCsv(csv);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .containsEntry("message_id", "m1")
        .containsEntry("text_masked", AWKWARD)
        .containsEntry("occurred_at", "2026-01-05T00:00:00.123Z")
        .containsEntry("video_id", "")
        .containsEntry("lang", null)
        .containsEntry("sentiment_score", "0.25")
        .containsEntry("deleted", "false")
        .containsEntry("revision", "4");
    assertThat(csv).startsWith("message_id,channel,conversation_id,").endsWith("\r\n");
  }

  @ParameterizedTest
  @EnumSource
  void writesTheHeaderOfAnEmptyTable(ExportFormat format) throws Exception {
    String expected =
        format == ExportFormat.CSV
            ? "order_id,account_id,person_key,occurred_at,amount,refunded,currency,new_customer,"
                + "conversion_path,touches,assists,control_cohort,control_cohort_pct,"
                + "updated_at,revision\r\n"
            : "";

    assertThat(export(WarehouseTable.CONVERSIONS, format)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void countsWhatItStreams(ExportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThat(new WarehouseExport(WAREHOUSE).exportTo(WarehouseTable.ERASURES, format, out))
        .isEqualTo(MANY);
    assertThat(out.toString(StandardCharsets.UTF_8).lines().count())
        .isEqualTo(format == ExportFormat.CSV ? MANY + 1 : MANY);
  }

  @ParameterizedTest
  @EnumSource
  void exportsEveryTable(WarehouseTable table) throws IOException {
    assertThat(export(table, ExportFormat.CSV)).startsWith(table.columns().get(0).name() + ",");
  }

  @Test
  void failsInOneLine() {
    WarehouseLocation wrong = new WarehouseLocation(WAREHOUSE.url(), WAREHOUSE.user(), "no");

    assertThatThrownBy(
            () ->
                new WarehouseExport(wrong)
                    .exportTo(
                        WarehouseTable.MESSAGES, ExportFormat.CSV, new ByteArrayOutputStream()))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("warehouse.password: the server refused user \"tideline\"");
  }

  private static String export(WarehouseTable table, ExportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new WarehouseExport(WAREHOUSE).exportTo(table, format, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String withoutUpdatedAt(String line) {
    return line.replaceFirst("\"updated_at\":\"\\d{4}-[^\"]+Z\",", "");
  }

  private static List<Map<String, String>> readCsv(String csv) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder().enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL).build();
    try (MappingIterator<Map<String, String>> rows =
        mapper
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv)) {
      return rows.readAll();
    }
  }

  private static TableRow message(String id) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", "comment")
        .set("video_id", "")
        .setTime("occurred_at", 1_767_571_200_123L)
        .set("text_masked", AWKWARD)
        .set("sentiment_score", 0.25)
        .set("deleted", false)
        .build(4);
  }

  private static TableRow session() {
    return RowBuilder.of(WarehouseTable.LIVE_SESSIONS)
        .set("live_id", "l1")
        .setTime("started_at", 0)
        .set("gifts", 3L)
        .set("revenue", "12.5")
        .set("currency", "EUR")
        .set("revenue_other", "{\"USD\": \"1.50\"}")
        .set("top_gifters", "[]")
        .build(1);
  }
}
