package io.tideline.job.conversations;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.TopologyConfig;
import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.playbook.PlaybookHarness;
import io.tideline.udfs.conversation.ConversationStep;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.privacy.Erasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;

/** A {@link ConversationFunction} to be fed by hand. */
public final class ConversationHarness extends PlaybookHarness<String, ConversationStep> {
  private ConversationHarness(ConversationsConfig config) throws Exception {
    super(
        new ConversationOperator(new ConversationFunction(config), config),
        ConversationStep::conversationId,
        Types.STRING,
        update -> "any");
  }

  /** From the state of an earlier one; new where that is null. */
  public static ConversationHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    return open(TopologyConfig.DEFAULT.conversations(), backend, state);
  }

  /** The same with other rules. */
  static ConversationHarness open(
      ConversationsConfig config, Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new ConversationHarness(config);
    harness.setStateBackend(backend.create());
    harness.setup();
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds events at their times. */
  public void feed(Event... events) throws Exception {
    for (Event event : events) {
      ConversationStep step = Objects.requireNonNull(ConversationStep.of(event));
      processElement(step, step.atMillis());
    }
  }

  /** Tells of an erasure, as every instance is told. */
  @SuppressWarnings("unchecked") // The operator takes erasures with its second input.
  void forget(Erasure erasure) throws Exception {
    var operator = (ErasingCoOperator<?, ?, Object, ?>) (Object) getOperator();
    operator.processElement2(new StreamRecord<>(Either.Right(erasure)));
  }

  /** What is told to hourly figures, as {@code OPENED 1}. */
  List<String> factLines() {
    var found = new ArrayList<String>();
    var output = getSideOutput(ConversationFunction.FACTS);
    if (output != null) {
      for (StreamRecord<KpiFact> fact : output) {
        found.add(fact.getValue().kind() + " " + fact.getValue().sign());
      }
    }
    return found;
  }

  /** What the table holds in the end: those columns, a line a row. */
  public List<String> table(String... columns) {
    var buffer = new RowBuffer();
    extractOutputValues().forEach(buffer::add);
    return buffer.take().stream().map(row -> line(row, columns)).sorted().toList();
  }

  /** Those columns of the row that was issued last. */
  public String lastRow(String... columns) {
    List<? extends TableRow> rows = extractOutputValues();
    return line(rows.get(rows.size() - 1), columns);
  }

  private static String line(TableRow row, String... columns) {
    return Stream.of(columns)
        .map(column -> String.valueOf(Rows.value(row, column)))
        .collect(Collectors.joining(" "));
  }

  /** All revisions of alerts so far. */
  public List<Alert> alerts() {
    var found = new ArrayList<Alert>();
    var output = getSideOutput(ConversationFunction.ALERTS);
    if (output != null) {
      for (StreamRecord<Alert> alert : output) {
        found.add(alert.getValue());
      }
    }
    return found;
  }

  /** They as {@code sla_breach 2 RESOLVED}. */
  public List<String> alertLines() {
    return alerts().stream()
        .map(alert -> alert.kind() + " " + alert.revision() + " " + alert.status())
        .toList();
  }
}
