package io.tideline.job.attribution.markov;

import io.tideline.job.Backend;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.job.governance.Erasing;
import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.WeightedPath;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Operators of the data-driven model, each on its own. */
public final class MarkovOperators {
  private MarkovOperators() {}

  /** {@code markov.orders}. */
  public static KeyedOneInputStreamOperatorTestHarness<OrderKey, OrderPath, SettledPaths> orders(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new OrderPathFunction(AccountDays.UTC)),
            path -> new OrderKey(path.accountId(), path.orderId()),
            TypeInformation.of(OrderKey.class)),
        backend,
        state);
  }

  /** {@code markov.weights}. */
  public static KeyedTwoInputStreamOperatorTestHarness<
          String, OrderPath, SettledPaths, WeightedPath>
      weights(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Erasing.run(new WeightFunction(AccountDays.UTC), SettledPaths::accountId),
            OrderPath::accountId,
            SettledPaths::accountId,
            Types.STRING),
        backend,
        state);
  }
}
