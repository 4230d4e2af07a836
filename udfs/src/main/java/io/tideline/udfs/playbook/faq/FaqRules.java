package io.tideline.udfs.playbook.faq;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What is answered without a person.
 *
 * @param threshold least score, 0 to 1, of a match
 * @param offer what stands behind every answer, by language: that a person is there too
 */
public record FaqRules(double threshold, Map<String, String> offer, List<FaqEntry> entries)
    implements Serializable {
  public FaqRules {
    offer = Map.copyOf(offer);
    entries = List.copyOf(entries);
  }
}
