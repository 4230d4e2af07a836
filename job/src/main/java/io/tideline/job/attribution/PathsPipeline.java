package io.tideline.job.attribution;

import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.governance.ErasingOperator;
import io.tideline.job.governance.ErasureStream;
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

  private static final TypeInformation<Claim> CLAIM = TypeInformation.of(Claim.class);
  private static final TypeInformation<Interest> INTEREST = TypeInformation.of(Interest.class);

  private PathsPipeline() {}

  /** Attaches the pipeline to events. */
  public static PathFindings attach(
      DataStream<Event> events, ErasureStream erasures, PathsConfig config) {
    SingleOutputStreamOperator<HeldTouch> touches =
        events
            .process(new SelectFunction())
            .returns(TypeInformation.of(HeldTouch.class))
            .uid("attribution.select")
            .name("attribution.select");
    DataStream<VisitorLink> links = touches.getSideOutput(SelectFunction.LINKS);
    DataStream<PlacedOrder> orders = touches.getSideOutput(SelectFunction.ORDERS);

    DataStream<Claim> claims = claims(orders, links, erasures, config);
    DataStream<Interest> interests =
        interests(links, claims, erasures, config)
            .union(
                flatMap(
                    orders, PathsPipeline::ownInterests, Interest.class, "attribution.interests"));
    var asked =
        ErasureStream.told(interests, INTEREST, "attribution.touches")
            .keyBy(interest -> interest.left().holder(), KEY);
    SingleOutputStreamOperator<FoundTouches> found =
        touches
            .keyBy(HeldTouch::holder, KEY)
            .connect(erasures.with(asked, INTEREST, "attribution.touches"))
            .transform(
                "attribution.touches",
                TypeInformation.of(FoundTouches.class),
                ErasingCoOperator.of(
                    new TouchFunction(config), Interest::holder, erasures.config()))
            .uid("attribution.touches");
    SingleOutputStreamOperator<OrderPath> paths =
        map(orders, OrderFact::of, "attribution.order-facts")
            .union(
                map(claims, OrderFact::of, "attribution.claim-facts"),
                map(found, OrderFact::of, "attribution.touch-facts"))
            .keyBy(OrderFact::orderId, Types.STRING)
            .connect(erasures.erasures().broadcast())
            .transform(
                "attribution.paths",
                TypeInformation.of(OrderPath.class),
                new ErasingOperator<>(new PathFunction(config), erasures.config()))
            .uid("attribution.paths");
    return new PathFindings(
        paths, found.getSideOutput(TouchFunction.LOST), paths.getSideOutput(PathFunction.SIGNALS));
  }

  /** Whose each order is: by its visitor's links, or as it says itself. */
  private static DataStream<Claim> claims(
      DataStream<PlacedOrder> orders,
      DataStream<VisitorLink> links,
      ErasureStream erasures,
      PathsConfig config) {
    TypeInformation<PlacedOrder> order = TypeInformation.of(PlacedOrder.class);
    DataStream<PlacedOrder> ofVisitors =
        flatMap(orders, PathsPipeline::ofVisitor, PlacedOrder.class, "attribution.by-visitor");
    var placed =
        ErasureStream.told(ofVisitors, order, "attribution.visitors")
            .keyBy(told -> visitor(told.left()), KEY);
    SingleOutputStreamOperator<Claim> byVisitor =
        links
            .keyBy(link -> HolderKey.of(link.accountId(), link.visitorId()), KEY)
            .connect(erasures.with(placed, order, "attribution.visitors"))
            .transform(
                "attribution.visitors",
                CLAIM,
                ErasingCoOperator.of(
                    new VisitorFunction(config), PathsPipeline::visitor, erasures.config()))
            .uid("attribution.visitors");
    return byVisitor.union(
        flatMap(orders, PathsPipeline::ownClaim, Claim.class, "attribution.by-person"));
  }

  /** The ids of the person of each order. */
  private static DataStream<Interest> interests(
      DataStream<VisitorLink> links,
      DataStream<Claim> claims,
      ErasureStream erasures,
      PathsConfig config) {
    var claimed =
        ErasureStream.told(claims, CLAIM, "attribution.persons")
            .keyBy(told -> person(told.left()), KEY);
    return links
        .keyBy(link -> HolderKey.of(link.accountId(), link.personId()), KEY)
        .connect(erasures.with(claimed, CLAIM, "attribution.persons"))
        .transform(
            "attribution.persons",
            INTEREST,
            ErasingCoOperator.of(
                new PersonFunction(config), PathsPipeline::person, erasures.config()))
        .uid("attribution.persons");
  }

  private static HolderKey visitor(PlacedOrder order) {
    return HolderKey.of(order.accountId(), order.visitorId());
  }

  private static HolderKey person(Claim claim) {
    return HolderKey.of(claim.accountId(), claim.personId());
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
    return new Interest(
        holder, Roles.VISITOR, order.orderId(), order.atMillis(), null, Long.MIN_VALUE);
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
