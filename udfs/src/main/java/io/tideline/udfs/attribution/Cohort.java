package io.tideline.udfs.attribution;

import io.tideline.udfs.playbook.rule.TriggerIds;
import org.jspecify.annotations.Nullable;

/**
 * Which group of a hold-out a buyer belongs to: automation leaves the control cohort alone
 * (SEMANTICS §9), and what the others buy beyond it is what automation brought.
 *
 * @param control whether the buyer is left alone
 * @param controlPct so many percent of people are, above 0 and at most 100
 */
public record Cohort(boolean control, double controlPct) {

  /**
   * The person's; null where nobody is left alone, for then nobody can be compared.
   *
   * @param person raw id of the person, else of the visitor
   */
  public static @Nullable Cohort of(String person, double controlPct) {
    return controlPct > 0 ? new Cohort(TriggerIds.isControl(person, controlPct), controlPct) : null;
  }
}
