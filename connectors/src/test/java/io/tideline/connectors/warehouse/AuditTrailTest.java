package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final AuditTrail TRAIL = new AuditTrail(WAREHOUSE);
  private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000L;
  private static final int MANY = 1_201;

  @BeforeAll
  static void fill() throws Exception {
    List<TableRow> rows = new ArrayList<>();
    rows.add(trigger("t1", NOON, "m1", "c1"));
    rows.add(trigger("t2", NOON, "m1", "c1"));
    rows.add(trigger("t3", NOON + HOUR, "m2", "c1"));
    rows.add(trigger("t4", NOON, "gone", "gone"));
    rows.add(trigger("t5", NOON, null, null));
    rows.add(message("m1", "dm", "c1"));
    rows.add(message("m1", "comment", "another"));
    rows.add(episode("c1", 1, NOON - HOUR));
    rows.add(episode("c1", 2, NOON + HOUR / 2));
    rows.add(alert("a1", "acme", "{\"message_id\":\"m1\",\"conversation_id\":\"c1\"}"));
    rows.add(alert("a2", "acme", "{\"conversation_id\":\"c1\",\"episode\":1,\"target\":\"frt\"}"));
    rows.add(alert("a3", "acme", "{\"conversation_id\":\"c1\",\"episode\":\"2\"}"));
    rows.add(alert("a4", "other", "{\"message_id\":\"m1\"}"));
    rows.add(alert("a5", "acme", "{\"series\":\"comment\"}"));
    for (int i = 0; i < MANY; i++) {
      rows.add(trigger("many-%05d".formatted(i), NOON + 24 * HOUR + i / 3, null, null));
    }
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      assertThat(writer.write(rows)).isEmpty();
    }
  }

  @Test
  void tellsTheMessageTheEpisodeTheAlertsAndWhatElseWasDecided() {
    AuditStory story = TRAIL.of("t1").orElseThrow();

    assertThat(story.trigger().value("trigger_id")).isEqualTo("t1");
    assertThat(story.message()).isNotNull();
    assertThat(story.message().value("channel")).isEqualTo("dm");
    assertThat(story.episode()).isNotNull();
    assertThat(story.episode().value("episode")).isEqualTo("1");
    assertThat(ids(story.alerts(), "alert_id")).containsExactly("a1", "a2");
    assertThat(ids(story.others(), "trigger_id")).containsExactly("t2");
  }

  @Test
  void takesTheEpisodeOfTheTimeOfTheDecision() {
    AuditStory story = TRAIL.of("t3").orElseThrow();

    assertThat(story.message()).isNull();
    assertThat(story.episode()).isNotNull();
    assertThat(story.episode().value("episode")).isEqualTo("2");
    assertThat(ids(story.alerts(), "alert_id")).containsExactly("a3");
  }

  @Test
  void tellsADecisionWhoseOtherRowsAreGone() {
    AuditStory story = TRAIL.of("t4").orElseThrow();
    assertThat(story.message()).isNull();
    assertThat(story.episode()).isNull();
    assertThat(story.alerts()).isEmpty();
    assertThat(TRAIL.of("t5").orElseThrow().others()).isEmpty();
    assertThat(TRAIL.of("no such id")).isEmpty();
  }

  @Test
  void readsATimeInPagesWithoutLossOrRepetition() {
    List<String> ids = new ArrayList<>();

    long count =
        TRAIL.between(
            Instant.ofEpochMilli(NOON + 24 * HOUR),
            Instant.ofEpochMilli(NOON + 25 * HOUR),
            story -> ids.add(story.trigger().value("trigger_id")));

    assertThat(count).isEqualTo(MANY);
    assertThat(ids).hasSize(MANY).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aTimeIncludesItsBeginningAndNotItsEnd() {
    List<String> ids = new ArrayList<>();
    TRAIL.between(
        Instant.ofEpochMilli(NOON),
        Instant.ofEpochMilli(NOON + HOUR),
        story -> ids.add(story.trigger().value("trigger_id")));

    assertThat(ids).containsExactly("t1", "t2", "t4", "t5");
  }

  @Test
  void aStoryIsOneLineOfJson() {
    assertThat(TRAIL.of("t5").orElseThrow().json())
        .startsWith("{\"trigger\":{\"trigger_id\":\"t5\",")
        .endsWith("},\"message\":null,\"episode\":null,\"alerts\":[],\"others\":[]}")
        .doesNotContain("\n");
    assertThat(TRAIL.of("t1").orElseThrow().json())
        .contains("\"alerts\":[{\"alert_id\":\"a1\",")
        .contains("\"subject\":{\"message_id\":\"m1\",\"conversation_id\":\"c1\"}");
  }

  private static List<String> ids(List<TableRow> rows, String column) {
    return rows.stream().map(row -> row.value(column)).toList();
  }

  private static TableRow trigger(
      String id, long at, @Nullable String message, @Nullable String conversation) {
    return RowBuilder.of(WarehouseTable.TRIGGERS)
        .set("trigger_id", id)
        .setTime("created_at", at)
        .set("account_id", "acme")
        .set("message_id", message)
        .set("conversation_id", conversation)
        .set("signal", "{\"type\":\"message\"}")
        .build(1);
  }

  private static TableRow message(String id, String channel, String conversation) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", channel)
        .set("account_id", "acme")
        .set("conversation_id", conversation)
        .build(1);
  }

  private static TableRow episode(String conversation, long episode, long openedAt) {
    return RowBuilder.of(WarehouseTable.CONVERSATIONS)
        .set("conversation_id", conversation)
        .set("episode", episode)
        .setTime("opened_at", openedAt)
        .build(1);
  }

  private static TableRow alert(String id, String account, String subject) {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", id)
        .set("account_id", account)
        .set("subject", subject)
        .setTime("started_at", NOON)
        .build(1);
  }
}
