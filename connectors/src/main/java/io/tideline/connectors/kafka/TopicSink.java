package io.tideline.connectors.kafka;

import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * One exactly-once sink for all output topics (CONTRACTS §2): a {@code read_uncommitted} consumer
 * sees a record within milliseconds, a {@code read_committed} one after the checkpoint that holds
 * it.
 *
 * <p>Transaction names are pooled, not numbered on. After a crash each writer asks the brokers
 * which transactions of this job are open on the output topics and aborts those that its checkpoint
 * does not hold: this finds them after any number of restarts, at any parallelism, and also without
 * a checkpoint to start from. The other strategy guesses names from the last checkpoint's number
 * on, and without a checkpoint from 1 on, so what a killed job left open much later would block
 * {@code read_committed} consumers until its timeout; every checkpoint also leaves a new name in
 * the broker's memory for 7 days. Pooling needs Kafka 3.0 and the right to describe the topics.
 */
public final class TopicSink {
  private TopicSink() {}

  /** The sink. */
  public static KafkaSink<TopicRecord> of(KafkaSettings settings) {
    return KafkaSink.<TopicRecord>builder()
        .setKafkaProducerConfig(config(settings))
        .setBootstrapServers(settings.bootstrapServers())
        .setRecordSerializer(TopicRecordSerializer.of(settings))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        // Open transactions are recognised by how their name starts. The ending keeps a job named
        // "a" from aborting those of a job named "a-b".
        .setTransactionalIdPrefix(settings.transactions().idPrefix() + "/topics")
        .build();
  }

  /** What its producers are told. */
  static Properties config(KafkaSettings settings) {
    Properties config = new Properties();
    config.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
    config.putAll(settings.clientConfig());
    config.setProperty(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        String.valueOf(settings.transactions().timeoutMillis()));
    return config;
  }
}
