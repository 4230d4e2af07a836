package io.tideline.job.decisions;

import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.job.Backend;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.rule.RuleFailure;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A {@link FailedRuleFunction} to be fed by hand. */
public final class FailedRuleHarness
    extends KeyedOneInputStreamOperatorTestHarness<FailedRuleKey, FailedRule, PlaybookStatus> {
  private FailedRuleHarness() throws Exception {
    super(
        new KeyedProcessOperator<>(new FailedRuleFunction()),
        FailedRule::rule,
        TypeInformation.of(FailedRuleKey.class));
  }

  /** From the state of an earlier one; new where that is null. */
  public static FailedRuleHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new FailedRuleHarness();
    harness.setStateBackend(backend.create());
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** A rule of the built-in playbook fails at those times. */
  public void fail(String ruleId, String reason, long... atMillis) throws Exception {
    for (long at : atMillis) {
      var failure = new RuleFailure(ruleId, reason);
      processElement(FailedRule.of(Playbook.BUILT_IN, failure, at), at);
    }
  }

  /** What is told, as {@code path time}. */
  public List<String> told() {
    return extractOutputValues().stream()
        .map(status -> status.errors().get(0).path() + " " + status.atMillis())
        .toList();
  }
}
