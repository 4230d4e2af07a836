package io.tideline.job.decisions;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;

/** The steps of the key at hand that the clock has not passed, by their time. */
final class PendingDecisions {
  private final MapState<Long, List<DecisionStep>> steps;

  PendingDecisions(MapState<Long, List<DecisionStep>> steps) {
    this.steps = steps;
  }

  static MapStateDescriptor<Long, List<DecisionStep>> descriptor() {
    return new MapStateDescriptor<>("pending", Types.LONG, Types.LIST(DecisionStepSerializer.TYPE));
  }

  void add(DecisionStep step) throws Exception {
    List<DecisionStep> known = steps.get(step.atMillis());
    List<DecisionStep> all = known == null ? new ArrayList<>(1) : known;
    all.add(step);
    steps.put(step.atMillis(), all);
  }

  /** Takes those of one instant, in order. */
  List<DecisionStep> takeAt(long millis) throws Exception {
    List<DecisionStep> known = steps.get(millis);
    if (known == null) {
      return List.of();
    }
    steps.remove(millis);
    return known.stream().sorted(DecisionStep.ORDER).toList();
  }
}
