package io.tideline.job.attribution.roi;

import io.tideline.job.Backend;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Operators of campaigns, each on its own; {@code roi.campaigns} is {@link RoiHarness}. */
public final class RoiOperators {
  private RoiOperators() {}

  /** {@code roi.costs}. */
  public static KeyedOneInputStreamOperatorTestHarness<CostKey, Event, CampaignChange> costs(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new CostFunction()),
            event -> new CostKey(event.accountId(), event.costRecord().costId()),
            TypeInformation.of(CostKey.class)),
        backend,
        state);
  }
}
