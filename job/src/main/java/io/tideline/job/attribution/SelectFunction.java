package io.tideline.job.attribution;

import io.tideline.udfs.attribution.identity.HeldTouch;
import io.tideline.udfs.attribution.identity.PlacedOrder;
import io.tideline.udfs.attribution.identity.TouchReader;
import io.tideline.udfs.attribution.identity.VisitorLink;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts what attribution needs of events: touches, links, orders. */
final class SelectFunction extends ProcessFunction<Event, HeldTouch> {
  private static final long serialVersionUID = 1L;

  /** Links of visitors to persons. */
  static final OutputTag<VisitorLink> LINKS =
      new OutputTag<>("links", TypeInformation.of(VisitorLink.class));

  /** Orders. */
  static final OutputTag<PlacedOrder> ORDERS =
      new OutputTag<>("orders", TypeInformation.of(PlacedOrder.class));

  @Override
  public void processElement(Event event, Context context, Collector<HeldTouch> out) {
    if (event.order() != null) {
      context.output(ORDERS, PlacedOrder.of(event));
    } else if (event.identityLink() != null) {
      context.output(LINKS, VisitorLink.of(event));
    } else {
      TouchReader.read(event, out::collect);
    }
  }
}
