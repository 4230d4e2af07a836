package io.tideline.connectors.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the brokers for the cluster's nodes every 5 s on a daemon thread, as long as somebody asks
 * the probe at least once in 30 s; after a pause it starts over as unreachable.
 */
public final class KafkaBrokerProbe implements BrokerProbe {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int IDLE_INTERVALS = 6;

  private final KafkaSettings settings;
  private final Duration interval;
  private final Object lock = new Object();

  private @Nullable Thread prober;
  private long lastAskedNanos;
  private boolean closed;
  private volatile long reachableSince = UNREACHABLE;

  KafkaBrokerProbe(KafkaSettings settings, Duration interval) {
    this.settings = settings;
    this.interval = interval;
  }

  /** A factory of probes of that Kafka. */
  public static BrokerProbe.Factory factory(KafkaSettings settings) {
    return () -> new KafkaBrokerProbe(settings, INTERVAL);
  }

  @Override
  public long reachableSinceMillis() {
    synchronized (lock) {
      lastAskedNanos = System.nanoTime();
      if (prober == null && !closed) {
        reachableSince = UNREACHABLE;
        prober = new Thread(this::probeWhileAsked, "tideline-broker-probe");
        prober.setDaemon(true);
        prober.start();
      }
    }
    return reachableSince;
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      reachableSince = UNREACHABLE;
      if (prober != null) {
        prober.interrupt();
      }
    }
  }

  private void probeWhileAsked() {
    @Nullable Admin admin = null;
    try {
      do {
        admin = admin == null ? open() : admin;
        note(admin != null && answers(admin));
      } while (pause());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
    }
  }

  /** Null where not even the brokers' names resolve, which may be the outage itself. */
  private @Nullable Admin open() {
    try {
      return AdminClients.open(settings, interval);
    } catch (KafkaException e) {
      return null;
    }
  }

  private static boolean answers(Admin admin) throws InterruptedException {
    try {
      admin.describeCluster().nodes().get();
      return true;
    } catch (ExecutionException e) {
      // Why it does not answer makes no difference here, and the client logs it.
      return false;
    }
  }

  private void note(boolean answered) {
    synchronized (lock) {
      if (!answered || closed) {
        reachableSince = UNREACHABLE;
      } else if (reachableSince == UNREACHABLE) {
        reachableSince = System.currentTimeMillis();
      }
    }
  }

  /** Waits for the next turn; false where there is to be none. */
  private boolean pause() throws InterruptedException {
    synchronized (lock) {
      lock.wait(interval.toMillis());
      boolean idle = System.nanoTime() - lastAskedNanos > IDLE_INTERVALS * interval.toNanos();
      if (idle || closed) {
        prober = null;
      }
      return prober != null;
    }
  }
}
