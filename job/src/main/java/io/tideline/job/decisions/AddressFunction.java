package io.tideline.job.decisions;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.ingest.IngestPipeline;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom a message of the account answers that does not say so: the customer who by then had
 * written first in its conversation. Tables need that to name neither by an id. Where nobody is
 * known yet it waits for the clock, since what is answered may be read later; in a replay always.
 */
public final class AddressFunction extends KeyedProcessFunction<String, DecisionStep, DecisionStep>
    implements Erasable<String, DecisionStep> {
  private static final long serialVersionUID = 1L;

  /** Messages that do not say whom they answer, with the customer where one is known. */
  static final OutputTag<Event> MESSAGES = new OutputTag<>("messages", IngestPipeline.EVENT);

  private final DecisionTiming timing;
  private final int keptDays;

  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<FirstAsker> customer;
  private transient ValueState<FirstAsker> customers;
  private transient MapStateDescriptor<String, DecisionStep> waiting;
  private transient MapState<String, DecisionStep> held;

  /**
   * @param keptDays as long as conversations are kept
   */
  public AddressFunction(DecisionTiming timing, int keptDays) {
    this.timing = timing;
    this.keptDays = keptDays;
  }

  @Override
  public void open(OpenContext openContext) {
    customer = new ValueStateDescriptor<>("customer", TypeInformation.of(FirstAsker.class));
    customer.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(keptDays)).build());
    customers = getRuntimeContext().getState(customer);
    waiting = new MapStateDescriptor<>("held", Types.STRING, DecisionStepSerializer.TYPE);
    held = getRuntimeContext().getMapState(waiting);
  }

  @Override
  public void processElement(DecisionStep step, Context context, Collector<DecisionStep> out)
      throws Exception {
    if (erased.isGone(step.personId(), step.atMillis())) {
      return;
    }
    if (step.personId() != null) {
      var asker = new FirstAsker(step.personId(), step.atMillis());
      FirstAsker known = customers.value();
      if (known == null || asker.isBefore(known)) {
        customers.update(asker);
      }
    } else if (isDue(step, context)) {
      send(step, context, out);
    } else {
      held.put(event(step).eventId(), step);
      context.timerService().registerEventTimeTimer(step.atMillis());
    }
  }

  private boolean isDue(DecisionStep step, Context context) throws Exception {
    if (timing == DecisionTiming.BEHIND_THE_CLOCK) {
      return false;
    }
    return customerOf(step) != null
        || step.atMillis() <= context.timerService().currentWatermark()
        || isOfErased(context.getCurrentKey(), step);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DecisionStep> out)
      throws Exception {
    boolean isEnd = context.timerService().currentWatermark() == Long.MAX_VALUE;
    for (DecisionStep step : take(step -> step.atMillis() <= timestamp)) {
      if (isEnd) {
        // Then nothing is decided any more, but no row is lost.
        context.output(MESSAGES, answering(step, customerOf(step)));
      } else {
        send(step, context, out);
      }
    }
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(String conversation) {
    return ConversationIds.customerOf(conversation);
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(customer, waiting);
  }

  /** A message that waits in a conversation whose id names the person waits no more. */
  @Override
  public void forget(String conversation, Outlet<DecisionStep> out) throws Exception {
    FirstAsker asker = customers.value();
    if (asker != null && erased.isGone(asker.customerId(), asker.atMillis())) {
      customers.clear();
    }
    for (DecisionStep step : take(step -> isOfErased(conversation, step))) {
      out.output(MESSAGES, event(step));
    }
  }

  private boolean isOfErased(String conversation, DecisionStep step) {
    return erased.isGone(personOf(conversation), step.atMillis());
  }

  private List<DecisionStep> take(Predicate<DecisionStep> which) throws Exception {
    var taken = new ArrayList<DecisionStep>();
    for (DecisionStep step : held.values()) {
      if (which.test(step)) {
        taken.add(step);
      }
    }
    for (DecisionStep step : taken) {
      held.remove(event(step).eventId());
    }
    return taken;
  }

  /** Who had written first by then; null where nobody had. */
  private @Nullable String customerOf(DecisionStep step) throws Exception {
    FirstAsker asker = customers.value();
    boolean isKnown =
        asker != null
            && asker.atMillis() <= step.atMillis()
            && !erased.book().isForgotten(asker.customerId(), asker.atMillis(), step.atMillis());
    return isKnown ? asker.customerId() : null;
  }

  /** Where nobody has written there is nobody to keep automation from. */
  private void send(DecisionStep step, Context context, Collector<DecisionStep> out)
      throws Exception {
    String customer = customerOf(step);
    Event event = event(step);
    context.output(MESSAGES, answering(step, customer));
    if (customer != null) {
      out.collect(
          DecisionStep.of(DecisionKeys.person(event.platform(), customer), customer, event));
    }
  }

  private static Event answering(DecisionStep step, @Nullable String customer) {
    return customer == null ? event(step) : event(step).answering(customer);
  }

  private static Event event(DecisionStep step) {
    return Objects.requireNonNull(step.event());
  }
}
