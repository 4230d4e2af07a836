package io.tideline.job.messages;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.playbook.PlaybookHarness;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.jspecify.annotations.Nullable;

/** The messages operator on its own. */
public final class MessagesHarness extends PlaybookHarness<String, Event> {
  private MessagesHarness() throws Exception {
    super(
        new KeyedCoProcessOperator<>(
            new MessagesFunction(
                new MessagesConfig(PlaybooksConfig.DEFAULT, PseudonymSecret.PUBLISHED))),
        MessagesFunction::keyOf,
        Types.STRING,
        update -> "any",
        1);
  }

  /** Opens one; with state where there is some. */
  public static MessagesHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new MessagesHarness();
    harness.setStateBackend(backend.create());
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds events at their times. */
  public void feed(Event... events) throws Exception {
    for (Event event : events) {
      processElement(event, event.occurredAtMillis());
    }
  }

  /** What the table holds in the end. */
  List<TableRow> table() {
    var buffer = new RowBuffer();
    extractOutputValues().forEach(buffer::add);
    return buffer.take().stream().filter(row -> !row.patch()).toList();
  }

  /** A column of the table, a text a row. */
  public List<String> column(String name) {
    return table().stream().map(row -> String.valueOf(Rows.value(row, name))).toList();
  }
}
