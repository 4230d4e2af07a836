package io.tideline.connectors.kafka;

import java.util.Arrays;
import java.util.List;

/** The topics the job writes (CONTRACTS §1 and §2), by the name that follows the prefix. */
public enum OutputTopic {
  AUTOMATION_TRIGGERS("automation-triggers"),
  ESCALATION_ALERTS("escalation-alerts"),
  PLAYBOOK_STATUS("playbook-status"),
  DEAD_LETTERS("dead-letters");

  private static final List<String> BASE_NAMES =
      Arrays.stream(values()).map(OutputTopic::baseName).toList();

  private final String baseName;

  OutputTopic(String baseName) {
    this.baseName = baseName;
  }

  /** The name without prefix, which is also the name of the file a replay writes. */
  public String baseName() {
    return baseName;
  }

  /** The base names of all output topics. */
  public static List<String> baseNames() {
    return BASE_NAMES;
  }
}
