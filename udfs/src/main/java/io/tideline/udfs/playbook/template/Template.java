package io.tideline.udfs.playbook.template;

import java.io.Serializable;
import java.util.Map;

/**
 * One prepared text in several languages.
 *
 * @param id as rules name it
 * @param texts by language: {@code en}, {@code de}, {@code nl}
 */
public record Template(String id, Map<String, String> texts) implements Serializable {
  public Template {
    texts = Map.copyOf(texts);
  }
}
