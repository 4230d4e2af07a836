package io.tideline.job.outputs;

import io.tideline.connectors.file.ErasedLines;
import io.tideline.connectors.file.ReplayFiles;
import io.tideline.connectors.file.TableLine;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableJson;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.event.DeadLetter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Hands the newest row of each key of a bounded run to its {@link ReplayFiles} when it ends. */
final class TableCollector extends AbstractStreamOperator<DeadLetter>
    implements OneInputStreamOperator<TableRow, DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final String run;

  private transient RowBuffer rows;
  private transient RowBuffer marks;
  private transient ErasedLines erased;

  /** By request and pseudonym. */
  private transient Map<String, TableRow> erasures;

  TableCollector(String run) {
    this.run = run;
  }

  @Override
  public void open() throws Exception {
    super.open();
    rows = new RowBuffer();
    marks = new RowBuffer();
    erased = new ErasedLines();
    erasures = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<TableRow> element) {
    TableRow row = element.getValue();
    if (row.table().equals(WarehouseTable.ERASURES.tableName())) {
      erased.add(row);
      erasures.put(row.value("request_id") + '\0' + row.value("subject_key"), row);
    } else if (row.mark()) {
      marks.add(row);
    } else {
      rows.add(row);
    }
  }

  @Override
  public void finish() throws Exception {
    ReplayFiles files = ReplayEndpoints.filesOf(run);
    long now = getProcessingTimeService().getCurrentProcessingTime();
    rows.takeByKey()
        .forEach(
            (key, last) -> {
              TableRow row = erased.left(last);
              // What is left of a patch found no row to change.
              if (row != null && !row.patch() && !row.delete()) {
                files.add(
                    new TableLine(
                        row.table(), key.sortText(), row.revision(), TableJson.line(row, now)));
              }
            });
    marks.takeByKey().forEach((key, mark) -> files.addMark(key.sortText(), mark));
    for (TableRow erasure : erasures.values()) {
      files.addErasure(erasure, erased.erasedBy(erasure), now);
    }
    super.finish();
  }
}
