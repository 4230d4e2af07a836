package io.tideline.job.spikes;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.TestEvents;
import io.tideline.job.TopologyConfig;
import io.tideline.job.playbook.PlaybookHarness;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.job.series.SeriesOperator;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.VolumeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** A {@link VolumeFunction} to be fed by hand. */
public final class VolumeHarness extends PlaybookHarness<SeriesKey, HourDelta> {
  /** The comments of one account. */
  public static final SeriesKey COMMENTS = key(VolumeSeries.COMMENT);

  /** Its direct messages. */
  public static final SeriesKey MESSAGES = key(VolumeSeries.DM);

  private static final Set<String> ADAPTIVE = Set.of("volume_anomaly", "volume_drop");

  private VolumeHarness(VolumeConfig config) throws Exception {
    super(
        new SeriesOperator<>(new VolumeFunction(config)),
        HourDelta::key,
        TypeInformation.of(SeriesKey.class),
        update -> COMMENTS);
  }

  /** From the state of an earlier one; new where that is null. */
  public static VolumeHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    return open(TopologyConfig.DEFAULT.volume(), backend, state);
  }

  /** With a playbook from the start. */
  static VolumeHarness startedWith(String playbook) throws Exception {
    VolumeConfig absent = TopologyConfig.DEFAULT.volume();
    var playbooks = new PlaybooksConfig(playbook, List.of(), List.of());
    return open(
        new VolumeConfig(absent.flushIntervalMillis(), absent.maxDisorderMillis(), playbooks),
        Backend.HASHMAP,
        null);
  }

  /** With a document that was published before the start. */
  static VolumeHarness startedWithPublished(String playbook, @Nullable OperatorSubtaskState state)
      throws Exception {
    VolumeConfig absent = TopologyConfig.DEFAULT.volume();
    var update = new PlaybookUpdate("default", "low", playbook);
    return open(
        new VolumeConfig(
            absent.flushIntervalMillis(),
            absent.maxDisorderMillis(),
            new PlaybooksConfig(null, List.of(update), List.of())),
        Backend.HASHMAP,
        state);
  }

  private static VolumeHarness open(
      VolumeConfig config, Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    var harness = new VolumeHarness(config);
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

  /** That many events of the series at one instant. */
  public void feed(SeriesKey key, long at, int events) throws Exception {
    processElement(delta(key, at, events), at);
  }

  static HourDelta delta(SeriesKey key, long at, int events) {
    HourDelta delta = HourTally.single(key, at);
    for (int slice = 0; slice < delta.slices().length; slice++) {
      delta.slices()[slice] *= events;
    }
    return delta;
  }

  /** All rows so far, also those that a later moment would have issued. */
  public List<TableRow> rows() throws Exception {
    setProcessingTime(getProcessingTime() + 2_000);
    return extractOutputValues();
  }

  /** All revisions so far of alerts week over week and day by day. */
  public List<Alert> alerts() {
    return allAlerts().stream().filter(alert -> !ADAPTIVE.contains(alert.kind())).toList();
  }

  /** All revisions so far of alerts of the adaptive detector. */
  public List<Alert> anomalies() {
    return allAlerts().stream().filter(alert -> ADAPTIVE.contains(alert.kind())).toList();
  }

  private List<Alert> allAlerts() {
    var found = new ArrayList<Alert>();
    var output = getSideOutput(VolumeFunction.ALERTS);
    if (output != null) {
      for (StreamRecord<Alert> alert : output) {
        found.add(alert.getValue());
      }
    }
    return found;
  }

  /** The last row of that table for the window that begins then; null where there was none. */
  @Nullable TableRow lastRow(String table, String windowStart) throws Exception {
    @Nullable TableRow last = null;
    for (TableRow row : rows()) {
      if (row.table().equals(table) && windowStart.equals(Rows.value(row, "window_start"))) {
        last = row;
      }
    }
    return last;
  }

  private static SeriesKey key(VolumeSeries series) {
    return new SeriesKey(TestEvents.ACCOUNT, "tiktok", series.wireName(), "");
  }
}
