package io.tideline.udfs.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationIdsTest {
  private final Pseudonyms pseudonyms = new Pseudonyms(PseudonymSecret.PUBLISHED);
  private final String key = pseudonyms.keyOf("cu7");

  @Test
  void aCommentBelongsToVideoThreadAndCustomer() {
    Message root = comment("c1", null, null, "cu7");
    assertThat(ConversationIds.of(root)).isEqualTo("v1/c1/cu7");
    assertThat(shown(root)).isEqualTo("v1/c1/" + key);
  }

  @Test
  void aReplyBelongsToTheThreadOfItsRoot() {
    Message reply = comment("c2", "c1", null, "cu7");
    assertThat(ConversationIds.of(reply)).isEqualTo("v1/c1/cu7");
    assertThat(shown(reply)).isEqualTo("v1/c1/" + key);
  }

  @Test
  void anIdThatCameWithTheMessageStands() {
    assertThat(shown(comment("c1", null, "conv-5", "cu7"))).isEqualTo("conv-5");
    assertThat(shown(directMessage("dm-5", "cu7"))).isEqualTo("dm-5");
    assertThat(shown(directMessage("5", "cu7"))).isEqualTo("5");
    assertThat(shown(directMessage("agent-5", "cu7"))).isEqualTo("agent-5");
  }

  @Test
  void anIdThatMayNameAnybodyIsNotShown() {
    assertThat(shown(directMessage("cu7", null))).isEqualTo(key);
    assertThat(shown(directMessage("acme/cu7", null)))
        .isEqualTo(pseudonyms.keyOf("acme/cu7"))
        .isEqualTo(shown(comment("c1", null, "acme/cu7", null)));
  }

  @Test
  void onlyAMessageOfTheAccountInAConversationMayBeUnaddressed() {
    assertThat(ConversationIds.isUnaddressed(directMessage("dm-5", null))).isTrue();
    assertThat(ConversationIds.isUnaddressed(directMessage("dm-5", "cu7"))).isFalse();
    assertThat(ConversationIds.isUnaddressed(comment("c1", null, null, null))).isFalse();
  }

  @Test
  void anIdThatItsSenderHasDerivedHidesTheCustomerAsWell() {
    assertThat(shown(comment("c2", "c1", "v1/c1/cu7", "cu7"))).isEqualTo("v1/c1/" + key);
    assertThat(shown(comment("c2", "c1", "v1/c1/cu7", null))).isEqualTo("v1/c1/" + key);
    assertThat(shown(directMessage("acme/cu7", "cu7"))).isEqualTo("acme/" + key);
    assertThat(shown(directMessage("cu7", "cu7"))).isEqualTo(key);
  }

  @Test
  void aMessageIsOfWhomItSaysElseOfWhomItsDerivedIdNames() {
    assertThat(ConversationIds.customerOf(comment("c2", "c1", "v1/c1/cu7", null))).isEqualTo("cu7");
    assertThat(ConversationIds.customerOf(comment("c2", "c1", "v1/c1/cu7", "cu8")))
        .isEqualTo("cu8");
    assertThat(ConversationIds.customerOf(comment("c2", "c1", "v1/c9/cu7", null))).isNull();
    assertThat(ConversationIds.customerOf(comment("c2", "c1", "v1/c1/", null))).isNull();
    assertThat(ConversationIds.customerOf(directMessage("v1/c1/cu7", null))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "conv-cu7-17, conv-KEY-17",
    "conv-cu7, conv-KEY",
    "cu7_conv, KEY_conv",
    "cu7:cu7/cu7, KEY:KEY/KEY",
    "dm|acme|cu7|2026, dm|acme|KEY|2026",
    "cu7é-cu7, cu7é-KEY",
    "cu77-acu7-1cu7, cu77-acu7-1cu7",
    "CU7-1, CU7-1"
  })
  void theCustomersIdIsHiddenWhereverItStandsByItself(String id, String hidden) {
    String expected = hidden.replace("KEY", key);
    assertThat(shown(directMessage(id, "cu7"))).isEqualTo(expected);
    assertThat(shown(comment("c1", null, id, "cu7"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a-a-a-a, a-a, KEY-KEY",
    "x.@p.x, @p, x.KEY.x",
    "x@px, @p, x@px",
    "1-11-1, 1, KEY-11-KEY"
  })
  void anyCharactersMayBeOfTheCustomersId(String id, String customer, String hidden) {
    assertThat(shown(directMessage(id, customer)))
        .isEqualTo(hidden.replace("KEY", pseudonyms.keyOf(customer)));
  }

  @ParameterizedTest
  @CsvSource({"v1, c1", "cu7, c1", "v1, cu7", "v-cu7, cu7:2", "cu7, cu7"})
  void allTablesShowOneId(String video, String root) {
    Message derived = message("c2", root, new String[] {video, null, "cu7"});
    String id = ConversationIds.of(derived);
    Message withId = message("c3", root, new String[] {video, id, "cu7"});
    Message answer = message("c4", root, new String[] {video, id, null});
    assertThat(List.of(derived, withId, answer))
        .extracting(this::shown)
        .containsOnly(ConversationIds.shown(id, "cu7", pseudonyms));
  }

  @Test
  void anAnswerToNobodyKnownBelongsToNoConversation() {
    Message answer = comment("c2", "c1", null, null);
    assertThat(ConversationIds.of(answer)).isNull();
    assertThat(shown(answer)).isNull();
  }

  private @Nullable String shown(Message message) {
    return ConversationIds.shown(message, pseudonyms);
  }

  private static Message comment(
      String id,
      @Nullable String parent,
      @Nullable String conversationId,
      @Nullable String customerId) {
    return message(id, parent, new String[] {"v1", conversationId, customerId});
  }

  private static Message directMessage(String conversationId, @Nullable String customerId) {
    return message("m1", null, new String[] {null, conversationId, customerId});
  }

  private static Message message(
      String id, @Nullable String parent, @Nullable String[] videoConversationCustomer) {
    return new Message(
        id,
        videoConversationCustomer[0],
        parent,
        videoConversationCustomer[1],
        Direction.OUTBOUND,
        SenderType.AGENT,
        "agent",
        null,
        videoConversationCustomer[2],
        null,
        null,
        null,
        null,
        null);
  }
}
