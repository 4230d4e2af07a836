package io.tideline.job.content;

import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs an {@link IssuingFunction} and lets it issue what is due before every barrier, at the end,
 * and where it has become too much: what is due is not part of a checkpoint.
 */
final class IssuingOperator<K, I, O> extends KeyedProcessOperator<K, I, O> {
  private static final long serialVersionUID = 1L;

  private final IssuingFunction<K, I, O> function;

  private transient TimestampedCollector<O> issued;

  IssuingOperator(IssuingFunction<K, I, O> function) {
    super(function);
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    super.open();
    issued = new TimestampedCollector<>(output);
  }

  @Override
  public void processElement(StreamRecord<I> element) throws Exception {
    super.processElement(element);
    if (function.isFull()) {
      issueDue();
    }
  }

  private void issueDue() throws Exception {
    function.issueDue(this::setCurrentKey, issued);
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
