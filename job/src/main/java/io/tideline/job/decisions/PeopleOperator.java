package io.tideline.job.decisions;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.ErasureDesk;
import io.tideline.job.governance.Outlet;
import io.tideline.job.ingest.KeptClock;
import io.tideline.job.playbook.ActivePlaybooks;
import io.tideline.udfs.decision.DecisionSink;
import io.tideline.udfs.decision.Desk;
import io.tideline.udfs.decision.Rulebook;
import io.tideline.udfs.decision.Surroundings;
import io.tideline.udfs.decision.Talk;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.rule.RuleFailure;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.state.StateDescriptor;
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
import org.jspecify.annotations.Nullable;

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
        DecisionSink,
        Erasable<String, Trigger> {
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
  private transient ErasureDesk<String, Trigger> erasures;
  private transient ErasedPeople erased;
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
    erasures = new ErasureDesk<>(this, config.erasures());
    erasures.initialize(context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    person = new StoredPerson(getKeyedStateStore(), config.keptDays());
    if (config.timing() == DecisionTiming.BEHIND_THE_CLOCK) {
      pending =
          new PendingDecisions(getKeyedStateStore().getMapState(PendingDecisions.descriptor()));
    }
    timers = getInternalTimerService("due", VoidNamespaceSerializer.INSTANCE, this);
    failures = getMetricGroup().counter("rule_failures");
    erasures.open(this, timers, Outlet.ofNothing());
  }

  @Override
  public void processElement1(StreamRecord<DecisionStep> element) throws Exception {
    DecisionStep step = element.getValue();
    if (pending != null && step.atMillis() > clock.millis()) {
      pending.add(step);
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, step.atMillis());
      return;
    }
    if (erased.isGone(step.personId(), step.atMillis())) {
      return;
    }
    person.open(String.valueOf(getCurrentKey()));
    apply(step);
    person.save(step.atMillis());
  }

  private void apply(DecisionStep step) throws Exception {
    Event event = step.event();
    if (event == null) {
      desk.take(step.finding(), step.video(), person);
    } else if (event.type() == EventType.PRIVACY_ERASE) {
      person.save(step.atMillis());
      forget(Objects.requireNonNull(step.personId()), step.atMillis());
    } else {
      if (event.type() == EventType.CONVERSATION_OPTED_OUT) {
        person.objected(step.atMillis());
      }
      desk.take(event, Objects.requireNonNull(step.personId()), step.video(), person);
    }
  }

  @Override
  public void processElement2(StreamRecord<Announcement> element) throws Exception {
    Announcement announcement = element.getValue();
    if (announcement.erasure() != null) {
      erasures.take(announcement.erasure());
    } else if (announcement.finding() != null) {
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
    person.open(String.valueOf(getCurrentKey()));
    forgetBefore(timer.getTimestamp());
    if (pending != null) {
      for (DecisionStep step : pending.takeAt(timer.getTimestamp())) {
        apply(step);
      }
    }
    desk.takeDue(timer.getTimestamp(), person);
    person.save(timer.getTimestamp());
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    boolean isLive =
        timers.currentWatermark() != Long.MIN_VALUE
            && clock.millis() >= wallClockMillis() - config.liveWithinMillis();
    if (isLive) {
      person.open(String.valueOf(getCurrentKey()));
      desk.takeDue(timer.getTimestamp(), person);
      person.save(timer.getTimestamp());
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
    if (getTimeServiceManager().isPresent()) {
      getTimeServiceManager().get().advanceWatermark(mark);
    }
    erasures.onApplied(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    if (playbooks.onBarrier()) {
      rulebooks.clear();
    }
    erasures.onBarrier();
    super.snapshotState(context);
    clock.snapshot();
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return person.descriptors();
  }

  @Override
  public @Nullable String personOf(String key) {
    return DecisionKeys.personOf(key);
  }

  /**
   * In a replay the request itself is a step of the person, and does it for the platform it came
   * by; for others their next step does, or this once all has been applied.
   */
  @Override
  public void forget(String key, Outlet<Trigger> out) throws Exception {
    String who = DecisionKeys.personOf(key);
    long upTo = erased.lastOf(who, clock.millis());
    if (upTo != ErasedPeople.NEVER && person.sinceMillis() <= upTo) {
      person.open(key);
      forget(Objects.requireNonNull(who), upTo);
    }
  }

  /** Alerts on what is forgotten end. */
  private void forget(String who, long upToMillis) throws Exception {
    for (Map.Entry<String, Talk> gone : person.forget(upToMillis).entrySet()) {
      desk.forget(gone.getValue(), gone.getKey(), who, upToMillis);
    }
  }

  /** In a replay: what a request reached that was a step of the person on another platform. */
  private void forgetBefore(long millis) throws Exception {
    if (erased.inOrder() && !erased.book().isEmpty()) {
      String who = DecisionKeys.personOf(String.valueOf(getCurrentKey()));
      long upTo = who == null ? 0 : erased.book().lastBefore(who, millis);
      if (upTo > 0 && person.sinceMillis() <= upTo) {
        forget(Objects.requireNonNull(who), upTo);
      }
    }
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
