package io.tideline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Fact;
import io.tideline.udfs.event.FactKind;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.rule.ActionKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerJsonTest {
  private static final List<Fact> SIGNAL =
      List.of(
          new Fact("type", FactKind.TEXT, List.of("message")),
          new Fact("sentiment_score", FactKind.NUMBER, List.of("0.25")),
          new Fact("has_text", FactKind.BOOLEAN, List.of("true")),
          new Fact("policy_terms", FactKind.TEXTS, List.of("a \"b\"", "c")));

  @Test
  void aReplyIsAllThatTheContractNames() {
    Trigger reply =
        new Trigger(
            "t1",
            1_772_452_800_000L,
            ActionKind.SEND_REPLY,
            "acme",
            "tiktok",
            "v/c/cu",
            "c",
            "v",
            null,
            "cu",
            "convert",
            "Hi \"Kim\"\n",
            "Hi [name]",
            null,
            null,
            70,
            1,
            240,
            true,
            "purchase",
            "v7",
            SIGNAL,
            false,
            null);
    assertThat(TriggerJson.encode(reply))
        .isEqualTo(
            "{\"trigger_id\":\"t1\",\"created_at\":\"2026-03-02T12:00:00.000Z\","
                + "\"action\":\"send_reply\",\"account_id\":\"acme\",\"platform\":\"tiktok\","
                + "\"conversation_id\":\"v/c/cu\",\"message_id\":\"c\",\"video_id\":\"v\","
                + "\"customer_id\":\"cu\",\"template_id\":\"convert\","
                + "\"text\":\"Hi \\\"Kim\\\"\\n\",\"priority\":70,\"attempt\":1,"
                + "\"expected_response_minutes\":240,\"qa_sample\":true,\"rule_id\":\"purchase\","
                + "\"playbook_version\":\"v7\",\"signal\":{\"type\":\"message\","
                + "\"sentiment_score\":0.25,\"has_text\":true,\"policy_terms\":"
                + "[\"a \\\"b\\\"\",\"c\"]},\"dry_run\":false}");
  }

  @Test
  void whatAnActionHasNotIsLeftOut() {
    Trigger route =
        new Trigger(
            "t2",
            0,
            ActionKind.ROUTE,
            "acme",
            "tiktok",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "sales",
            null,
            0,
            null,
            null,
            false,
            "r",
            "v7",
            List.of(),
            true,
            null);
    assertThat(TriggerJson.encode(route))
        .isEqualTo(
            "{\"trigger_id\":\"t2\",\"created_at\":\"1970-01-01T00:00:00.000Z\","
                + "\"action\":\"route\",\"account_id\":\"acme\",\"platform\":\"tiktok\","
                + "\"queue\":\"sales\",\"priority\":0,\"qa_sample\":false,\"rule_id\":\"r\","
                + "\"playbook_version\":\"v7\",\"signal\":{},\"dry_run\":true}");
  }
}
