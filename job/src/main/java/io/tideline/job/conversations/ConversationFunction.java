package io.tideline.job.conversations;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.ingest.KeptClock;
import io.tideline.job.ingest.LiveClock;
import io.tideline.job.playbook.Kept;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.conversation.Conversation;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.conversation.ConversationStep;
import io.tideline.udfs.conversation.Episode;
import io.tideline.udfs.conversation.EpisodeTouch;
import io.tideline.udfs.conversation.Outcome;
import io.tideline.udfs.conversation.SlaEvent;
import io.tideline.udfs.conversation.StepKind;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.event.Alert;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Holds the state and the timers of each conversation (see the package). */
public final class ConversationFunction
    extends KeyedCoProcessFunction<String, ConversationStep, PlaybookUpdate, TableRow>
    implements CheckpointedFunction, Erasable<String, TableRow> {
  private static final long serialVersionUID = 1L;

  /** Revisions of alerts on deadlines and messages. */
  public static final OutputTag<Alert> ALERTS = new OutputTag<>("alerts") {};

  /** Where messages belong that may be credited with an order. */
  public static final OutputTag<EpisodeTouch> TOUCHES = new OutputTag<>("touches") {};

  /** What hourly figures count of episodes. */
  public static final OutputTag<KpiFact> FACTS = new OutputTag<>("facts") {};

  private final ConversationsConfig config;

  private transient KeptClock clock;
  private transient LiveClock live;
  private transient ValueState<ConversationState> states;
  private transient PendingSteps pending;
  private transient MessageAlertsUp messages;
  private transient RulesByAccount rules;
  private transient ConversationRows rows;
  private transient ErasedConversations erased;
  private transient List<StateDescriptor<?, ?>> descriptors;

  /** What the conversation at hand goes by. */
  private transient AccountRules by;

  /** The conversation at hand. */
  private transient ConversationState state;

  public ConversationFunction(ConversationsConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) {
    var context = getRuntimeContext();
    TypeInformation<ConversationStep> step = TypeInformation.of(ConversationStep.class);
    var conversation =
        new ValueStateDescriptor<>("conversation", TypeInformation.of(ConversationState.class));
    int days = config.keptDays();
    conversation.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(days)).build());
    states = context.getState(conversation);
    var waiting = new MapStateDescriptor<>("pending", Types.LONG, Types.LIST(step));
    pending = new PendingSteps(context.getMapState(waiting));
    var messageAlerts = new MapStateDescriptor<>("message-alerts", Types.STRING, step);
    messageAlerts.enableTimeToLive(Kept.days(days));
    messages = new MessageAlertsUp(context.getMapState(messageAlerts));
    descriptors = List.of(conversation, waiting, messageAlerts);
    rows = new ConversationRows(config.secret());
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clock = KeptClock.open(context.getOperatorStateStore());
    live = new LiveClock(clock, config.liveWithinMillis());
    rules = new RulesByAccount(config, context);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    clock.snapshot();
    rules.playbooks().onBarrier();
  }

  /** Tells how far event time has come, before the timers up to there fire. */
  void onWatermark(long millis) {
    clock.onWatermark(millis);
  }

  @Override
  public void processElement2(PlaybookUpdate update, Context context, Collector<TableRow> out) {
    rules.playbooks().onUpdate(update);
  }

  @Override
  public void processElement1(ConversationStep raw, Context context, Collector<TableRow> out)
      throws Exception {
    by = rules.of(raw.accountId());
    AccountRules.Judged judged = by.judge(raw);
    if (judged.flag() != null) {
      context.output(FACTS, judged.flag());
    }
    ConversationStep step = judged.step();
    if (erased.isGone(step)) {
      return;
    }
    boolean concerns = step.alertKind() != null;
    boolean behind = step.atMillis() <= clock.millis();
    long firstAlert = by.machine().firstAlertMillis(step);
    boolean isPressing = !behind && firstAlert - step.atMillis() < config.liveWithinMillis();
    if (!behind) {
      pending.add(step);
      context.timerService().registerEventTimeTimer(step.atMillis());
    }
    if (!concerns && !behind && !isPressing) {
      return;
    }
    load();
    if (isPressing) {
      remind(firstAlert, context.timerService());
    }
    if (concerns && messages.add(step)) {
      state = state.withMessageAlerts(state.messageAlerts() + 1);
      publish(step, null, context);
    }
    if (behind) {
      forgetBefore(step.atMillis(), context, out);
      apply(step, context, out);
      settle(clock.millis(), context, out);
    }
    save();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    TimerService timers = context.timerService();
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      onWallClock(timestamp, context, out);
    } else if (timers.currentWatermark() != Long.MAX_VALUE) {
      // The end of the input is not the passing of time: then deadlines stay open.
      load();
      by = rules.of(state.conversation());
      forgetBefore(timestamp, context, out);
      for (ConversationStep step : pending.takeAt(timestamp)) {
        by = rules.of(step.accountId());
        apply(step, context, out);
      }
      if (timestamp >= state.wakeAtMillis()) {
        state = state.wakingAt(Long.MAX_VALUE);
      }
      settle(timestamp, context, out);
      save();
    }
  }

  private void load() throws Exception {
    ConversationState kept = states.value();
    state = kept == null ? ConversationState.NEW : kept;
  }

  private void save() throws Exception {
    if (state.isEmpty()) {
      states.clear();
    } else {
      states.update(state);
    }
  }

  private void apply(ConversationStep step, Context context, Collector<TableRow> out)
      throws Exception {
    if (state.conversation() == null) {
      state = state.above(erased.floorOf(step));
    }
    emit(by.machine().apply(state.conversation(), step), context, out);
    EpisodeTouch touch = rows.touch(step, state.conversation());
    if (touch != null) {
      context.output(TOUCHES, touch);
    }
    if (state.messageAlerts() > 0) {
      endMessageAlerts(step, context);
    }
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = new ErasedConversations(people);
  }

  @Override
  public @Nullable String personOf(String conversation) {
    return ConversationIds.customerOf(conversation);
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return descriptors;
  }

  /**
   * What happened before an erasure and waits for the clock is applied first, so that figures are
   * what they would have been.
   */
  @Override
  public void forget(String conversationId, Outlet<TableRow> out) throws Exception {
    long clockMillis = clock.millis();
    long upTo = ErasedConversations.NEVER;
    for (String person : people(conversationId)) {
      upTo = Math.max(upTo, erased.upTo(person, clockMillis));
    }
    if (upTo == ErasedConversations.NEVER) {
      return;
    }
    var context = new OutsideContext(conversationId, out);
    load();
    for (ConversationStep step : pending.takeUpTo(upTo)) {
      by = rules.of(step.accountId());
      forgetBefore(step.atMillis(), context, out);
      apply(step, context, out);
    }
    by = rules.of(state.conversation());
    forgetBefore(erased.endMillis(clockMillis), context, out);
    save();
  }

  /** Whoever is known to have written in the conversation at hand, and whom its id names. */
  private Set<String> people(String conversationId) throws Exception {
    ConversationState kept = states.value();
    Set<String> people = pending.customers();
    people.addAll(owners(conversationId, kept == null ? null : kept.conversation()));
    if (kept == null || kept.messageAlerts() > 0) {
      people.addAll(messages.customers());
    }
    return people;
  }

  /** With whom all that is kept goes: who opened the episode, and whom the id names. */
  private static Set<String> owners(String conversationId, @Nullable Conversation conversation) {
    var owners = new HashSet<String>();
    String opener = ErasedConversations.customer(conversation);
    String named = ConversationIds.customerOf(conversationId);
    if (opener != null) {
      owners.add(opener);
    }
    if (named != null) {
      owners.add(named);
    }
    return owners;
  }

  /** What people's last erasures before an instant reach is forgotten by then. */
  private void forgetBefore(long millis, Context context, Collector<TableRow> out)
      throws Exception {
    if (!erased.any() || state.isEmpty()) {
      return;
    }
    if (state.messageAlerts() > 0) {
      forgetMessages(messages.takeErased(erased, millis), millis, context);
    }
    for (String owner : owners(context.getCurrentKey(), state.conversation())) {
      long upTo = erased.before(owner, millis);
      if (upTo != ErasedConversations.NEVER) {
        forget(upTo, context, out);
      }
    }
  }

  private void forgetMessages(List<ConversationStep> gone, long millis, Context context) {
    for (ConversationStep message : gone) {
      long upTo = erased.before(message.customerId(), millis);
      publish(message, Math.max(message.atMillis(), upTo), context);
    }
    state = state.withMessageAlerts(state.messageAlerts() - gone.size());
  }

  private void forget(long upTo, Context context, Collector<TableRow> out) throws Exception {
    for (ConversationStep message : messages.takeUpTo(upTo)) {
      publish(message, Math.max(message.atMillis(), upTo), context);
      state = state.withMessageAlerts(state.messageAlerts() - 1);
    }
    Conversation conversation = state.conversation();
    if (conversation != null && !ErasedConversations.isSince(conversation, upTo)) {
      emit(by.machine().erase(conversation, upTo), context, out);
    }
  }

  /** Alerts on messages end when their episode is resolved. */
  private void endMessageAlerts(ConversationStep step, Context context) throws Exception {
    Conversation conversation = state.conversation();
    Episode episode = conversation == null ? null : conversation.episode();
    if (episode != null && episode.isOpen() && step.atMillis() >= episode.opening().atMillis()) {
      return;
    }
    if (step.kind() == StepKind.RESOLVED) {
      List<ConversationStep> ended = messages.takeBefore(step);
      for (ConversationStep message : ended) {
        publish(message, step.atMillis(), context);
      }
      state = state.withMessageAlerts(state.messageAlerts() - ended.size());
    } else if (step.kind() == StepKind.INBOUND && messages.take(step)) {
      // A straggler of an episode that has been resolved since.
      boolean isHere = episode != null && step.atMillis() >= episode.opening().atMillis();
      long ended = isHere ? episode.resolvedMillis() : conversation.closedThroughMillis();
      publish(step, Math.max(step.atMillis(), ended), context);
      state = state.withMessageAlerts(state.messageAlerts() - 1);
    }
  }

  /** Judges and forgets what the clock has passed, and sees to the next time. */
  private void settle(long nowMillis, Context context, Collector<TableRow> out) throws Exception {
    Conversation conversation = state.conversation();
    if (conversation == null) {
      return;
    }
    emit(by.machine().judge(conversation, nowMillis), context, out);
    Conversation kept = by.machine().keptAt(state.conversation(), nowMillis);
    state = state.with(kept);
    remind(kept, context.timerService());
  }

  private void remind(Conversation conversation, TimerService timers) {
    long next = by.machine().nextMillis(conversation);
    if (next < state.wakeAtMillis()) {
      timers.registerEventTimeTimer(next);
      state = state.wakingAt(next);
    }
    remind(by.machine().nextAlertMillis(conversation), timers);
  }

  /** What is not judged by now is left to the clock. */
  private void remindAfter(long timestamp, TimerService timers) {
    Conversation conversation = state.conversation();
    long next = conversation == null ? Long.MAX_VALUE : by.machine().nextAlertMillis(conversation);
    if (next > timestamp) {
      remind(next, timers);
    }
  }

  /** In a backfill, what the wall clock has long passed is left to event time. */
  private void remind(long alertMillis, TimerService timers) {
    boolean isAhead = alertMillis > timers.currentProcessingTime() || live.isLive(timers);
    if (alertMillis < state.wallAtMillis() && isAhead) {
      timers.registerProcessingTimeTimer(alertMillis);
      state = state.wallAt(alertMillis);
    }
  }

  private void onWallClock(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    load();
    by = rules.of(state.conversation());
    if (timestamp >= state.wallAtMillis()) {
      state = state.wallAt(Long.MAX_VALUE);
    }
    TimerService timers = context.timerService();
    if (live.isLive(timers)) {
      judgeEarly(timestamp, context, out);
      remindAfter(timestamp, timers);
    } else if (live.mayCatchUp(timers)) {
      long again = timers.currentProcessingTime() + LiveClock.RETRY_MILLIS;
      timers.registerProcessingTimeTimer(again);
      state = state.wallAt(again);
    }
    save();
  }

  /** Each instant that has passed is judged by what has come and happened up to it. */
  private void judgeEarly(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    Conversation before;
    do {
      before = state.conversation();
      long next = before == null ? Long.MAX_VALUE : by.machine().nextAlertMillis(before);
      long instant = Math.min(next, timestamp);
      Conversation seen = before;
      for (ConversationStep step : pending.upTo(instant)) {
        by = rules.of(step.accountId());
        seen = by.machine().apply(seen, step).conversation();
      }
      if (isOpenedSince(before, seen)) {
        openEarly(seen, timestamp, context, out);
      } else if (before != null) {
        emit(by.machine().judgeEarly(before, seen, instant), context, out);
      }
    } while (state.conversation() != before);
  }

  private static boolean isOpenedSince(@Nullable Conversation before, @Nullable Conversation seen) {
    return seen != null && (before == null || seen.lastNumber() != before.lastNumber());
  }

  /**
   * Where a target is shorter than the disorder allowed for, its steps do not wait for the clock:
   * what comes after them is a straggler.
   */
  private void openEarly(
      Conversation seen, long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    long next = by.machine().nextAlertMillis(seen);
    if (next <= timestamp) {
      for (ConversationStep step : pending.takeUpTo(timestamp)) {
        apply(step, context, out);
      }
    } else {
      remind(next, context.timerService());
    }
  }

  private void emit(Outcome outcome, Context context, Collector<TableRow> out) {
    state = state.with(outcome.conversation());
    String conversationId = context.getCurrentKey();
    for (Episode episode : outcome.changed()) {
      out.collect(rows.row(conversationId, episode, state.revisionFloor()));
    }
    long now = context.timerService().currentProcessingTime();
    for (SlaEvent event : outcome.alerts()) {
      context.output(ALERTS, by.alerts().sla(conversationId, event, now));
    }
    for (KpiFact fact : outcome.facts()) {
      context.output(FACTS, fact);
    }
  }

  private void publish(ConversationStep message, @Nullable Long endedMillis, Context context) {
    long now = context.timerService().currentProcessingTime();
    context.output(ALERTS, by.alerts().message(message, endedMillis, now));
  }

  /** What {@link #forget} has where there is no event and no timer. */
  private final class OutsideContext extends Context {
    private final String key;
    private final Outlet<TableRow> outlet;

    OutsideContext(String key, Outlet<TableRow> outlet) {
      this.key = key;
      this.outlet = outlet;
    }

    @Override
    public @Nullable Long timestamp() {
      return null;
    }

    @Override
    public TimerService timerService() {
      return outlet.timers();
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      outlet.output(tag, value);
    }

    @Override
    public String getCurrentKey() {
      return key;
    }
  }
}
