package io.tideline.job.attribution;

import static io.tideline.job.attribution.AttributionOperators.taken;

import io.tideline.job.Backend;
import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.identity.Claim;
import io.tideline.udfs.attribution.identity.FoundTouches;
import io.tideline.udfs.attribution.identity.HeldTouch;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.Interest;
import io.tideline.udfs.attribution.identity.OrderFact;
import io.tideline.udfs.attribution.identity.PlacedOrder;
import io.tideline.udfs.attribution.identity.TouchReader;
import io.tideline.udfs.attribution.identity.VisitorLink;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/**
 * The operators between events and paths, wired by hand: what one gives goes to the next at once.
 */
final class PathsHarness implements AutoCloseable {
  final KeyedTwoInputStreamOperatorTestHarness<HolderKey, VisitorLink, PlacedOrder, Claim> visitors;
  final KeyedTwoInputStreamOperatorTestHarness<HolderKey, VisitorLink, Claim, Interest> persons;
  final KeyedTwoInputStreamOperatorTestHarness<HolderKey, HeldTouch, Interest, FoundTouches>
      touches;
  final KeyedOneInputStreamOperatorTestHarness<String, OrderFact, OrderPath> paths;
  final List<OrderPath> issued = new ArrayList<>();

  PathsHarness() throws Exception {
    visitors = AttributionOperators.visitors(Backend.HASHMAP, null);
    persons = AttributionOperators.persons(Backend.HASHMAP, null);
    touches = AttributionOperators.touches(Backend.HASHMAP, null);
    paths = AttributionOperators.paths(Backend.HASHMAP, null);
  }

  void feed(Event... events) throws Exception {
    for (Event event : events) {
      feed(event);
    }
  }

  private void feed(Event event) throws Exception {
    if (event.order() != null) {
      PlacedOrder order = PlacedOrder.of(event);
      fact(OrderFact.of(order));
      for (PlacedOrder byVisitor : collected(order, PathsPipeline::ofVisitor)) {
        visitors.processElement2(new StreamRecord<>(byVisitor));
      }
      for (Claim claim : collected(order, PathsPipeline::ownClaim)) {
        claim(claim);
      }
      for (Interest interest : collected(order, PathsPipeline::ownInterests)) {
        touches.processElement2(new StreamRecord<>(interest));
      }
    } else if (event.identityLink() != null) {
      visitors.processElement1(new StreamRecord<>(VisitorLink.of(event)));
      persons.processElement1(new StreamRecord<>(VisitorLink.of(event)));
    } else {
      var held = new ArrayList<HeldTouch>();
      TouchReader.read(event, held::add);
      for (HeldTouch touch : held) {
        touches.processElement1(new StreamRecord<>(touch));
      }
    }
    drain();
  }

  void clock(long millis) throws Exception {
    visitors.processBothWatermarks(new Watermark(millis));
    drain();
    persons.processBothWatermarks(new Watermark(millis));
    drain();
    touches.processBothWatermarks(new Watermark(millis));
    drain();
    paths.processWatermark(millis);
    drain();
  }

  /** What orders were to the rules, in the order in which they were told. */
  List<Signal> told() {
    var told = new ArrayList<Signal>();
    var output = paths.getSideOutput(PathFunction.SIGNALS);
    if (output != null) {
      output.forEach(signal -> told.add(signal.getValue()));
    }
    return told;
  }

  private void drain() throws Exception {
    for (Claim claim : taken(visitors)) {
      claim(claim);
    }
    for (Interest interest : taken(persons)) {
      touches.processElement2(new StreamRecord<>(interest));
    }
    for (FoundTouches found : taken(touches)) {
      fact(OrderFact.of(found));
    }
    issued.addAll(taken(paths));
  }

  private void claim(Claim claim) throws Exception {
    persons.processElement2(new StreamRecord<>(claim));
    fact(OrderFact.of(claim));
  }

  private void fact(OrderFact fact) throws Exception {
    paths.processElement(new StreamRecord<>(fact));
  }

  /** What stands in the end: of each order its person and its touches. */
  Map<String, String> result() {
    var result = new TreeMap<String, String>();
    for (OrderPath path : issued) {
      result.put(path.orderId(), line(path));
    }
    return result;
  }

  private static String line(OrderPath path) {
    return path.touches().stream()
        .map(touch -> " " + touch.eventId())
        .collect(Collectors.joining("", path.person() + ":", ""));
  }

  List<LostPath> lost() {
    var lost = new ArrayList<LostPath>();
    var output = touches.getSideOutput(TouchFunction.LOST);
    if (output != null) {
      output.forEach(path -> lost.add(path.getValue()));
    }
    return lost;
  }

  @Override
  public void close() throws Exception {
    visitors.close();
    persons.close();
    touches.close();
    paths.close();
  }

  private interface Step<T> {
    void read(PlacedOrder order, Collector<T> out);
  }

  private static <T> List<T> collected(PlacedOrder order, Step<T> step) {
    var values = new ArrayList<T>();
    step.read(
        order,
        new Collector<>() {
          @Override
          public void collect(T value) {
            values.add(value);
          }

          @Override
          public void close() {}
        });
    return values;
  }
}
