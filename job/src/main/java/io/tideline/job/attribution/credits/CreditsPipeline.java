package io.tideline.job.attribution.credits;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.udfs.attribution.CustomerOrder;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.attribution.RefundClaim;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.conversation.EpisodeTouch;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Wires paths and refunds to credits. */
public final class CreditsPipeline {
  private CreditsPipeline() {}

  /**
   * Attaches the pipeline.
   *
   * @param events of them the refunds
   * @param paths of orders, with the shares of the data-driven model
   * @param messages where messages belong that may be credited with an order
   */
  public static CreditFindings attach(
      DataStream<Event> events,
      DataStream<WeightedPath> paths,
      DataStream<EpisodeTouch> messages,
      CreditsConfig config) {
    SingleOutputStreamOperator<TableRow> credits =
        paths
            .keyBy(path -> path.path().orderId(), Types.STRING)
            .connect(refunds(events).keyBy(RefundClaim::orderId, Types.STRING))
            .process(new CreditFunction(config), TableRowSerializer.TYPE)
            .uid("credits.orders")
            .name("credits.orders");
    DataStream<TableRow> marks =
        messages
            .keyBy(EpisodeTouch::conversationId, Types.STRING)
            .connect(
                credits
                    .getSideOutput(CreditFunction.MARKS)
                    .keyBy(ConversionMark::conversationId, Types.STRING))
            .process(new MarkFunction(config), TableRowSerializer.TYPE)
            .uid("credits.marks")
            .name("credits.marks");
    return new CreditFindings(
        credits.union(marks),
        credits.getSideOutput(CreditFunction.CAMPAIGNS),
        customers(credits.getSideOutput(CreditFunction.CUSTOMERS)),
        credits.getSideOutput(CreditFunction.FACTS),
        credits.getSideOutput(CreditFunction.REFUSED));
  }

  private static DataStream<LtvDelta> customers(DataStream<CustomerOrder> orders) {
    return orders
        .keyBy(
            order -> HolderKey.of(order.accountId(), order.person()),
            TypeInformation.of(HolderKey.class))
        .process(new CustomerFunction())
        .returns(TypeInformation.of(LtvDelta.class))
        .uid("credits.customers")
        .name("credits.customers");
  }

  private static DataStream<RefundClaim> refunds(DataStream<Event> events) {
    return events
        .flatMap(CreditsPipeline::refund)
        .returns(TypeInformation.of(RefundClaim.class))
        .uid("credits.select-refunds")
        .name("credits.select-refunds");
  }

  private static void refund(Event event, Collector<RefundClaim> out) {
    if (event.refund() != null) {
      out.collect(RefundClaim.of(event));
    }
  }
}
