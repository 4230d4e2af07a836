package io.tideline.job.live;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.governance.ErasingOperator;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.outputs.TableRowSerializer;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GiftStreakKey;
import io.tideline.udfs.live.GifterKey;
import io.tideline.udfs.live.LiveFact;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires events and the paths of orders to lives and their gifts. */
public final class LivePipeline {
  private static final TypeInformation<GiftStreakKey> STREAK =
      TypeInformation.of(GiftStreakKey.class);
  private static final TypeInformation<GifterKey> GIFTER = TypeInformation.of(GifterKey.class);
  private static final TypeInformation<FinishedGift> FINISHED =
      TypeInformation.of(FinishedGift.class);
  private static final TypeInformation<LiveFact> FACT = TypeInformation.of(LiveFact.class);

  private LivePipeline() {}

  /** Attaches the pipeline. */
  public static LiveFindings attach(
      DataStream<Event> events,
      DataStream<OrderPath> orders,
      ErasureStream erasures,
      LiveConfig config) {
    SingleOutputStreamOperator<Gift> selected =
        events
            .process(new SelectFunction())
            .returns(TypeInformation.of(Gift.class))
            .uid("live.select")
            .name("live.select");
    SingleOutputStreamOperator<LiveFact> gifters = gifters(selected, erasures, config);
    DataStream<LiveFact> sold =
        orders
            .keyBy(OrderPath::orderId, Types.STRING)
            .process(new OrderFunction())
            .returns(FACT)
            .uid("live.orders")
            .name("live.orders");
    DataStream<TableRow> rows =
        selected
            .getSideOutput(SelectFunction.FACTS)
            .union(gifters, sold)
            .keyBy(LiveFact::liveId, Types.STRING)
            .connect(erasures.erasures().broadcast())
            .transform(
                "live.sessions",
                TableRowSerializer.TYPE,
                new ErasingOperator<>(
                    new SessionFunction(erasures.config().secret()), erasures.config()))
            .uid("live.sessions");
    return new LiveFindings(rows, gifters.getSideOutput(GifterFunction.SIGNALS));
  }

  private static SingleOutputStreamOperator<LiveFact> gifters(
      SingleOutputStreamOperator<Gift> selected, ErasureStream erasures, LiveConfig config) {
    SingleOutputStreamOperator<GiftGrowth> streaks =
        selected
            .keyBy(GiftStreakKey::of, STREAK)
            .connect(erasures.erasures().broadcast())
            .transform(
                "live.streaks",
                TypeInformation.of(GiftGrowth.class),
                new GiftStreakOperator(new GiftStreakFunction(config), erasures.config()))
            .uid("live.streaks");
    DataStream<GiftGrowth> growths = selected.getSideOutput(SelectFunction.SINGLE).union(streaks);
    DataStream<FinishedGift> finished =
        selected
            .getSideOutput(SelectFunction.FINISHED)
            .union(streaks.getSideOutput(GiftStreakFunction.FINISHED));
    var told =
        ErasureStream.told(finished, FINISHED, "live.gifters")
            .keyBy(gift -> gift.left().gifter(), GIFTER);
    return growths
        .keyBy(GiftGrowth::gifter, GIFTER)
        .connect(erasures.with(told, FINISHED, "live.gifters"))
        .transform(
            "live.gifters",
            FACT,
            ErasingCoOperator.of(
                new GifterFunction(config), FinishedGift::gifter, erasures.config()))
        .uid("live.gifters");
  }
}
