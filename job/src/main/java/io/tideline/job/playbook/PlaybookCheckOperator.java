package io.tideline.job.playbook;

import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.playbook.PlaybookStatus;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Looks at the documents of all tenants, in one instance, and hands on those that are to hold. What
 * the job starts with it only tells of; of what it goes on with, only what is refused by now.
 */
public final class PlaybookCheckOperator extends AbstractStreamOperator<PlaybookUpdate>
    implements OneInputStreamOperator<PlaybookDocument, PlaybookUpdate> {
  private static final long serialVersionUID = 1L;

  /** What became of each document. */
  public static final OutputTag<PlaybookStatus> STATUS = new OutputTag<>("status") {};

  private final PlaybooksConfig config;

  private transient PlaybookDesk desk;
  private transient ListState<PlaybookUpdate> heldState;
  private transient boolean told;
  private transient boolean restored;

  public PlaybookCheckOperator(PlaybooksConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    heldState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("held", TypeInformation.of(PlaybookUpdate.class)));
    restored = context.isRestored();
    var held = new ArrayList<PlaybookUpdate>();
    if (context.isRestored()) {
      heldState.get().forEach(held::add);
    } else {
      held.addAll(config.published());
    }
    desk = new PlaybookDesk(config.initialPlaybook(), held);
  }

  @Override
  public void open() throws Exception {
    super.open();
    output.emitWatermarkStatus(WatermarkStatus.IDLE);
    long now = getProcessingTimeService().getCurrentProcessingTime();
    getProcessingTimeService().registerTimer(now, timestamp -> tellOfTheStart());
  }

  /** Playbooks have no time, and must hold back nobody's: not even until their input has ended. */
  @Override
  public void processWatermark(Watermark mark) {}

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {}

  private void tellOfTheStart() {
    if (!told) {
      told = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      (restored ? desk.refused(now) : config.statuses()).forEach(this::tell);
    }
  }

  private void tell(PlaybookStatus status) {
    output.collect(STATUS, new StreamRecord<>(status, status.atMillis()));
  }

  @Override
  public void processElement(StreamRecord<PlaybookDocument> element) {
    tellOfTheStart();
    PlaybookDesk.Verdict verdict = desk.take(element.getValue());
    if (verdict.update() != null) {
      output.collect(new StreamRecord<>(verdict.update()));
    }
    if (verdict.status() != null) {
      tell(verdict.status());
    }
  }

  /** What is told later belongs to the next checkpoint, and would be told again after this one. */
  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    tellOfTheStart();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    heldState.update(List.copyOf(desk.held()));
  }

  @Override
  public void finish() throws Exception {
    tellOfTheStart();
    super.finish();
  }
}
