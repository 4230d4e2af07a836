package io.tideline.job;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.outputs.KafkaEndpoints;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topology of the live job, with Kafka and a warehouse at its ends, attached and not run. */
public final class LiveTopology {
  private LiveTopology() {}

  /** The environment with the topology. */
  public static StreamExecutionEnvironment attached() {
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(Environments.common());
    var warehouse =
        new WarehouseConfig(
            new WarehouseLocation("jdbc:postgresql://127.0.0.1:1/tideline", "tideline", "none"),
            1_000,
            1_000,
            PseudonymSecret.PUBLISHED);
    Topology.attach(
        env,
        new KafkaEndpoints(
            KafkaSettings.of("127.0.0.1:1"), warehouse, TimeConfig.DEFAULT, Map.of()),
        TopologyConfig.DEFAULT);
    return env;
  }

  /** Everything the environment was told to do, by number. */
  public static Collection<Transformation<?>> transformations(StreamExecutionEnvironment env) {
    var found = new TreeMap<Integer, Transformation<?>>();
    var open = new ArrayDeque<Transformation<?>>(env.getTransformations());
    while (!open.isEmpty()) {
      Transformation<?> next = open.pop();
      if (found.put(next.getId(), next) == null) {
        open.addAll(next.getInputs());
      }
    }
    return found.values();
  }
}
