package io.tideline.job.experiments;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.experiment.ExperimentRule;
import io.tideline.udfs.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Both steps of the pipeline, to be fed by hand. */
public final class ExperimentHarness implements AutoCloseable {
  private final KeyedOneInputStreamOperatorTestHarness<String, Event, ArmStep> videos;
  private final KeyedOneInputStreamOperatorTestHarness<String, ArmStep, TableRow> arms;

  private ExperimentHarness(
      KeyedOneInputStreamOperatorTestHarness<String, Event, ArmStep> videos,
      KeyedOneInputStreamOperatorTestHarness<String, ArmStep, TableRow> arms) {
    this.videos = videos;
    this.arms = arms;
  }

  static ExperimentHarness open() throws Exception {
    return open(Backend.HASHMAP);
  }

  static ExperimentHarness open(Backend backend) throws Exception {
    return new ExperimentHarness(videos(backend, null), arms(backend, null));
  }

  /** One whose experiments are judged so. */
  static ExperimentHarness open(KnownVerdicts.Judge judge) throws Exception {
    return new ExperimentHarness(videos(Backend.HASHMAP, null), arms(judge, Backend.HASHMAP, null));
  }

  /** {@code experiments.videos}. */
  public static KeyedOneInputStreamOperatorTestHarness<String, Event, ArmStep> videos(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new VideoOperator(new VideoFunction()),
            event -> event.videoSnapshot().videoId(),
            Types.STRING,
            Environments.MAX_PARALLELISM,
            1,
            0),
        backend,
        state);
  }

  /** {@code experiments.arms}. */
  public static KeyedOneInputStreamOperatorTestHarness<String, ArmStep, TableRow> arms(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return arms(ExperimentRule::judge, backend, state);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ArmStep, TableRow> arms(
      KnownVerdicts.Judge judge, Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    return opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            new ExperimentOperator(new ExperimentFunction(judge)),
            ArmStep::experimentId,
            Types.STRING,
            Environments.MAX_PARALLELISM,
            1,
            0),
        backend,
        state);
  }

  private static <H extends AbstractStreamOperatorTestHarness<?>> H opened(
      H harness, Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    harness.setStateBackend(backend.create());
    harness.setup();
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  void feed(Event... snapshots) throws Exception {
    for (Event snapshot : snapshots) {
      videos.processElement(snapshot, snapshot.occurredAtMillis());
    }
    for (ArmStep step : videos.extractOutputValues()) {
      arms.processElement(step, step.atMillis());
    }
    videos.getOutput().clear();
  }

  void clock(long millis) throws Exception {
    videos.processWatermark(millis);
    arms.processWatermark(millis);
    videos.getOutput().clear();
  }

  /** The end of the input. */
  void end() throws Exception {
    clock(Long.MAX_VALUE);
  }

  /** The same after a restart, from a checkpoint; this one is closed. */
  ExperimentHarness restarted(Backend backend) throws Exception {
    OperatorSubtaskState ofVideos = videos.snapshot(1, 0);
    OperatorSubtaskState ofArms = arms.snapshot(1, 0);
    close();
    return new ExperimentHarness(videos(backend, ofVideos), arms(backend, ofArms));
  }

  List<TableRow> issued() {
    return arms.extractOutputValues();
  }

  /** The rows that stand by completion rate: variant, samples, successes and decision. */
  List<String> completions() {
    return newest().stream()
        .filter(row -> "completion_rate".equals(Rows.value(row, "metric")))
        .map(
            row ->
                Stream.of("experiment_id", "variant", "samples", "successes", "decision")
                    .map(column -> String.valueOf(Rows.value(row, column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  List<TableRow> newest() {
    var buffer = new RowBuffer();
    issued().forEach(buffer::add);
    return buffer.take().stream().filter(row -> !row.delete()).toList();
  }

  List<String> signals() {
    Queue<StreamRecord<Signal>> told = arms.getSideOutput(ExperimentFunction.SIGNALS);
    var lines = new ArrayList<String>();
    if (told != null) {
      for (StreamRecord<Signal> record : told) {
        Signal signal = record.getValue();
        lines.add(
            Stream.of("experiment", "variant", "metric", "decision")
                .map(field -> String.valueOf(signal.value("signal." + field)))
                .collect(Collectors.joining(" ", signal.occurredAtMillis() + " ", "")));
      }
    }
    return lines;
  }

  int stateEntries() {
    return videos.numKeyedStateEntries() + arms.numKeyedStateEntries();
  }

  int timers() {
    return videos.numEventTimeTimers() + arms.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    videos.close();
    arms.close();
  }
}
