package io.tideline.job.sentiment;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.job.TopologyConfig;
import io.tideline.job.playbook.PlaybookHarness;
import io.tideline.job.series.SeriesOperator;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.TextVerdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** A {@link SentimentFunction} to be fed by hand. */
public final class SentimentHarness extends PlaybookHarness<SeriesKey, ScoreDelta> {
  /** The comments of one account. */
  public static final SeriesKey COMMENTS =
      new SeriesKey(TestEvents.ACCOUNT, "tiktok", "comment", "");

  private SentimentHarness(SentimentConfig config) throws Exception {
    super(
        new SeriesOperator<>(new SentimentFunction(config)),
        ScoreDelta::key,
        TypeInformation.of(SeriesKey.class),
        update -> COMMENTS);
  }

  /** From the state of an earlier one; new where that is null. */
  public static SentimentHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    return open(TopologyConfig.DEFAULT.sentiment(), backend, state);
  }

  static SentimentHarness open(
      SentimentConfig config, Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new SentimentHarness(config);
    harness.setStateBackend(backend.create());
    harness.setup(
        TypeInformation.of(TableRow.class)
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** As before a barrier: what the cache holds is part of the snapshot. */
  @Override
  public OperatorSubtaskState snapshot(long checkpointId, long timestamp) throws Exception {
    prepareSnapshotPreBarrier(checkpointId);
    return super.snapshot(checkpointId, timestamp);
  }

  /** That many comments of that score at one instant. */
  public void feed(long at, int messages, double score) throws Exception {
    processElement(delta(at, messages, score), at);
  }

  static ScoreDelta delta(long at, int messages, double score) {
    var tally = new ScoreTally(COMMENTS, Slices.floor(at, Slices.HOUR_MILLIS));
    for (int i = 0; i < messages; i++) {
      tally.add(new TextVerdict(Language.DE, score, Intent.OTHER, 0.5, 0, 0), at);
    }
    return tally.delta();
  }

  /** All rows so far, also those that a later moment would have issued. */
  public List<TableRow> rows() throws Exception {
    setProcessingTime(getProcessingTime() + 2_000);
    return extractOutputValues();
  }

  /** All revisions of alerts so far. */
  public List<Alert> alerts() {
    var found = new ArrayList<Alert>();
    var output = getSideOutput(SentimentFunction.ALERTS);
    if (output != null) {
      for (StreamRecord<Alert> alert : output) {
        found.add(alert.getValue());
      }
    }
    return found;
  }

  /** The last row of the window that begins then; null where there was none. */
  @Nullable TableRow lastRow(String windowStart) throws Exception {
    @Nullable TableRow last = null;
    for (TableRow row : rows()) {
      if (windowStart.equals(Rows.value(row, "window_start"))) {
        last = row;
      }
    }
    return last;
  }
}
