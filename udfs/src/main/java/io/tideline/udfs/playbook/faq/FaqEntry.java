package io.tideline.udfs.playbook.faq;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * One question people ask, and its answer.
 *
 * @param questions ways to ask it, by language
 * @param answers by language
 */
public record FaqEntry(String id, Map<String, List<String>> questions, Map<String, String> answers)
    implements Serializable {
  public FaqEntry {
    questions = Map.copyOf(questions);
    answers = Map.copyOf(answers);
  }
}
