package io.tideline.job.attribution;

import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.identity.Claim;
import io.tideline.udfs.attribution.identity.FoundTouches;
import io.tideline.udfs.attribution.identity.HeldTouch;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.Interest;
import io.tideline.udfs.attribution.identity.OrderFact;
import io.tideline.udfs.attribution.identity.PlacedOrder;
import io.tideline.udfs.attribution.identity.Roles;
import io.tideline.udfs.attribution.identity.VisitorLink;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Wires events to the paths of orders. */
public final class PathsPipeline {
  private static final TypeInformation<HolderKey> KEY = TypeInformation.of(HolderKey.class);

  private PathsPipeline() {}

  /** Attaches the pipeline to events. */
  public static PathFindings attach(DataStream<Event> events, PathsConfig config) {
    SingleOutputStreamOperator<HeldTouch> touches =
        events
            .process(new SelectFunction())
            .returns(TypeInformation.of(HeldTouch.class))
            .uid("attribution.select")
            .name("attribution.select");
    DataStream<VisitorLink> links = touches.getSideOutput(SelectFunction.LINKS);
    DataStream<PlacedOrder> orders = touches.getSideOutput(SelectFunction.ORDERS);

    DataStream<Claim> claims = claims(orders, links);
    DataStream<Interest> interests = interests(orders, links, claims);
    SingleOutputStreamOperator<FoundTouches> found =
        touches
            .keyBy(HeldTouch::holder, KEY)
            .connect(interests.keyBy(Interest::holder, KEY))
            .process(new TouchFunction(config), TypeInformation.of(FoundTouches.class))
            .uid("attribution.touches")
            .name("attribution.touches");
    DataStream<OrderPath> paths =
        map(orders, OrderFact::of, "attribution.order-facts")
            .union(
                map(claims, OrderFact::of, "attribution.claim-facts"),
                map(found, OrderFact::of, "attribution.touch-facts"))
            .keyBy(OrderFact::orderId, Types.STRING)
            .process(new PathFunction(config))
            .returns(TypeInformation.of(OrderPath.class))
            .uid("attribution.paths")
            .name("attribution.paths");
    return new PathFindings(paths, found.getSideOutput(TouchFunction.LOST));
  }

  /** Whose each order is: by its visitor's links, or as it says itself. */
  private static DataStream<Claim> claims(
      DataStream<PlacedOrder> orders, DataStream<VisitorLink> links) {
    SingleOutputStreamOperator<Claim> byVisitor =
        links
            .keyBy(link -> HolderKey.of(link.accountId(), link.visitorId()), KEY)
            .connect(
                flatMap(
                        orders,
                        PathsPipeline::ofVisitor,
                        PlacedOrder.class,
                        "attribution.by-visitor")
                    .keyBy(order -> HolderKey.of(order.accountId(), order.visitorId()), KEY))
            .process(new VisitorFunction(), TypeInformation.of(Claim.class))
            .uid("attribution.visitors")
            .name("attribution.visitors");
    return byVisitor.union(
        flatMap(orders, PathsPipeline::ownClaim, Claim.class, "attribution.by-person"));
  }

  private static DataStream<Interest> interests(
      DataStream<PlacedOrder> orders, DataStream<VisitorLink> links, DataStream<Claim> claims) {
    return links
        .keyBy(link -> HolderKey.of(link.accountId(), link.personId()), KEY)
        .connect(claims.keyBy(claim -> HolderKey.of(claim.accountId(), claim.personId()), KEY))
        .process(new PersonFunction(), TypeInformation.of(Interest.class))
        .uid("attribution.persons")
        .name("attribution.persons")
        .union(
            flatMap(orders, PathsPipeline::ownInterests, Interest.class, "attribution.interests"));
  }

  static void ofVisitor(PlacedOrder order, Collector<PlacedOrder> out) {
    if (order.visitorId() != null && order.personId() == null) {
      out.collect(order);
    }
  }

  static void ownClaim(PlacedOrder order, Collector<Claim> out) {
    if (order.personId() != null) {
      out.collect(Claim.own(order, order.personId()));
    }
  }

  /** The ids that the order names itself. */
  static void ownInterests(PlacedOrder order, Collector<Interest> out) {
    if (order.visitorId() != null) {
      HolderKey visitor = HolderKey.of(order.accountId(), order.visitorId());
      out.collect(interest(order, visitor));
    }
    if (order.couponCode() != null) {
      out.collect(interest(order, new HolderKey(order.accountId(), order.couponCode(), true)));
    }
  }

  private static Interest interest(PlacedOrder order, HolderKey holder) {
    return new Interest(holder, Roles.VISITOR, order.orderId(), order.atMillis(), null);
  }

  private static <I, O> SingleOutputStreamOperator<O> flatMap(
      DataStream<I> stream, FlatMapFunction<I, O> mapping, Class<O> type, String name) {
    return stream.flatMap(mapping).returns(TypeInformation.of(type)).uid(name).name(name);
  }

  private static <I> SingleOutputStreamOperator<OrderFact> map(
      DataStream<I> stream, MapFunction<I, OrderFact> mapping, String name) {
    return stream.map(mapping).returns(TypeInformation.of(OrderFact.class)).uid(name).name(name);
  }
}
