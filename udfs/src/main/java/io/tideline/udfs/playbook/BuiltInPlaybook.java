package io.tideline.udfs.playbook;

import java.io.Serializable;

/**
 * The defaults that hold while no playbook is published.
 *
 * @param version what alerts say in {@code playbook_version}
 */
public record BuiltInPlaybook(
    String version,
    SpikeThresholds spikes,
    GrowthThresholds growth,
    SentimentThresholds sentiment,
    ConversationRules conversations)
    implements Serializable {

  /** The defaults of SEMANTICS. */
  public static final BuiltInPlaybook DEFAULT =
      new BuiltInPlaybook(
          "builtin-1",
          SpikeThresholds.DEFAULT,
          GrowthThresholds.DEFAULT,
          SentimentThresholds.DEFAULT,
          ConversationRules.DEFAULT);
}
