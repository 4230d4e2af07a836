package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Rfc3339;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Erasures of people with rows in every table, on a real PostgreSQL. */
class WarehouseErasureTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final long BEFORE = 1_772_409_600_000L;
  private static final long REQUEST = BEFORE + 1_000;

  private static final PseudonymSecret OLD = new PseudonymSecret("the first secret");
  private static final PseudonymSecret NEW =
      new PseudonymSecret("the second secret").after("the first secret");

  private final WarehouseWriter writer = new WarehouseWriter(WAREHOUSE);

  @AfterEach
  void emptyTheTables() throws SQLException {
    writer.close();
    TestWarehouse.execute(
        WAREHOUSE,
        "TRUNCATE tideline.messages, tideline.conversations, tideline.triggers, tideline.alerts,"
            + " tideline.conversions, tideline.live_sessions, tideline.erasures");
  }

  @Test
  void aPersonLeavesEveryTableAndWhatIsLaterStays() throws Exception {
    writeAll("anna", BEFORE, "1");
    writeAll("anna", REQUEST + 1, "2");
    writeAll("bert", BEFORE, "3");
    erase("request", "anna");
    assertThat(whose("messages", "customer_key")).containsExactly("2|anna", "3|bert");
    assertThat(whose("conversations", "customer_key")).containsExactly("2|anna", "3|bert");
    assertThat(whose("triggers", "customer_key")).containsExactly("2|anna", "3|bert");
    assertThat(whose("alerts", "subject ->> 'customer_key'")).containsExactly("2|anna", "3|bert");
    assertThat(whose("conversions", "person_key")).containsExactly("1|null", "2|anna", "3|bert");
    assertThat(erasures()).containsExactly("request|anna|5");
  }

  @Test
  void whoGaveMostInALiveThatHadBegunStaysWithoutAName() throws Exception {
    writer.write(List.of(live("old", BEFORE), live("untold", null), live("later", REQUEST + 1)));
    erase("request", "anna");
    String masked =
        "[{\"diamonds\": 9, \"customer_key\": \"bert\"},"
            + " {\"diamonds\": 7, \"customer_key\": null}]";
    assertThat(gifters())
        .containsExactly(
            "later|" + masked.replace("null", "\"anna\""), "old|" + masked, "untold|" + masked);
    assertThat(erasures()).as("sums stay, and do not count").containsExactly("request|anna|0");
  }

  @Test
  void aRequestThatComesTwiceCountsEachRowOnce() throws Exception {
    writeAll("anna", BEFORE, "1");
    erase("request", "anna");
    erase("request", "anna");
    erase("again", "anna");
    assertThat(erasures()).containsExactly("again|anna|0", "request|anna|5");
  }

  @Test
  void rowsOfTheTimeOfAnOlderSecretGoAsWell() throws Exception {
    String old = new Pseudonyms(OLD).keyOf("anna");
    List<String> keys = new Pseudonyms(NEW).keysOf("anna");
    writeAll(old, BEFORE, "1");
    writeAll(keys.get(0), BEFORE, "2");
    for (String key : keys) {
      erase("request", key);
    }
    assertThat(whose("messages", "customer_key")).isEmpty();
    assertThat(whose("alerts", "subject ->> 'customer_key'")).isEmpty();
    assertThat(whose("conversions", "person_key")).containsExactly("1|null", "2|null");
    assertThat(erasures()).containsExactly("request|" + keys.get(0) + "|10");
  }

  @Test
  void twoPeopleUnderOneRequestIdAreBothErasedAndRecorded() throws Exception {
    writeAll("anna_key", BEFORE, "1");
    writeAll("bert_key", BEFORE, "2");
    writer.erase(
        List.of(request("request", "anna_key", REQUEST), request("request", "bert_key", REQUEST)));
    erase("request", "bert_key");
    erase("request", "carl_key");
    assertThat(whose("messages", "customer_key")).isEmpty();
    assertThat(erasures())
        .containsExactly(
            "request|anna_key|5", "request#bert_key|bert_key|5", "request#carl_key|carl_key|0");
  }

  @Test
  void whatADeadlineTellsOfBeganWithItsEpisode() throws Exception {
    writer.write(List.of(deadline("old", BEFORE), deadline("later", REQUEST + 1)));
    writer.write(List.of(reminder("old", BEFORE), reminder("later", REQUEST + 1)));
    erase("request", "anna");
    assertThat(whose("alerts", "subject ->> 'customer_key'")).containsExactly("later|anna");
    assertThat(whose("triggers", "customer_key")).containsExactly("later|anna");
    assertThat(erasures()).containsExactly("request|anna|2");
    ErasureTestBook book = new ErasureTestBook("anna", REQUEST);
    assertThat(PersonalRows.left(deadline("old", BEFORE), book)).isNull();
    assertThat(PersonalRows.left(reminder("old", BEFORE), book)).isNull();
    assertThat(PersonalRows.left(deadline("later", REQUEST + 1), book)).isNotNull();
  }

  private record ErasureTestBook(String who, long at) implements PersonalRows.ErasureTest {
    @Override
    public boolean test(String personKey, long millis) {
      return personKey.equals(who) && millis <= at;
    }
  }

  /** Told an hour after the request, of an episode that opened when it did. */
  private static TableRow deadline(String id, long openedAt) {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", id)
        .set("kind", "sla_breach")
        .set(
            "subject",
            "{\"customer_key\":\"anna\",\"opened_at\":\"%s\"}".formatted(Rfc3339.format(openedAt)))
        .setTime("started_at", REQUEST + 3_600_000)
        .build(1);
  }

  private static TableRow reminder(String id, long openedAt) {
    return RowBuilder.of(WarehouseTable.TRIGGERS)
        .set("trigger_id", id)
        .set("customer_key", "anna")
        .set(
            "signal",
            "{\"type\":\"sla_breach\",\"opened_at\":\"%s\"}".formatted(Rfc3339.format(openedAt)))
        .setTime("created_at", REQUEST + 3_600_000)
        .build(1);
  }

  @Test
  void ofSeveralRequestsAtOnceARowCountsForTheFirstThatReachesIt() throws Exception {
    writeAll("anna", BEFORE, "1");
    writeAll("anna", BEFORE + 10, "2");
    writeAll("anna", REQUEST, "3");
    writer.erase(
        List.of(
            request("third", "anna", REQUEST),
            request("first", "anna", BEFORE),
            request("second", "anna", REQUEST - 1),
            request("other", "bert", REQUEST)));
    assertThat(erasures())
        .containsExactly("first|anna|5", "other|bert|0", "second|anna|5", "third|anna|5");
  }

  @Test
  void tenThousandRequestsAtOnceAreDoneInSeconds() throws Exception {
    List<TableRow> messages = new ArrayList<>();
    List<TableRow> requests = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      messages.add(
          RowBuilder.of(WarehouseTable.MESSAGES)
              .set("message_id", "m" + i)
              .set("channel", "dm")
              .set("customer_key", "key" + i)
              .setTime("occurred_at", BEFORE)
              .build(1));
      requests.add(request("request" + i, "key" + i, REQUEST));
    }
    writer.write(messages);
    long begun = System.nanoTime();
    writer.erase(requests);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    assertThat(whose("messages", "customer_key")).isEmpty();
    assertThat(
            TestWarehouse.query(
                WAREHOUSE, "SELECT count(*), sum(rows_erased) FROM tideline.erasures"))
        .containsExactly("10000|10000");
  }

  private void writeAll(String key, long at, String id) throws Exception {
    writer.write(
        List.of(
            RowBuilder.of(WarehouseTable.MESSAGES)
                .set("message_id", id)
                .set("channel", "dm")
                .set("customer_key", key)
                .setTime("occurred_at", at)
                .build(1),
            RowBuilder.of(WarehouseTable.CONVERSATIONS)
                .set("conversation_id", id)
                .set("episode", 1L)
                .set("customer_key", key)
                .setTime("opened_at", at)
                .build(1),
            RowBuilder.of(WarehouseTable.TRIGGERS)
                .set("trigger_id", id)
                .set("customer_key", key)
                .setTime("created_at", at)
                .build(1),
            RowBuilder.of(WarehouseTable.ALERTS)
                .set("alert_id", id)
                .set("kind", "negative_message")
                .set("subject", "{\"customer_key\":\"" + key + "\"}")
                .setTime("started_at", at)
                .build(1),
            RowBuilder.of(WarehouseTable.CONVERSIONS)
                .set("order_id", id)
                .set("person_key", key)
                .setTime("occurred_at", at)
                .build(1)));
  }

  private static TableRow live(String id, @Nullable Long startedAt) {
    return RowBuilder.of(WarehouseTable.LIVE_SESSIONS)
        .set("live_id", id)
        .setTime("started_at", startedAt)
        .set(
            "top_gifters",
            "[{\"customer_key\":\"bert\",\"diamonds\":9},"
                + "{\"customer_key\":\"anna\",\"diamonds\":7}]")
        .build(1);
  }

  private void erase(String request, String key) throws InterruptedException {
    writer.erase(List.of(request(request, key, REQUEST)));
  }

  private static TableRow request(String id, String key, long at) {
    return RowBuilder.of(WarehouseTable.ERASURES)
        .set("request_id", id)
        .set("subject_key", key)
        .setTime("requested_at", at)
        .build(1);
  }

  private static List<String> whose(String table, String person) throws SQLException {
    String id = table.equals("conversions") ? "order_id" : table.replaceFirst("s$", "") + "_id";
    return TestWarehouse.query(
        WAREHOUSE, "SELECT %s, %s FROM tideline.%s ORDER BY 1".formatted(id, person, table));
  }

  private static List<String> gifters() throws SQLException {
    return TestWarehouse.query(
        WAREHOUSE, "SELECT live_id, top_gifters FROM tideline.live_sessions ORDER BY 1");
  }

  private static List<String> erasures() throws SQLException {
    return TestWarehouse.query(
        WAREHOUSE, "SELECT request_id, subject_key, rows_erased FROM tideline.erasures ORDER BY 1");
  }
}
