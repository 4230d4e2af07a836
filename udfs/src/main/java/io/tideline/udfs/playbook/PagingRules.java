package io.tideline.udfs.playbook;

import io.tideline.udfs.event.Alert;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Of which alerts people are told (SEMANTICS §2): by kind, from which severity on. All others are
 * on the topic and in the table alone. Week over week is noisy, so by default only its critical
 * alerts are told; the adaptive detector tells all of its own.
 *
 * @param levels by kind; of the kinds that are not in it all are told
 */
public record PagingRules(Map<String, PagingLevel> levels) implements Serializable {
  /** The kinds a playbook may speak of. */
  public static final List<String> KINDS =
      List.of(
          "volume_spike",
          "volume_anomaly",
          "volume_drop",
          "sustained_growth",
          "sentiment_drop",
          "negative_message",
          "policy_violation",
          "sla_at_risk",
          "sla_breach",
          "automation_exhausted");

  /** Of week-over-week spikes critical ones only, of all other kinds everything that matters. */
  public static final PagingRules DEFAULT =
      new PagingRules(
          Map.of(
              "volume_spike", PagingLevel.CRITICAL,
              "volume_anomaly", PagingLevel.WARNING,
              "volume_drop", PagingLevel.WARNING));

  public PagingRules {
    levels = Map.copyOf(levels);
  }

  /** Whether people are told of that revision. */
  public boolean tells(Alert alert) {
    return levels.getOrDefault(alert.kind(), PagingLevel.INFO).tells(alert.severity());
  }
}
