package io.tideline.udfs.alert;

import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an alert is about, as everybody may see it (SEMANTICS §10): where the topic names a
 * customer, {@code customer_id} becomes {@code customer_key}, and a conversation is named as in all
 * tables.
 */
public final class ShownSubjects {
  private static final String CUSTOMER = "customer_id";

  private final Pseudonyms pseudonyms;

  public ShownSubjects(PseudonymSecret secret) {
    this.pseudonyms = new Pseudonyms(secret);
  }

  /** The subject without anybody's id. */
  public Map<String, String> of(Map<String, String> subject) {
    String customer = subject.get(CUSTOMER);
    if (customer == null) {
      return subject;
    }
    var shown = new TreeMap<>(subject);
    shown.remove(CUSTOMER);
    shown.put("customer_key", pseudonyms.keyOf(customer));
    shown.computeIfPresent(
        "conversation_id", (field, id) -> ConversationIds.shown(id, customer, pseudonyms));
    return shown;
  }
}
