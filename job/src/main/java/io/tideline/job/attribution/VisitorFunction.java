package io.tideline.job.attribution;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.playbook.Kept;
import io.tideline.udfs.attribution.identity.Claim;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.KnownLink;
import io.tideline.udfs.attribution.identity.PlacedOrder;
import io.tideline.udfs.attribution.identity.RecentOrder;
import io.tideline.udfs.attribution.identity.VisitorLink;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Tells whose the orders of a visitor are: of each person whom a link names in time (package). */
final class VisitorFunction
    extends KeyedCoProcessFunction<HolderKey, VisitorLink, PlacedOrder, Claim>
    implements Erasable<HolderKey, Claim> {
  private static final long serialVersionUID = 1L;

  /** The first so many persons of a visitor; the very first has the orders. */
  static final int MAX_PERSONS = 8;

  /** A visitor who orders more often in a minute is nobody in particular. */
  static final int MAX_ORDERS_A_MINUTE = 16;

  private final int linkDays;

  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<Links> descriptor;
  private transient ValueState<Links> persons;
  private transient RecentOrders orders;

  VisitorFunction(PathsConfig config) {
    this.linkDays = config.linkDays();
  }

  @Override
  public void open(OpenContext openContext) {
    descriptor = new ValueStateDescriptor<>("persons", TypeInformation.of(Links.class));
    descriptor.enableTimeToLive(Kept.days(linkDays));
    persons = getRuntimeContext().getState(descriptor);
    orders = new RecentOrders(getRuntimeContext(), MAX_ORDERS_A_MINUTE);
  }

  @Override
  public void processElement1(VisitorLink link, Context context, Collector<Claim> out)
      throws Exception {
    if (erased.isGone(link.personId(), link.atMillis())
        || erased.isGone(link.visitorId(), link.atMillis())) {
      return;
    }
    var added =
        new KnownLink(link.personId(), link.atMillis(), link.eventId(), link.receivedAtMillis());
    List<KnownLink> known = known();
    List<KnownLink> all = KnownLink.with(known, added);
    List<KnownLink> kept = all.subList(0, Math.min(all.size(), MAX_PERSONS));
    if (kept.equals(known)) {
      return;
    }
    persons.update(new Links(List.copyOf(kept)));
    for (KnownLink person : kept) {
      if (person.id().equals(link.personId())) {
        for (RecentOrder order : orders.all()) {
          claim(order, person, context.getCurrentKey(), out);
        }
      }
    }
  }

  @Override
  public void processElement2(PlacedOrder order, Context context, Collector<Claim> out)
      throws Exception {
    var recent = new RecentOrder(order.orderId(), order.atMillis(), 0, null, Long.MIN_VALUE);
    if (!erased.isGone(context.getCurrentKey().id(), order.atMillis())) {
      orders.add(recent, context.timerService());
    }
    for (KnownLink person : known()) {
      claim(recent, person, context.getCurrentKey(), out);
    }
  }

  private List<KnownLink> known() throws Exception {
    Links links = persons.value();
    return (links == null ? Links.NONE : links).links();
  }

  private static void claim(
      RecentOrder order, KnownLink person, HolderKey visitor, Collector<Claim> out) {
    if (person.countsFor(order.atMillis())) {
      out.collect(
          new Claim(
              visitor.accountId(),
              order.orderId(),
              order.atMillis(),
              visitor.id(),
              person.id(),
              person.atMillis(),
              person.eventId(),
              person.knownFromMillis()));
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
    return List.of(descriptor, orders.descriptor());
  }

  @Override
  public void forget(HolderKey visitor, Outlet<Claim> out) throws Exception {
    Links.forget(persons, visitor.id(), erased);
    orders.forget(order -> erased.isGone(visitor.id(), order.atMillis()));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Claim> out)
      throws Exception {
    orders.onTimer(timestamp);
  }
}
