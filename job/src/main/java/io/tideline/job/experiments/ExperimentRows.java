package io.tideline.job.experiments;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.experiment.ArmVerdict;
import io.tideline.udfs.experiment.ExperimentDecision;
import io.tideline.udfs.experiment.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of {@code experiments} (CONTRACTS §3, SEMANTICS §6). */
final class ExperimentRows {
  private final String experimentId;
  private final long revision;

  ExperimentRows(String experimentId, long revision) {
    this.experimentId = experimentId;
    this.revision = revision;
  }

  /** The rows that differ, and the deletions of those that are no more. */
  List<TableRow> changes(List<ArmVerdict> before, List<ArmVerdict> after) {
    Map<String, ArmVerdict> issued = new HashMap<>();
    before.forEach(verdict -> issued.put(name(verdict), verdict));
    var rows = new ArrayList<TableRow>();
    for (ArmVerdict verdict : after) {
      if (!verdict.equals(issued.remove(name(verdict)))) {
        rows.add(row(verdict));
      }
    }
    for (ArmVerdict gone : before) {
      if (issued.containsKey(name(gone))) {
        rows.add(key(gone).buildDeletion(revision));
      }
    }
    return rows;
  }

  private static String name(ArmVerdict verdict) {
    return verdict.metric().label() + ' ' + verdict.variant();
  }

  private RowBuilder key(ArmVerdict verdict) {
    return RowBuilder.of(WarehouseTable.EXPERIMENTS)
        .set("experiment_id", experimentId)
        .set("variant", verdict.variant())
        .set("metric", verdict.metric().label());
  }

  private TableRow row(ArmVerdict verdict) {
    Interval interval = verdict.interval();
    ExperimentDecision decision = verdict.decision();
    return key(verdict)
        .set("is_control", verdict.isControl())
        .set("samples", verdict.samples())
        .set("successes", verdict.successes())
        .set("rate_pct", percent(verdict.rate()))
        .set("ci_low_pct", percent(interval == null ? null : interval.low()))
        .set("ci_high_pct", percent(interval == null ? null : interval.high()))
        .set("uplift_pct", percent(verdict.uplift()))
        .set("p_value", verdict.p())
        .set("always_valid_p", verdict.alwaysValidP())
        .set("sample_ratio_mismatch", verdict.sampleRatioMismatch())
        .set("srm_p", verdict.sampleRatioP())
        .set("decision", decision == null ? null : decision.label())
        .build(revision);
  }

  private static @Nullable Double percent(@Nullable Double share) {
    return share == null ? null : share * 100;
  }
}
