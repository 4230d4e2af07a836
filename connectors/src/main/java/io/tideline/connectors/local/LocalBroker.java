package io.tideline.connectors.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker (KRaft, one node) in this JVM, on the loopback interface only. Started again
 * on the same folder it has all its topics, offsets and transactions.
 */
public final class LocalBroker implements AutoCloseable {
  /** Any fixed id: a folder belongs to one broker. */
  private static final String CLUSTER_ID = "dGlkZWxpbmUtbG9jYWwtMQ";

  private static final int START_ATTEMPTS = 3;

  private final KafkaRaftServer server;
  private final int port;

  private LocalBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker and returns once it serves.
   *
   * @throws IOException where the port is in use or the folder cannot be used
   */
  public static LocalBroker start(LocalBrokerSettings settings) throws IOException {
    if (settings.port() != 0) {
      Ports.requireFree(settings.port());
    }
    Files.createDirectories(settings.dataDir());
    for (int attempt = 1; ; attempt++) {
      int port = settings.port() == 0 ? Ports.free() : settings.port();
      Properties config = config(settings, port, Ports.freeBeside(port));
      format(settings.dataDir(), config);
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
      try {
        server.startup();
        return new LocalBroker(server, port);
      } catch (KafkaException e) {
        server.shutdown();
        // Somebody may take a free port between our look at it and the broker's.
        if (attempt == START_ATTEMPTS) {
          throw new IOException("the broker does not start: " + e.getMessage(), e);
        }
      }
    }
  }

  /** Where clients connect, {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Stops it; the folder stays. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path dataDir, Properties config) throws IOException {
    Path file = dataDir.resolve("server.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      config.store(out, null);
    }
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    String[] command = {
      "format", "--ignore-formatted", "--cluster-id", CLUSTER_ID, "--config", file.toString()
    };
    int exit;
    try (PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8)) {
      exit = StorageTool.execute(command, out);
    }
    if (exit != 0) {
      throw new IOException(
          "cannot format the broker's folder "
              + dataDir
              + ": "
              + told.toString(StandardCharsets.UTF_8).strip());
    }
  }

  private static Properties config(LocalBrokerSettings settings, int port, int controllerPort) {
    Properties config = new Properties();
    config.setProperty("process.roles", "broker,controller");
    config.setProperty("node.id", "1");
    config.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    config.setProperty("controller.listener.names", "CONTROLLER");
    config.setProperty("inter.broker.listener.name", "CLIENTS");
    config.setProperty(
        "listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    config.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.setProperty("log.dirs", settings.dataDir().resolve("data").toString());
    oneOfEverything(config);
    // Past events carry past timestamps, by which a broker would delete them at once.
    config.setProperty("log.retention.ms", "-1");
    config.setProperty("auto.create.topics.enable", "false");
    // Room for records that are too large for the contract, so that they can be dead-lettered.
    config.setProperty("message.max.bytes", String.valueOf(8 << 20));
    config.setProperty("group.initial.rebalance.delay.ms", "0");
    config.putAll(settings.overrides());
    return config;
  }

  private static void oneOfEverything(Properties config) {
    for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
      config.setProperty(topic + ".replication.factor", "1");
      config.setProperty(topic + ".num.partitions", "4");
    }
    config.setProperty("transaction.state.log.min.isr", "1");
    config.setProperty("share.coordinator.state.topic.replication.factor", "1");
    config.setProperty("share.coordinator.state.topic.min.isr", "1");
    config.setProperty("share.coordinator.state.topic.num.partitions", "1");
    config.setProperty("num.network.threads", "2");
    config.setProperty("num.io.threads", "4");
  }
}
