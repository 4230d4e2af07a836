package io.tideline.job.attribution.markov;

import io.tideline.job.governance.ErasingCoOperator;
import io.tideline.job.governance.ErasureStream;
import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.WeightedPath;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Wires paths to paths with data-driven weights. */
public final class MarkovPipeline {
  private static final TypeInformation<SettledPaths> SETTLED =
      TypeInformation.of(SettledPaths.class);

  private MarkovPipeline() {}

  /** Attaches the pipeline. */
  public static DataStream<WeightedPath> attach(
      DataStream<OrderPath> orders,
      DataStream<LostPath> lost,
      ErasureStream erasures,
      MarkovConfig config) {
    DataStream<SettledPaths> won =
        orders
            .keyBy(
                path -> new OrderKey(path.accountId(), path.orderId()),
                TypeInformation.of(OrderKey.class))
            .process(new OrderPathFunction(config.days()))
            .returns(SETTLED)
            .uid("markov.orders")
            .name("markov.orders");
    DataStream<SettledPaths> none =
        lost.map(new LostPathFunction(config))
            .returns(SETTLED)
            .uid("markov.lost")
            .name("markov.lost");
    DataStream<SettledPaths> settled =
        summed("markov.sum-orders", won).union(summed("markov.sum-lost", none));
    var learned =
        ErasureStream.told(settled, SETTLED, "markov.weights")
            .keyBy(told -> told.left().accountId(), Types.STRING);
    return orders
        .keyBy(OrderPath::accountId, Types.STRING)
        .connect(erasures.with(learned, SETTLED, "markov.weights"))
        .transform(
            "markov.weights",
            TypeInformation.of(WeightedPath.class),
            ErasingCoOperator.of(
                new WeightFunction(config.days()), SettledPaths::accountId, erasures.config()))
        .uid("markov.weights");
  }

  private static DataStream<SettledPaths> summed(String name, DataStream<SettledPaths> paths) {
    return paths.transform(name, SETTLED, new PathSumOperator()).uid(name);
  }
}
