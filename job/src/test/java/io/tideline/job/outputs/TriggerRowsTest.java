package io.tideline.job.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Rows;
import io.tideline.udfs.event.Fact;
import io.tideline.udfs.event.FactKind;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.rule.ActionKind;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.List;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriggerRowsTest {
  private static final String KEY = new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf("kim-7");

  @Test
  void aRowShowsNobody() {
    TableRow row = row("v/c/kim-7", null);
    assertThat(Rows.value(row, "customer_key")).isEqualTo(KEY);
    assertThat(Rows.value(row, "conversation_id")).isEqualTo("v/c/" + KEY);
    assertThat(Rows.value(row, "text")).isEqualTo("Hi [name]");
    assertThat(Rows.value(row, "signal")).isEqualTo("{\"type\":\"message\"}");
    assertThat(row.toString()).doesNotContain("kim-7", "Kim");
  }

  @Test
  void aDirectConversationKeepsItsName() {
    assertThat(Rows.value(row("dm-42", null), "conversation_id")).isEqualTo("dm-42");
  }

  @Test
  void aRefusedOneSaysWhyAndASentOneNothing() {
    assertThat(Rows.value(row("dm-42", "opted_out"), "suppressed_reason")).isEqualTo("opted_out");
    assertThat(Rows.value(row("dm-42", null), "suppressed_reason")).isNull();
    assertThat(Rows.value(row("dm-42", null), "attempt")).isEqualTo("2");
    assertThat(Rows.value(row("dm-42", null), "dry_run")).isEqualTo("false");
  }

  private static TableRow row(String conversation, @Nullable String refusal) {
    var rows = new TriggerRows(PseudonymSecret.PUBLISHED);
    rows.open(DefaultOpenContext.INSTANCE);
    return rows.map(
        new Trigger(
            "t1",
            0,
            ActionKind.SEND_REPLY,
            "acme",
            "tiktok",
            conversation,
            "m",
            null,
            null,
            "kim-7",
            "convert",
            "Hi Kim",
            "Hi [name]",
            null,
            null,
            70,
            2,
            60,
            false,
            "purchase",
            "v7",
            List.of(new Fact("type", FactKind.TEXT, List.of("message"))),
            false,
            refusal));
  }
}
