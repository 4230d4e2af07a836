package io.tideline.job.attribution.credits;

import io.tideline.udfs.attribution.Customer;
import io.tideline.udfs.attribution.CustomerOrder;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.attribution.identity.HolderKey;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps by whom a customer was won and what they have brought since (see the package). */
final class CustomerFunction extends KeyedProcessFunction<HolderKey, CustomerOrder, LtvDelta> {
  private static final long serialVersionUID = 1L;

  private static final StateTtlConfig KEPT =
      StateTtlConfig.newBuilder(Duration.ofDays(400))
          .disableCleanupInBackground()
          .cleanupFullSnapshot()
          .cleanupInRocksdbCompactFilter(1_000)
          .build();

  private transient ValueState<Customer> customers;

  @Override
  public void open(OpenContext openContext) {
    var descriptor = new ValueStateDescriptor<>("customer", TypeInformation.of(Customer.class));
    descriptor.enableTimeToLive(KEPT);
    customers = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(CustomerOrder order, Context context, Collector<LtvDelta> out)
      throws Exception {
    Customer kept = customers.value();
    Customer before = kept == null ? Customer.NEW : kept;
    Customer after = before.with(order);
    for (LtvDelta delta : after.since(before, order.accountId())) {
      out.collect(delta);
    }
    if (after.first() == null && after.net().isEmpty()) {
      customers.clear();
    } else {
      customers.update(after);
    }
  }
}
