package io.tideline.job.decisions;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.rule.RuleFailure;
import java.util.List;

/**
 * A rule that could not be judged on a signal.
 *
 * @param rule which
 * @param atMillis when the signal occurred
 */
public record FailedRule(FailedRuleKey rule, long atMillis) {
  private static final long HOUR_MILLIS = 3_600_000L;

  static FailedRule of(Playbook playbook, RuleFailure failure, long atMillis) {
    List<String> ids = playbook.rules().stream().map(Rule::id).toList();
    return new FailedRule(
        new FailedRuleKey(
            playbook.tenant(),
            playbook.version(),
            ids.indexOf(failure.ruleId()),
            failure.ruleId(),
            failure.reason(),
            Math.floorDiv(atMillis, HOUR_MILLIS)),
        atMillis);
  }
}
