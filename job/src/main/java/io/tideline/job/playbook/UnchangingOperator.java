package io.tideline.job.playbook;

import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.udfs.event.Event;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes a stream of playbooks without any out of the events, for their time, and at its end tells
 * once what became of those that the run started with.
 */
final class UnchangingOperator extends AbstractStreamOperator<PlaybookUpdate>
    implements OneInputStreamOperator<Event, PlaybookUpdate> {
  private static final long serialVersionUID = 1L;

  private final PlaybooksConfig config;

  UnchangingOperator(PlaybooksConfig config) {
    this.config = config;
  }

  @Override
  public void processElement(StreamRecord<Event> element) {}

  @Override
  public void finish() throws Exception {
    boolean isOneOfAll = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    if (isOneOfAll) {
      for (PlaybookStatus status : config.statuses()) {
        output.collect(PlaybookCheckOperator.STATUS, new StreamRecord<>(status, status.atMillis()));
      }
    }
    super.finish();
  }
}
