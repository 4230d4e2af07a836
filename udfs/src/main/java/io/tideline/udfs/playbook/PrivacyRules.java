package io.tideline.udfs.playbook;

import java.io.Serializable;
import java.util.Map;

/**
 * What is kept for how long (SEMANTICS §10).
 *
 * @param retentionDays by table; a table without one keeps its rows
 */
public record PrivacyRules(Map<String, Integer> retentionDays) implements Serializable {
  /** Everything is kept. */
  public static final PrivacyRules DEFAULT = new PrivacyRules(Map.of());

  public PrivacyRules {
    retentionDays = Map.copyOf(retentionDays);
  }
}
