package io.tideline.job.attribution.credits;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.playbook.Kept;
import io.tideline.udfs.attribution.Customer;
import io.tideline.udfs.attribution.CustomerOrder;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.attribution.identity.HolderKey;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keeps by whom a customer was won and what they have brought since (see the package). */
final class CustomerFunction extends KeyedProcessFunction<HolderKey, CustomerOrder, LtvDelta>
    implements Erasable<HolderKey, LtvDelta> {
  private static final long serialVersionUID = 1L;

  private final int keptDays;

  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<Customer> descriptor;
  private transient ValueState<Customer> customers;

  CustomerFunction(CreditsConfig config) {
    this.keptDays = config.customerDays();
  }

  @Override
  public void open(OpenContext openContext) {
    descriptor = new ValueStateDescriptor<>("customer", TypeInformation.of(Customer.class));
    descriptor.enableTimeToLive(Kept.days(keptDays));
    customers = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(CustomerOrder order, Context context, Collector<LtvDelta> out)
      throws Exception {
    Customer kept = customers.value();
    // Somebody who was erased is not known any more, and not to be: the order counts by itself.
    boolean stays =
        !erased.isGone(order.person(), order.atMillis())
            || (kept != null && isGone(order.person(), kept));
    Customer before = kept == null || !stays ? Customer.NEW : kept;
    Customer after = before.with(order);
    for (LtvDelta delta : after.since(before, order.accountId())) {
      out.collect(delta);
    }
    if (!stays) {
      return;
    }
    if (after.first() == null && after.net().isEmpty()) {
      customers.clear();
    } else {
      customers.update(after);
    }
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(HolderKey key) {
    return key.id();
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(descriptor);
  }

  /** Somebody of whom no first order is known is as good as unknown. */
  @Override
  public void forget(HolderKey person, Outlet<LtvDelta> out) throws Exception {
    Customer kept = customers.value();
    if (isGone(person.id(), kept)) {
      customers.clear();
    }
  }

  private boolean isGone(String person, @Nullable Customer kept) {
    long since = kept == null || kept.first() == null ? Long.MIN_VALUE : kept.first().atMillis();
    return erased.isGone(person, since);
  }
}
