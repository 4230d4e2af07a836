package io.tideline.job.attribution.utm;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.job.playbook.AccountSettings;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Operators of UTM hygiene, each on its own. */
public final class UtmOperators {
  private UtmOperators() {}

  /** {@code utm.issues}. */
  public static KeyedOneInputStreamOperatorTestHarness<String, UtmTally, TableRow> issues(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new UtmFunction(new UtmConfig(AccountSettings.ofAll("")))),
            UtmTally::accountId,
            Types.STRING),
        backend,
        state);
  }
}
