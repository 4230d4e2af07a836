package io.tideline.job.decisions;

import io.tideline.job.ingest.KeptClock;
import io.tideline.job.playbook.ActivePlaybooks;
import io.tideline.udfs.decision.DecisionSink;
import io.tideline.udfs.decision.Desk;
import io.tideline.udfs.decision.Rulebook;
import io.tideline.udfs.decision.Surroundings;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.rule.RuleFailure;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Decides for one person after the other, with what holds for accounts and which playbooks hold,
 * which every instance is told (see the package).
 *
 * <p>What is to be done later has a timer in event time, and in a live run one of the wall clock as
 * well, so that it is done in time while all is silent. The wall clock does nothing while events
 * lag more behind it than silence and disorder explain; whichever fires first takes the action away
 * from the other.
 */
public final class PeopleOperator extends AbstractStreamOperator<Trigger>
    implements TwoInputStreamOperator<DecisionStep, Announcement, Trigger>,
        Triggerable<String, VoidNamespace>,
        Surroundings,
        DecisionSink {
  private static final long serialVersionUID = 1L;

  /** Revisions of alerts {@code automation_exhausted}. */
  public static final OutputTag<Alert> ALERTS = new OutputTag<>("alerts") {};

  /** Rules that could not be judged. */
  static final OutputTag<FailedRule> FAILURES =
      new OutputTag<>("failures", TypeInformation.of(FailedRule.class));

  private final DecisionsConfig config;

  private transient KeptClock clock;
  private transient ActivePlaybooks playbooks;
  private transient AccountFindings accounts;
  private transient Map<Playbook, Rulebook> rulebooks;
  private transient StoredPerson person;
  private transient PendingDecisions pending;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient Desk desk;
  private transient Counter failures;

  public PeopleOperator(DecisionsConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    clock = KeptClock.open(context.getOperatorStateStore());
    playbooks = ActivePlaybooks.open(config.playbooks(), context);
    accounts = AccountFindings.open(context.getOperatorStateStore(), config.timing());
    rulebooks = new IdentityHashMap<>();
    desk = new Desk(this, this, config.secret());
  }

  @Override
  public void open() throws Exception {
    super.open();
    person = new StoredPerson(getKeyedStateStore());
    if (config.timing() == DecisionTiming.BEHIND_THE_CLOCK) {
      pending =
          new PendingDecisions(getKeyedStateStore().getMapState(PendingDecisions.descriptor()));
    }
    timers = getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this);
    failures = getMetricGroup().counter("rule_failures");
  }

  @Override
  public void processElement1(StreamRecord<DecisionStep> element) throws Exception {
    DecisionStep step = element.getValue();
    if (pending != null && step.atMillis() > clock.millis()) {
      pending.add(step);
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, step.atMillis());
      return;
    }
    person.open();
    apply(step);
    person.save();
  }

  private void apply(DecisionStep step) {
    Event event = step.event();
    if (event == null) {
      desk.take(step.finding(), step.video(), person);
    } else if (event.type() == EventType.PRIVACY_ERASE) {
      person.erase();
    } else {
      desk.take(event, Objects.requireNonNull(step.personId()), step.video(), person);
    }
  }

  @Override
  public void processElement2(StreamRecord<Announcement> element) throws Exception {
    Announcement announcement = element.getValue();
    if (announcement.finding() != null) {
      accounts.take(announcement.finding(), clock.millis());
    } else {
      playbooks.onUpdate(Objects.requireNonNull(announcement.playbook()));
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    // The end of the input is not the passing of time: what is due later stays so.
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    person.open();
    if (pending != null) {
      for (DecisionStep step : pending.takeAt(timer.getTimestamp())) {
        apply(step);
      }
    }
    desk.takeDue(timer.getTimestamp(), person);
    person.save();
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    boolean isLive =
        timers.currentWatermark() != Long.MIN_VALUE
            && clock.millis() >= wallClockMillis() - config.liveWithinMillis();
    if (isLive) {
      person.open();
      desk.takeDue(timer.getTimestamp(), person);
      person.save();
    }
  }

  @Override
  public void wakeAt(long dueMillis) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, dueMillis);
    if (pending == null && dueMillis > wallClockMillis()) {
      timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, dueMillis);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    clock.onWatermark(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    if (playbooks.onBarrier()) {
      rulebooks.clear();
    }
    super.snapshotState(context);
    clock.snapshot();
  }

  @Override
  public Rulebook rulebook(String accountId) {
    return rulebooks.computeIfAbsent(playbooks.of(accountId), Rulebook::new);
  }

  @Override
  public boolean isSpiking(String accountId, String platform, long atMillis) {
    return holds(accountId, platform, AccountFinding.SPIKE, atMillis);
  }

  @Override
  public boolean hasDirectGrowth(String accountId, String platform, long atMillis) {
    return holds(accountId, platform, AccountFinding.DIRECT_GROWTH, atMillis);
  }

  private boolean holds(String accountId, String platform, String kind, long atMillis) {
    return accounts.hold(new AccountFinding(accountId, platform, kind, true, atMillis));
  }

  @Override
  public long wallClockMillis() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  @Override
  public void trigger(Trigger trigger) {
    output.collect(new StreamRecord<>(trigger, trigger.createdAtMillis()));
  }

  @Override
  public void alert(Alert alert) {
    output.collect(ALERTS, new StreamRecord<>(alert, alert.atMillis()));
  }

  @Override
  public void failure(Playbook playbook, RuleFailure failure, long atMillis) {
    failures.inc();
    output.collect(
        FAILURES, new StreamRecord<>(FailedRule.of(playbook, failure, atMillis), atMillis));
  }
}
