package io.tideline.job.messages;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.playbook.ActivePlaybooks;
import io.tideline.job.playbook.MadeOfPlaybooks;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.event.CommentDeletion;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.playbook.ListedExpressions;
import io.tideline.udfs.privacy.Erasure;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;

/** Makes the row of each message, and patches that of a deleted comment (see the package). */
public final class MessagesFunction
    extends KeyedCoProcessFunction<String, Event, Either<PlaybookUpdate, Erasure>, TableRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** So long after its deletion, or after that came, a comment is still recognised as deleted. */
  static final long MEMORY_MILLIS = 7 * 86_400_000L;

  private final MessagesConfig config;

  private transient MessageRows rows;
  private transient ValueState<DeletionState> deletion;
  private transient ActivePlaybooks playbooks;
  private transient MadeOfPlaybooks<ListedExpressions> lists;

  public MessagesFunction(MessagesConfig config) {
    this.config = config;
  }

  /** The id of the message that the event is or is about. */
  static String keyOf(Event event) {
    Message message = event.message();
    return message != null ? message.messageId() : event.commentDeletion().commentId();
  }

  @Override
  public void open(OpenContext openContext) {
    rows = new MessageRows(config.secret());
    deletion =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("deletion", TypeInformation.of(DeletionState.class)));
  }

  /** Every instance that writes messages must know of it. */
  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    playbooks = ActivePlaybooks.open(config.playbooks(), context);
    lists = new MadeOfPlaybooks<>(playbook -> new ListedExpressions(playbook.lists()));
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    playbooks.onBarrier();
  }

  /** Every instance that writes messages must know of an erasure. */
  @Override
  public void processElement2(
      Either<PlaybookUpdate, Erasure> told, Context context, Collector<TableRow> out) {
    if (told.isRight()) {
      out.collect(ErasureStream.row(told.right()));
    } else {
      playbooks.onUpdate(told.left());
    }
  }

  @Override
  public void processElement1(Event event, Context context, Collector<TableRow> out)
      throws Exception {
    CommentDeletion deleted = event.commentDeletion();
    if (deleted != null) {
      keep(event.occurredAtMillis(), context.timerService());
      out.collect(MessageRows.deletion(deleted));
      return;
    }
    boolean isDeleted = event.type() == EventType.COMMENT_CREATED && deletion.value() != null;
    ListedExpressions listed = lists.of(playbooks.of(event.accountId()));
    out.collect(rows.row(listed.settled(event), isDeleted));
  }

  /** A deletion may itself come long after it happened, and its comment after that. */
  private void keep(long occurredAtMillis, TimerService timers) throws Exception {
    long forgetAt = Math.max(occurredAtMillis, timers.currentWatermark()) + MEMORY_MILLIS;
    DeletionState known = deletion.value();
    if (known == null || known.forgetAtMillis() < forgetAt) {
      deletion.update(new DeletionState(forgetAt));
      timers.registerEventTimeTimer(forgetAt);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    DeletionState known = deletion.value();
    if (known != null && known.forgetAtMillis() <= timestamp) {
      deletion.clear();
    }
  }
}
