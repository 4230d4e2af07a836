package io.tideline.job.messages;

import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.Backend;
import io.tideline.job.Rows;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;

/** The messages operator on its own. */
public final class MessagesHarness
    extends KeyedTwoInputStreamOperatorTestHarness<
        String, Event, Either<PlaybookUpdate, Erasure>, TableRow> {
  private MessagesHarness() throws Exception {
    super(
        new KeyedCoProcessOperator<>(
            new MessagesFunction(
                new MessagesConfig(PlaybooksConfig.DEFAULT, PseudonymSecret.PUBLISHED))),
        MessagesFunction::keyOf,
        told -> "any",
        Types.STRING);
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

  /** Feeds one. */
  public void processElement(Event event, long atMillis) throws Exception {
    processElement1(event, atMillis);
  }

  /** Lets event time go on. */
  public void processWatermark(long millis) throws Exception {
    processBothWatermarks(new Watermark(millis));
  }

  /** Publishes a playbook of the tenant {@code default}, which waits for the next barrier. */
  public void publish(String yaml) throws Exception {
    String version = PlaybookReader.read(yaml).version();
    processElement2(Either.Left(new PlaybookUpdate("default", version, yaml)), 0);
  }

  /** Tells of an erasure. */
  public void erase(Erasure erasure) throws Exception {
    processElement2(Either.Right(erasure), erasure.atMillis());
  }

  /** A checkpoint that is of no use but for its barrier. */
  public void barrier() throws Exception {
    snapshot(7, 7);
  }

  /** What the table holds in the end. */
  List<TableRow> table() {
    var buffer = new RowBuffer();
    extractOutputValues().forEach(buffer::add);
    return buffer.take().stream()
        .filter(row -> !row.patch())
        .filter(row -> row.table().equals(WarehouseTable.MESSAGES.tableName()))
        .toList();
  }

  /** A column of the table, a text a row. */
  public List<String> column(String name) {
    return table().stream().map(row -> String.valueOf(Rows.value(row, name))).toList();
  }
}
