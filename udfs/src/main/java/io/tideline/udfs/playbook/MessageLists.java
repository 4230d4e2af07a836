package io.tideline.udfs.playbook;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Words that settle what a message is.
 *
 * @param intents expressions that settle the intent, by intent; a whole word or several
 * @param policyTerms expressions a person must see
 */
public record MessageLists(Map<String, List<String>> intents, List<String> policyTerms)
    implements Serializable {
  /** No words but the built-in ones. */
  public static final MessageLists DEFAULT = new MessageLists(Map.of(), List.of());

  public MessageLists {
    intents = Map.copyOf(intents);
    policyTerms = List.copyOf(policyTerms);
  }
}
