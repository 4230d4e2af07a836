package io.tideline.job.conversations;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.conversation.ConversationStep;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs {@link ConversationFunction} and tells it how far event time has come. */
public final class ConversationOperator
    extends ErasingCoOperator<String, ConversationStep, PlaybookUpdate, TableRow> {
  private static final long serialVersionUID = 1L;

  private final ConversationFunction function;

  public ConversationOperator(ConversationFunction function, ConversationsConfig config) {
    super(function, null, config.erasures());
    this.function = function;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    function.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }
}
