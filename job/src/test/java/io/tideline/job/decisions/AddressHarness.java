package io.tideline.job.decisions;

import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.job.governance.ErasingOperator;
import io.tideline.job.governance.ErasuresConfig;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** An {@link AddressFunction} to be fed by hand. */
public final class AddressHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, DecisionStep, DecisionStep> {
  private AddressHarness(DecisionTiming timing) throws Exception {
    super(
        new ErasingOperator<>(
            new AddressFunction(timing, 400),
            new ErasuresConfig(
                timing == DecisionTiming.BEHIND_THE_CLOCK, PseudonymSecret.PUBLISHED)),
        DecisionStep::key,
        Types.STRING,
        Environments.MAX_PARALLELISM,
        1,
        0);
  }

  /** From the state of an earlier one; new where that is null. */
  public static AddressHarness open(
      DecisionTiming timing, Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new AddressHarness(timing);
    harness.setStateBackend(backend.create());
    harness.setup(DecisionStepSerializer.TYPE.createSerializer(new SerializerConfigImpl()));
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds messages at their times. */
  public void feed(Event... messages) throws Exception {
    for (Event message : messages) {
      processElement(
          DecisionStep.of(
              message.message().conversationId(), message.message().customerId(), message),
          message.occurredAtMillis());
    }
  }

  /** Messages for the table, as {@code customer event}. */
  public List<String> messages() {
    return getSideOutput(AddressFunction.MESSAGES).stream()
        .map(record -> record.getValue())
        .map(event -> event.message().customerId() + " " + event.eventId())
        .toList();
  }

  /** Whom which message answers, as {@code person event}. */
  public List<String> addressed() {
    return extractOutputValues().stream()
        .map(step -> step.personId() + " " + step.event().eventId())
        .toList();
  }
}
