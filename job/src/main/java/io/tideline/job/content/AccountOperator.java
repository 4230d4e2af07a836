package io.tideline.job.content;

import io.tideline.connectors.warehouse.TableRow;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;

/**
 * Runs {@link AccountFunction} and lets it issue its rows before every barrier and at the end: what
 * is due is not part of a checkpoint.
 */
final class AccountOperator extends KeyedProcessOperator<AccountKey, AccountChange, TableRow> {
  private static final long serialVersionUID = 1L;

  private final AccountFunction function;

  private transient TimestampedCollector<TableRow> rows;

  AccountOperator(AccountFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    super.open();
    rows = new TimestampedCollector<>(output);
  }

  private void issueDue() throws Exception {
    function.issueDue(this::setCurrentKey, rows);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    issueDue();
  }

  @Override
  public void finish() throws Exception {
    issueDue();
    super.finish();
  }
}
