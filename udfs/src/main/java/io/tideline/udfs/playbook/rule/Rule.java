package io.tideline.udfs.playbook.rule;

import io.tideline.udfs.signal.SignalType;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a playbook (SEMANTICS §9).
 *
 * @param id unique in the playbook
 * @param on the kinds of signals it judges
 * @param when its condition; {@code true} where it has none
 * @param then what it asks for; empty for a rule that only ends its group
 * @param priority of its triggers, 0 to 100; null where the formula is to say
 * @param dryRun whether its actions are recorded and not taken
 * @param group of the rules of a group, tried in the order of the document, only the first acts;
 *     null for a rule on its own
 * @param afterMillis so long after the signal it acts, 0 for at once
 * @param unless what calls it off until then
 */
public record Rule(
    String id,
    List<SignalType> on,
    String when,
    List<Action> then,
    @Nullable Integer priority,
    boolean enabled,
    boolean dryRun,
    @Nullable String group,
    long afterMillis,
    List<UnlessEvent> unless)
    implements Serializable {

  public Rule {
    on = List.copyOf(on);
    then = List.copyOf(then);
    unless = List.copyOf(unless);
  }
}
