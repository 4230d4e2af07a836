package io.tideline.job.alerts;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.connectors.notify.NotifyTarget;
import io.tideline.connectors.notify.SendResult;
import io.tideline.udfs.alert.group.Notification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells people, without ever making the job wait: what could not be told is part of the checkpoint
 * and is tried again for a day, after pauses that grow. At least once; whoever is told knows a
 * repetition by its labels or its delivery's id. What is up an Alertmanager is told again and
 * again.
 */
public final class DeliveryOperator extends AbstractStreamOperator<Notification>
    implements OneInputStreamOperator<Notification, Notification> {
  private static final long serialVersionUID = 1L;
  private static final long TICK_MILLIS = 500;
  private static final long GIVE_UP_MILLIS = 24 * 3_600_000L;
  private static final int MAX_PENDING = 50_000;
  private static final int MAX_REQUESTS = 8;

  private final NotifySettings settings;

  private transient List<NotifyTarget> targets;
  private transient Map<String, PendingNotification> pending;
  private transient Set<String> underWay;
  private transient Queue<Answer> answers;
  private transient Set<String> failing;
  private transient ListState<PendingNotification> pendingState;
  private transient Counter told;
  private transient Counter failed;
  private transient Counter givenUp;

  private record Answer(NotifyTarget target, List<PendingNotification> sent, SendResult result) {}

  public DeliveryOperator(NotifySettings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    pending = new LinkedHashMap<>();
    pendingState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "pending", TypeInformation.of(PendingNotification.class)));
    for (PendingNotification kept : pendingState.get()) {
      pending.put(kept.key(), kept);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    targets = settings.open();
    underWay = new HashSet<>();
    failing = new HashSet<>();
    answers = new ConcurrentLinkedQueue<>();
    told = getMetricGroup().counter("notifications_told");
    failed = getMetricGroup().counter("notifications_failed");
    givenUp = getMetricGroup().counter("notifications_given_up");
    getMetricGroup().gauge("notifications_waiting", this::waiting);
    List<String> names = targets.stream().map(NotifyTarget::name).toList();
    pending.values().removeIf(kept -> !names.contains(kept.target()));
    if (!targets.isEmpty()) {
      tickLater();
    }
  }

  @Override
  public void processElement(StreamRecord<Notification> element) {
    for (NotifyTarget target : targets) {
      if (target.wants(element.getValue())) {
        var next = PendingNotification.of(target.name(), element.getValue(), now());
        pending.put(next.key(), next);
      }
    }
    while (pending.size() > MAX_PENDING) {
      pending.remove(pending.keySet().iterator().next());
      givenUp.inc();
    }
    sendDue();
  }

  /** How many are to be told, for the first time or again. */
  int waiting() {
    return pending.size();
  }

  private void tickLater() {
    getProcessingTimeService().registerTimer(now() + TICK_MILLIS, timestamp -> tick());
  }

  private void tick() {
    for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
      settle(answer);
    }
    sendDue();
    tickLater();
  }

  private void sendDue() {
    long now = now();
    for (NotifyTarget target : targets) {
      var due = new ArrayList<PendingNotification>();
      for (PendingNotification next : pending.values()) {
        if (next.target().equals(target.name())
            && next.dueMillis() <= now
            && !underWay.contains(next.key())
            && underWay.size() < MAX_REQUESTS * target.batch()) {
          due.add(next);
          underWay.add(next.key());
        }
      }
      for (int from = 0; from < due.size(); from += target.batch()) {
        send(target, due.subList(from, Math.min(due.size(), from + target.batch())));
      }
    }
  }

  /** The answer comes in another thread, and is looked at in this one. */
  private void send(NotifyTarget target, List<PendingNotification> batch) {
    Queue<Answer> into = answers;
    target
        .send(batch.stream().map(PendingNotification::notification).toList())
        .thenAccept(result -> into.add(new Answer(target, batch, result)));
  }

  private void settle(Answer answer) {
    long now = now();
    logOnce(answer);
    for (PendingNotification sent : answer.sent()) {
      underWay.remove(sent.key());
      if (answer.result().taken()) {
        told.inc();
        replace(sent, afterTelling(answer.target(), sent, now));
      } else {
        failed.inc();
        boolean tooLong = now - sent.sinceMillis() > GIVE_UP_MILLIS;
        if (tooLong) {
          givenUp.inc();
        }
        replace(sent, tooLong ? null : sent.failed(now));
      }
    }
  }

  private static @Nullable PendingNotification afterTelling(
      NotifyTarget target, PendingNotification sent, long now) {
    boolean again = target.resendMillis() != Long.MAX_VALUE && sent.notification().firing();
    return again ? sent.again(now, target.resendMillis()) : null;
  }

  /** What has come in the meantime stays. */
  private void replace(PendingNotification sent, @Nullable PendingNotification next) {
    PendingNotification known = pending.get(sent.key());
    if (known != null && known.notification().revision() == sent.notification().revision()) {
      if (next == null) {
        pending.remove(sent.key());
      } else {
        pending.put(sent.key(), next);
      }
    }
  }

  /** One line when a target begins to fail, and one when it is well again. */
  private void logOnce(Answer answer) {
    String name = answer.target().name();
    if (!answer.result().taken() && failing.add(name)) {
      LOG.warn("alerts wait for {}: {}", name, answer.result().problem());
    } else if (answer.result().taken() && failing.remove(name)) {
      LOG.info("alerts reach {} again", name);
    }
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    pendingState.update(new ArrayList<>(pending.values()));
  }
}
