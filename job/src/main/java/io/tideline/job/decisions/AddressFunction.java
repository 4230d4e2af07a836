package io.tideline.job.decisions;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Finds whom a message of the account answers that does not say so: the customer who wrote first in
 * its conversation. In a replay it waits for the clock; a live job must know by then, since what is
 * answered was there before.
 */
public final class AddressFunction extends KeyedProcessFunction<String, DecisionStep, DecisionStep>
    implements Erasable<String, DecisionStep> {
  private static final long serialVersionUID = 1L;

  private final DecisionTiming timing;
  private final int keptDays;

  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<FirstAsker> customer;
  private transient ValueState<FirstAsker> customers;
  private transient @Nullable ListState<DecisionStep> unaddressed;

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
    if (timing == DecisionTiming.BEHIND_THE_CLOCK) {
      unaddressed =
          getRuntimeContext()
              .getListState(new ListStateDescriptor<>("unaddressed", DecisionStepSerializer.TYPE));
    }
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
    } else if (unaddressed != null) {
      unaddressed.add(step);
      context.timerService().registerEventTimeTimer(step.atMillis());
    } else {
      send(step, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DecisionStep> out)
      throws Exception {
    if (unaddressed == null || context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    var later = new ArrayList<DecisionStep>();
    for (DecisionStep step : all()) {
      if (step.atMillis() <= timestamp) {
        send(step, out);
      } else {
        later.add(step);
      }
    }
    unaddressed.update(later);
  }

  private boolean isForgotten(FirstAsker asker, long millis) {
    return erased.book().isForgotten(asker.customerId(), asker.atMillis(), millis);
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
    return List.of(customer);
  }

  @Override
  public void forget(String conversation, Outlet<DecisionStep> out) throws Exception {
    FirstAsker asker = customers.value();
    if (asker != null && erased.isGone(asker.customerId(), asker.atMillis())) {
      customers.clear();
    }
  }

  private List<DecisionStep> all() throws Exception {
    var all = new ArrayList<DecisionStep>();
    unaddressed.get().forEach(all::add);
    return all;
  }

  /** Where nobody has written there is nobody to keep automation from. */
  private void send(DecisionStep step, Collector<DecisionStep> out) throws Exception {
    FirstAsker asker = customers.value();
    Event event = step.event();
    if (asker != null && event != null && !isForgotten(asker, step.atMillis())) {
      String customer = asker.customerId();
      out.collect(
          DecisionStep.of(DecisionKeys.person(event.platform(), customer), customer, event));
    }
  }
}
