package io.tideline.job.outputs;

import io.tideline.connectors.kafka.BrokerProbe;
import io.tideline.connectors.kafka.KafkaBrokerProbe;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.job.ingest.InputReachability;
import org.jspecify.annotations.Nullable;

/** Asks the brokers whether they are there, but only while somebody wants to know. */
final class BrokerReachability implements InputReachability {
  private static final long serialVersionUID = 1L;

  private final BrokerProbe.Factory factory;

  BrokerReachability(KafkaSettings kafka) {
    this.factory = KafkaBrokerProbe.factory(kafka);
  }

  @Override
  public Probe open() {
    return new BrokerLookOut(factory);
  }

  private static final class BrokerLookOut implements Probe {
    private final BrokerProbe.Factory factory;
    private @Nullable BrokerProbe probe;

    BrokerLookOut(BrokerProbe.Factory factory) {
      this.factory = factory;
    }

    @Override
    public void watch(boolean wanted) {
      if (wanted && probe == null) {
        probe = factory.open();
      } else if (!wanted) {
        close();
      }
    }

    @Override
    public long reachableForMillis() {
      if (probe == null || !probe.reachable()) {
        return 0;
      }
      return Math.max(0, System.currentTimeMillis() - probe.reachableSinceMillis());
    }

    @Override
    public void close() {
      if (probe != null) {
        probe.close();
        probe = null;
      }
    }
  }
}
