package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.alert.AlertIds;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarehouseRekeyTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final PseudonymSecret OLD = new PseudonymSecret("the first secret");
  private static final PseudonymSecret NEW =
      new PseudonymSecret("the second secret", List.of("the first secret"));
  private static final Pseudonyms BEFORE = new Pseudonyms(OLD);
  private static final Pseudonyms AFTER = new Pseudonyms(NEW);
  private static final int PEOPLE = 25;

  @BeforeEach
  void fill() throws Exception {
    for (RekeyedTable table : RekeyedTable.ALL) {
      TestWarehouse.execute(WAREHOUSE, "TRUNCATE " + PrunedTable.schemaName(table.table()));
    }
    write(rows(BEFORE, 1));
  }

  @Test
  void afterwardsTheTablesAreAsIfTheNewSecretHadWrittenThem() throws Exception {
    List<String> renewed;
    rekey(NEW).renew();
    renewed = dump();
    for (RekeyedTable table : RekeyedTable.ALL) {
      TestWarehouse.execute(WAREHOUSE, "TRUNCATE " + PrunedTable.schemaName(table.table()));
    }
    write(rows(AFTER, 1));

    assertThat(renewed).containsExactlyElementsOf(dump());
  }

  @Test
  void saysHowManyRowsItIsAboutAndChangesNothingTwice() throws Exception {
    List<String> before = dump();
    Map<String, Long> expected =
        Map.of(
            "messages", 25L,
            "conversations", 25L,
            "triggers", 25L,
            "alerts", 50L,
            "conversions", 25L,
            "erasures", 25L,
            "live_sessions", 1L);

    assertThat(rekey(NEW).count()).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(dump()).isEqualTo(before);
    assertThat(rekey(NEW).renew()).containsExactlyInAnyOrderEntriesOf(expected);
    List<String> after = dump();
    assertThat(rekey(NEW).renew().values()).containsOnly(0L);
    assertThat(dump()).isEqualTo(after);
  }

  @Test
  void goesOnWhereItWasStopped() throws Exception {
    TestWarehouse.execute(
        WAREHOUSE,
        "UPDATE tideline.messages SET customer_key = '%s', conversation_id = 'v/c/%s' WHERE message_id = 'm3'"
            .formatted(AFTER.keyOf("person3"), AFTER.keyOf("person3")));

    assertThat(rekey(NEW).renew()).containsEntry("messages", 24L);
    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT customer_key FROM tideline.messages"))
        .containsExactlyInAnyOrderElementsOf(keys(AFTER));
  }

  @Test
  void aThirdSecretTakesRowsOfBothOlderOnes() throws Exception {
    PseudonymSecret third =
        new PseudonymSecret("the third secret", List.of("the first secret", "the second secret"));
    TestWarehouse.execute(
        WAREHOUSE,
        "UPDATE tideline.conversions SET person_key = '%s' WHERE order_id = 'o7'"
            .formatted(AFTER.keyOf("person7")));

    rekey(third).renew();

    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT person_key FROM tideline.conversions"))
        .containsExactlyInAnyOrderElementsOf(keys(new Pseudonyms(third)));
  }

  @Test
  void whereTheJobHasWrittenTheRenewedRowAlreadyTheNewerStays() throws Exception {
    List<TableRow> written = new ArrayList<>();
    for (TableRow row : rows(AFTER, 2)) {
      if (row.table().equals("conversations") || row.table().equals("alerts")) {
        written.add(row);
      }
    }
    write(written);

    rekey(NEW).renew();

    assertThat(
            TestWarehouse.query(
                WAREHOUSE, "SELECT conversation_id, revision FROM tideline.conversations"))
        .hasSize(PEOPLE)
        .allMatch(row -> row.endsWith("|2"));
    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT revision FROM tideline.alerts"))
        .hasSize(2 * PEOPLE)
        .containsOnly("2");
  }

  @Test
  void leavesAloneWhatOnlyLooksLikeAPseudonym() throws SQLException {
    String hex = "ab".repeat(32);
    TestWarehouse.execute(
        WAREHOUSE, "UPDATE tideline.messages SET conversation_id = '%s'".formatted(hex));

    rekey(NEW).renew();

    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT conversation_id FROM tideline.messages"))
        .containsOnly(hex);
  }

  @Test
  void theListNamesEveryColumnThatHasPseudonyms() throws SQLException {
    assertThat(
            TestWarehouse.query(
                WAREHOUSE,
                """
                SELECT table_name FROM information_schema.columns
                WHERE table_schema = 'tideline' AND column_name LIKE '%\\_key'
                  AND column_name <> 'group_key'\
                """))
        .isSubsetOf(RekeyedTable.ALL.stream().map(table -> table.table().tableName()).toList());
  }

  private static WarehouseRekey rekey(PseudonymSecret secret) {
    return new WarehouseRekey(WAREHOUSE, secret, 10);
  }

  private static List<String> keys(Pseudonyms pseudonyms) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      keys.add(pseudonyms.keyOf("person" + i));
    }
    return keys;
  }

  private static void write(List<TableRow> rows) throws InterruptedException {
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      assertThat(writer.write(rows)).isEmpty();
    }
  }

  private static List<String> dump() throws SQLException {
    List<String> all = new ArrayList<>();
    for (RekeyedTable table : RekeyedTable.ALL) {
      all.addAll(
          TestWarehouse.query(
              WAREHOUSE,
              "SELECT (to_jsonb(t) - 'updated_at')::text FROM %s AS t ORDER BY 1"
                  .formatted(PrunedTable.schemaName(table.table()))));
    }
    return all;
  }

  private static List<TableRow> rows(Pseudonyms pseudonyms, long revision) {
    List<TableRow> rows = new ArrayList<>();
    StringBuilder gifters = new StringBuilder();
    for (int i = 0; i < PEOPLE; i++) {
      String key = pseudonyms.keyOf("person" + i);
      String conversation = "v/c/" + key;
      rows.add(
          RowBuilder.of(WarehouseTable.MESSAGES)
              .set("message_id", "m" + i)
              .set("channel", "comment")
              .set("customer_key", key)
              .set("conversation_id", conversation)
              .build(revision));
      rows.add(
          RowBuilder.of(WarehouseTable.CONVERSATIONS)
              .set("conversation_id", conversation)
              .set("episode", 1)
              .set("customer_key", key)
              .build(revision));
      rows.add(
          RowBuilder.of(WarehouseTable.TRIGGERS)
              .set("trigger_id", "t" + i)
              .set("customer_key", key)
              .set("conversation_id", i % 2 == 0 ? conversation : "c9")
              .set("signal", "{\"type\":\"message\"}")
              .build(revision));
      rows.add(alert("sla_breach", conversation, key, "frt", revision));
      rows.add(alert("automation_exhausted", conversation, key, null, revision));
      rows.add(
          RowBuilder.of(WarehouseTable.CONVERSIONS)
              .set("order_id", "o" + i)
              .set("person_key", key)
              .build(revision));
      rows.add(
          RowBuilder.of(WarehouseTable.ERASURES)
              .set("request_id", "r" + i)
              .set("subject_key", key)
              .build(revision));
      gifters.append(gifters.isEmpty() ? "" : ",").append("{\"customer_key\":\"");
      gifters.append(key).append("\",\"diamonds\":").append(i).append('}');
    }
    rows.add(
        RowBuilder.of(WarehouseTable.LIVE_SESSIONS)
            .set("live_id", "l1")
            .set("top_gifters", "[" + gifters + "]")
            .build(revision));
    return rows;
  }

  private static TableRow alert(
      String kind, String conversation, String key, String target, long revision) {
    String id =
        target == null
            ? AlertIds.of(kind, conversation, "1", "2")
            : AlertIds.of(kind, conversation, "1", target);
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", id)
        .set("kind", kind)
        .set(
            "subject",
            "{\"conversation_id\":\"%s\",\"customer_key\":\"%s\",\"episode\":1%s}"
                .formatted(conversation, key, target == null ? "" : ",\"target\":\"frt\""))
        .build(revision);
  }
}
