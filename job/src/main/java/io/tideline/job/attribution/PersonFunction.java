package io.tideline.job.attribution;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.playbook.Kept;
import io.tideline.udfs.attribution.identity.Claim;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.Interest;
import io.tideline.udfs.attribution.identity.KnownLink;
import io.tideline.udfs.attribution.identity.RecentOrder;
import io.tideline.udfs.attribution.identity.Roles;
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

/** Sends the orders of a person to all ids that are theirs (see the package). */
final class PersonFunction extends KeyedCoProcessFunction<HolderKey, VisitorLink, Claim, Interest>
    implements Erasable<HolderKey, Interest> {
  private static final long serialVersionUID = 1L;

  /** The newest so many visitors of a person. */
  static final int MAX_VISITORS = 64;

  private final int linkDays;

  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<Links> descriptor;
  private transient ValueState<Links> visitors;
  private transient RecentOrders orders;

  PersonFunction(PathsConfig config) {
    this.linkDays = config.linkDays();
  }

  @Override
  public void open(OpenContext openContext) {
    descriptor = new ValueStateDescriptor<>("visitors", TypeInformation.of(Links.class));
    descriptor.enableTimeToLive(Kept.days(linkDays));
    visitors = getRuntimeContext().getState(descriptor);
    orders = new RecentOrders(getRuntimeContext(), VisitorFunction.MAX_ORDERS_A_MINUTE);
  }

  @Override
  public void processElement1(VisitorLink link, Context context, Collector<Interest> out)
      throws Exception {
    if (erased.isGone(link.personId(), link.atMillis())
        || erased.isGone(link.visitorId(), link.atMillis())) {
      return;
    }
    var added =
        new KnownLink(link.visitorId(), link.atMillis(), link.eventId(), link.receivedAtMillis());
    List<KnownLink> known = known();
    List<KnownLink> all = KnownLink.with(known, added);
    List<KnownLink> kept = all.subList(Math.max(0, all.size() - MAX_VISITORS), all.size());
    if (kept.equals(known)) {
      return;
    }
    visitors.update(new Links(List.copyOf(kept)));
    for (KnownLink visitor : kept) {
      if (visitor.id().equals(link.visitorId())) {
        for (RecentOrder order : orders.all()) {
          ask(order, visitor, context.getCurrentKey(), out);
        }
      }
    }
  }

  @Override
  public void processElement2(Claim claim, Context context, Collector<Interest> out)
      throws Exception {
    HolderKey person = context.getCurrentKey();
    var order = new RecentOrder(claim.orderId(), claim.orderMillis(), 0, null, claim.sinceMillis());
    if (!erased.isGone(person.id(), order.atMillis())) {
      orders.add(order, context.timerService());
    }
    out.collect(interest(person, Roles.PERSON, order, person));
    for (KnownLink visitor : known()) {
      if (!visitor.id().equals(claim.visitorId())) {
        ask(order, visitor, person, out);
      }
    }
  }

  private List<KnownLink> known() throws Exception {
    Links links = visitors.value();
    return (links == null ? Links.NONE : links).links();
  }

  private static void ask(
      RecentOrder order, KnownLink visitor, HolderKey person, Collector<Interest> out) {
    if (visitor.countsFor(order.atMillis())) {
      HolderKey holder = HolderKey.of(person.accountId(), visitor.id());
      long since = Math.max(order.sinceMillis(), visitor.knownFromMillis());
      var linked = new RecentOrder(order.orderId(), order.atMillis(), 0, null, since);
      out.collect(interest(holder, Roles.VISITOR, linked, person));
    }
  }

  private static Interest interest(
      HolderKey holder, int roles, RecentOrder order, HolderKey person) {
    return new Interest(
        holder, roles, order.orderId(), order.atMillis(), person.id(), order.sinceMillis());
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
  public void forget(HolderKey person, Outlet<Interest> out) throws Exception {
    Links.forget(visitors, person.id(), erased);
    orders.forget(order -> erased.isGone(person.id(), order.atMillis()));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Interest> out)
      throws Exception {
    orders.onTimer(timestamp);
  }
}
