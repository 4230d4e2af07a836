package io.tideline.job.attribution.credits;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.playbook.Kept;
import io.tideline.udfs.attribution.CampaignDelta;
import io.tideline.udfs.attribution.CampaignDeltas;
import io.tideline.udfs.attribution.Cohort;
import io.tideline.udfs.attribution.CustomerOrder;
import io.tideline.udfs.attribution.Issue;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.RefundClaim;
import io.tideline.udfs.attribution.Refunds;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKind;
import io.tideline.udfs.event.DeadLetter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Credits an order and issues the difference to what was issued before (see the package). */
final class CreditFunction
    extends KeyedCoProcessFunction<String, WeightedPath, RefundClaim, TableRow>
    implements Erasable<String, TableRow> {
  private static final long serialVersionUID = 1L;

  /** Changes in campaigns' figures. */
  static final OutputTag<CampaignDelta> CAMPAIGNS =
      new OutputTag<>("campaigns", TypeInformation.of(CampaignDelta.class));

  /** Changes in what customers have brought. */
  static final OutputTag<CustomerOrder> CUSTOMERS =
      new OutputTag<>("customers", TypeInformation.of(CustomerOrder.class));

  /** Messages that were, or were not, the last touch. */
  static final OutputTag<ConversionMark> MARKS =
      new OutputTag<>("marks", TypeInformation.of(ConversionMark.class));

  /** What hourly figures count. */
  static final OutputTag<KpiFact> FACTS =
      new OutputTag<>("facts", TypeInformation.of(KpiFact.class));

  /** Refunds that are more than is left, or in another currency. */
  static final OutputTag<DeadLetter> REFUSED =
      new OutputTag<>("refused", TypeInformation.of(DeadLetter.class));

  private static final long UNKNOWN_ORDER_MILLIS = 30 * 86_400_000L;

  /** So many refunds of an order that do not count are kept, in case an earlier one lets them. */
  private static final int MAX_REFUSED = 64;

  private final CreditsConfig config;

  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<CreditState> descriptor;
  private transient ValueState<CreditState> states;
  private transient CreditRows rows;

  CreditFunction(CreditsConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) {
    descriptor = new ValueStateDescriptor<>("credits", TypeInformation.of(CreditState.class));
    descriptor.enableTimeToLive(Kept.days(config.orderDays()));
    states = getRuntimeContext().getState(descriptor);
    rows = new CreditRows(config.secret());
  }

  @Override
  public void processElement1(WeightedPath weighted, Context context, Collector<TableRow> out)
      throws Exception {
    settle(state(), isGone(weighted) ? weighted.withoutPerson() : weighted, context, out);
  }

  private boolean isGone(WeightedPath weighted) {
    return weighted.hasPerson()
        && erased.isGone(weighted.path().person(), weighted.path().occurredAtMillis());
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(String orderId) {
    return null;
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(descriptor);
  }

  /** The order stays, and what it is credited to; it no longer says whose it is. */
  @Override
  public void forget(String orderId, Outlet<TableRow> out) throws Exception {
    CreditState state = states.value();
    if (state != null && state.weighted() != null && isGone(state.weighted())) {
      states.update(state.with(state.weighted().withoutPerson()));
    }
  }

  @Override
  public void processElement2(RefundClaim refund, Context context, Collector<TableRow> out)
      throws Exception {
    CreditState state = state();
    var refunds = new ArrayList<>(state.refunds());
    refunds.add(refund);
    CreditState changed = state.with(refunds);
    if (state.weighted() != null) {
      settle(changed, state.weighted(), context, out);
      return;
    }
    states.update(changed);
    var timers = context.timerService();
    long from = Math.max(refund.atMillis(), timers.currentWatermark());
    timers.registerEventTimeTimer(from + UNKNOWN_ORDER_MILLIS);
  }

  private CreditState state() throws Exception {
    CreditState kept = states.value();
    return kept == null ? CreditState.NEW : kept;
  }

  /**
   * Judges the refunds that the clock has passed, and issues what has changed. Judged are always
   * all that are known, in the order of their times: so no order of arrival changes what counts.
   */
  private void settle(
      CreditState state, WeightedPath weighted, Context context, Collector<TableRow> out)
      throws Exception {
    long now = context.timerService().currentWatermark();
    Map<Boolean, List<RefundClaim>> passed =
        state.refunds().stream()
            .collect(Collectors.partitioningBy(c -> c.isJudged() || c.atMillis() <= now));
    Refunds refunds = Refunds.of(weighted.path(), passed.get(true));
    Set<String> refused = new HashSet<>(state.refused());
    for (RefundClaim claim : refunds.refused()) {
      if (refused.add(claim.refundId())) {
        refuse(claim, weighted, context);
      }
    }
    Issue before = state.issued();
    Issue after = new Issue(weighted, refunds.sum(), cohort(before, weighted.path()));
    List<TableRow> changes = rows.between(before, after, state.revision() + 1);
    changes.forEach(out::collect);
    tell(before, after, context);
    long revision = changes.isEmpty() ? state.revision() : state.revision() + 1;
    states.update(
        new CreditState(
            weighted,
            after.refunded(),
            kept(refunds, passed.get(false), context.timerService()),
            refused,
            revision,
            after.cohort()));
  }

  /**
   * The buyer's cohort. An order stays in the hold-out that it was credited in first, so that none
   * that begins later takes it in; whose it is may change. What an erased person's was stays, as
   * the order does.
   */
  private @Nullable Cohort cohort(@Nullable Issue before, OrderPath path) {
    String person = path.person();
    if (before == null) {
      double percent = config.controlPct().of(path.accountId());
      return person.isEmpty() ? null : Cohort.of(person, percent);
    }
    Cohort known = before.cohort();
    return known == null || person.isEmpty() ? known : Cohort.of(person, known.controlPct());
  }

  private static List<RefundClaim> kept(
      Refunds judged, List<RefundClaim> ahead, TimerService timers) {
    var kept = new ArrayList<RefundClaim>();
    judged.accepted().forEach(claim -> kept.add(claim.judged()));
    judged.refused().stream().limit(MAX_REFUSED).forEach(claim -> kept.add(claim.withoutRecord()));
    for (RefundClaim claim : ahead) {
      kept.add(claim);
      timers.registerEventTimeTimer(claim.atMillis());
    }
    return kept;
  }

  private static void refuse(RefundClaim claim, WeightedPath weighted, Context context) {
    DeadLetter record = claim.record();
    if (record == null) {
      return;
    }
    boolean sameCurrency = claim.currency().equals(weighted.path().currency());
    String detail = sameCurrency ? record.detail() : "currency: not that of the order";
    context.output(
        REFUSED,
        new DeadLetter(
            record.sourceTopic(),
            record.sourcePartition(),
            record.sourceOffset(),
            record.reason(),
            detail,
            record.raw(),
            record.failedAtMillis()));
  }

  private static void tell(@Nullable Issue before, Issue after, Context context) {
    for (CampaignDelta delta : CampaignDeltas.between(before, after)) {
      context.output(CAMPAIGNS, delta);
    }
    for (CustomerOrder order : CustomerOrder.between(before, after)) {
      if (!order.person().isEmpty()) {
        context.output(CUSTOMERS, order);
      }
    }
    PathTouch was = before == null ? null : conversation(before);
    PathTouch is = conversation(after);
    if (Objects.equals(was, is)) {
      return;
    }
    if (was != null && before != null) {
      mark(before, was, true, context);
    }
    if (is != null) {
      mark(after, is, false, context);
    }
  }

  /** The last touch where it is a message that is still there. */
  private static @Nullable PathTouch conversation(Issue issue) {
    PathTouch last = issue.lastTouch();
    boolean isHere = !issue.path().person().isEmpty();
    return isHere && last != null && last.type().isConversation() ? last : null;
  }

  private static void mark(Issue issue, PathTouch message, boolean removed, Context context) {
    context.output(MARKS, ConversionMark.of(message, issue.path().orderId(), removed));
    context.output(
        FACTS,
        new KpiFact(
            issue.path().accountId(),
            issue.path().platform(),
            ConversionMark.channel(message.type()),
            issue.path().occurredAtMillis(),
            KpiKind.CONVERSION,
            0,
            0,
            false,
            removed ? -1 : 1));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    CreditState state = states.value();
    boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (state == null || endOfInput) {
      return;
    }
    if (state.weighted() != null) {
      if (state.refunds().stream().anyMatch(claim -> claim.atMillis() == timestamp)) {
        settle(state, state.weighted(), context, out);
      }
      return;
    }
    List<RefundClaim> waiting =
        state.refunds().stream()
            .filter(claim -> claim.atMillis() + UNKNOWN_ORDER_MILLIS > timestamp)
            .toList();
    if (waiting.isEmpty()) {
      states.clear();
    } else {
      states.update(state.with(waiting));
    }
  }
}
