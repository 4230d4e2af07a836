package io.tideline.job.messages;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.TestEvents.comment;
import static io.tideline.job.TestEvents.deletion;
import static io.tideline.job.TestEvents.directMessage;
import static io.tideline.job.TestEvents.ownComment;
import static io.tideline.job.TestEvents.saying;
import static io.tideline.job.TestEvents.scored;
import static io.tideline.job.TestEvents.unaddressed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableJson;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import org.junit.jupiter.api.Test;

class MessageRowsTest {
  private static final String KEY = new Pseudonyms(PseudonymSecret.PUBLISHED).keyOf("customer");

  private final MessageRows rows = new MessageRows(PseudonymSecret.PUBLISHED);

  @Test
  void aCommentIsARowOfEverythingButThePersonsId() {
    TableRow row = rows.row(scored(comment("e", "v", MONDAY), 0.25), false);
    assertThat(json(row))
        .isEqualTo(
            ("{'message_id':'message','channel':'comment','conversation_id':'v/message/KEY',"
                    + "'account_id':'acme','platform':'tiktok','video_id':'v',"
                    + "'direction':'inbound','sender_type':'customer','customer_key':'KEY',"
                    + "'occurred_at':'2026-03-02T00:00:00.000Z','lang':'de','text_masked':'hello',"
                    + "'sentiment_score':0.25,'sentiment_label':'negative','intent':'complaint',"
                    + "'intent_confidence':0.75,'toxicity':0.125,'spam':0.0625,"
                    + "'campaign_tag':null,'conversion_path':null,'deleted':false}")
                .replace('\'', '"')
                .replace("KEY", KEY));
  }

  @Test
  void aMessageThatWasNotReadHasNoVerdict() {
    TableRow row = rows.row(saying(directMessage("e", MONDAY), null, "de"), false);
    assertThat(json(row))
        .contains(
            "\"channel\":\"dm\"",
            "\"conversation_id\":\"conversation\"",
            "\"video_id\":null",
            "\"lang\":null,\"text_masked\":null,\"sentiment_score\":null,\"sentiment_label\":null,"
                + "\"intent\":null,\"intent_confidence\":null,\"toxicity\":null,\"spam\":null");
  }

  @Test
  void anAnswerHasTheKeyOfWhomItAnswers() {
    TableRow row = rows.row(ownComment("e", "v", MONDAY), false);
    assertThat(Rows.value(row, "direction")).isEqualTo("outbound");
    assertThat(Rows.value(row, "sender_type")).isEqualTo("agent");
    assertThat(Rows.value(row, "customer_key")).isEqualTo(KEY);
    assertThat(Rows.value(row, "text_masked")).isEqualTo("hello");
  }

  @Test
  void anAnswerThatDoesNotSayWhomItAnswersHasTheKeyThatTheDerivedIdNames() {
    TableRow row = rows.row(answering("v/message/customer"), false);
    assertThat(Rows.value(row, "customer_key")).isEqualTo(KEY);
    assertThat(Rows.value(row, "conversation_id")).isEqualTo("v/message/" + KEY);
  }

  @Test
  void ofAnAnswerToNobodyKnownTheIdOfTheConversationIsNotShown() {
    TableRow row = rows.row(answering("customer"), false);
    assertThat(Rows.value(row, "customer_key")).isNull();
    assertThat(Rows.value(row, "conversation_id")).isEqualTo(KEY);
  }

  private static Event answering(String conversation) {
    Event event = unaddressed(ownComment("e", "v", MONDAY));
    Message answer = event.message();
    return TestEvents.with(
        event,
        new Message(
            answer.messageId(),
            answer.videoId(),
            null,
            conversation,
            answer.direction(),
            answer.senderType(),
            "agent",
            null,
            null,
            answer.text(),
            null,
            null,
            null,
            null));
  }

  @Test
  void aCharacterThatPostgresDoesNotTakeCostsNoRow() {
    TableRow row = rows.row(saying(directMessage("e", MONDAY), "a\u0000b", null), false);
    assertThat(Rows.value(row, "text_masked")).isEqualTo("a\uFFFDb");
  }

  @Test
  void aLaterEventHasTheHigherRevisionAndADeletedRowAHigherOneStill() {
    long first = revision(comment("z", "v", MONDAY), false);
    long second = revision(comment("a", "v", MONDAY + 1), false);
    long deleted = revision(comment("z", "v", MONDAY), true);
    assertThat(second).isGreaterThan(first);
    assertThat(deleted).isGreaterThan(second).isLessThan(1L << 53);
    assertThat(deleted)
        .isEqualTo(
            first | MessageRows.deletion(deletion("d", "c", 0).commentDeletion()).revision());
  }

  @Test
  void noTimeReachesTheBitOfTheDeletion() {
    assertThat(revision(comment("z", "v", Long.MAX_VALUE), false)).isLessThan(1L << 52);
    assertThat(revision(comment("z", "v", Long.MIN_VALUE), false)).isNotNegative();
  }

  private long revision(Event event, boolean deleted) {
    return rows.row(event, deleted).revision();
  }

  private static String json(TableRow row) {
    String line = TableJson.line(row, 0);
    return line.substring(0, line.indexOf(",\"updated_at\"")) + "}";
  }
}
