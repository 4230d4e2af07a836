package io.tideline.job.attribution.credits;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.governance.ErasingOperator;
import io.tideline.job.governance.ErasureStream;
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
  private static final TypeInformation<RefundClaim> REFUND = TypeInformation.of(RefundClaim.class);
  private static final TypeInformation<ConversionMark> MARK =
      TypeInformation.of(ConversionMark.class);

  private CreditsPipeline() {}

  /**
   * Attaches the pipeline.
   *
   * @param events of them the refunds
   * @param paths of orders, with the shares of the data-driven model
   * @param erasures of people
   * @param messages where messages belong that may be credited with an order
   */
  public static CreditFindings attach(
      DataStream<Event> events,
      DataStream<WeightedPath> paths,
      DataStream<EpisodeTouch> messages,
      ErasureStream erasures,
      CreditsConfig config) {
    var refunds =
        ErasureStream.told(refunds(events), REFUND, "credits.orders")
            .keyBy(told -> told.left().orderId(), Types.STRING);
    SingleOutputStreamOperator<TableRow> credits =
        paths
            .keyBy(path -> path.path().orderId(), Types.STRING)
            .connect(erasures.with(refunds, REFUND, "credits.orders"))
            .transform(
                "credits.orders",
                TableRowSerializer.TYPE,
                ErasingCoOperator.of(
                    new CreditFunction(config), RefundClaim::orderId, erasures.config()))
            .uid("credits.orders");
    var marked =
        ErasureStream.told(credits.getSideOutput(CreditFunction.MARKS), MARK, "credits.marks")
            .keyBy(told -> told.left().conversationId(), Types.STRING);
    DataStream<TableRow> marks =
        messages
            .keyBy(EpisodeTouch::conversationId, Types.STRING)
            .connect(erasures.with(marked, MARK, "credits.marks"))
            .transform(
                "credits.marks",
                TableRowSerializer.TYPE,
                ErasingCoOperator.of(
                    new MarkFunction(config), ConversionMark::conversationId, erasures.config()))
            .uid("credits.marks");
    return new CreditFindings(
        credits.union(marks),
        credits.getSideOutput(CreditFunction.CAMPAIGNS),
        customers(credits.getSideOutput(CreditFunction.CUSTOMERS), erasures, config),
        credits.getSideOutput(CreditFunction.FACTS),
        credits.getSideOutput(CreditFunction.REFUSED));
  }

  private static DataStream<LtvDelta> customers(
      DataStream<CustomerOrder> orders, ErasureStream erasures, CreditsConfig config) {
    return orders
        .keyBy(
            order -> HolderKey.of(order.accountId(), order.person()),
            TypeInformation.of(HolderKey.class))
        .connect(erasures.erasures().broadcast())
        .transform(
            "credits.customers",
            TypeInformation.of(LtvDelta.class),
            new ErasingOperator<>(new CustomerFunction(config), erasures.config()))
        .uid("credits.customers");
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
