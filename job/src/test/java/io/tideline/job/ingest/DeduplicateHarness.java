package io.tideline.job.ingest;

import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.job.config.DedupConfig;
import io.tideline.udfs.event.Event;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A {@link DeduplicateOperator} to be fed by hand. */
public final class DeduplicateHarness
    extends KeyedOneInputStreamOperatorTestHarness<Integer, Event, Event> {

  private final int parallelism;
  private final int index;

  private DeduplicateHarness(int parallelism, int index) throws Exception {
    super(
        new DeduplicateOperator(DedupConfig.DEFAULT),
        EventId::shardOf,
        Types.INT,
        Environments.MAX_PARALLELISM,
        parallelism,
        index);
    this.parallelism = parallelism;
    this.index = index;
  }

  /** The only instance, from the state of an earlier one; new where that is null. */
  public static DeduplicateHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    return open(backend, state, 1).get(0);
  }

  /** All instances of an operator that was the only one before. */
  static List<DeduplicateHarness> open(
      Backend backend, @Nullable OperatorSubtaskState state, int parallelism) throws Exception {
    var instances = new DeduplicateHarness[parallelism];
    for (int index = 0; index < parallelism; index++) {
      var harness = new DeduplicateHarness(parallelism, index);
      harness.setStateBackend(backend.create());
      harness.setup(
          TypeInformation.of(Event.class)
              .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
      harness.getExecutionConfig().enableObjectReuse();
      if (state != null) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, Environments.MAX_PARALLELISM, 1, parallelism, index));
      }
      harness.open();
      instances[index] = harness;
    }
    return List.of(instances);
  }

  /** Feeds events in order. */
  void feed(Event... events) throws Exception {
    for (Event event : events) {
      processElement(event, event.occurredAtMillis());
    }
  }

  /** A checkpoint as the job takes it. */
  public OperatorSubtaskState checkpoint(long id) throws Exception {
    getOperator().prepareSnapshotPreBarrier(id);
    return snapshot(id, 0);
  }

  /** The ids that came through. */
  public List<String> passed() {
    return extractOutputValues().stream().map(Event::eventId).toList();
  }

  /** Whether this instance owns the event's key. */
  boolean owns(Event event) {
    int shard = EventId.shardOf(event);
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
            shard, Environments.MAX_PARALLELISM, parallelism)
        == index;
  }
}
