package io.tideline.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What must hold before a job is worth starting: a broker answers, it accepts the credentials, and
 * every input and output topic exists.
 */
public final class KafkaPreflight {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final ByteArraySerializer BYTES = new ByteArraySerializer();
  private static final ByteArrayDeserializer RAW = new ByteArrayDeserializer();

  private final KafkaSettings settings;
  private final Duration patience;

  /** A check that waits up to 10 s for an answer. */
  public KafkaPreflight(KafkaSettings settings) {
    this(settings, PATIENCE);
  }

  KafkaPreflight(KafkaSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
  }

  /**
   * Checks the broker and that all topics exist.
   *
   * @throws KafkaPreflightException with one line that says what is wrong
   */
  public void requireTopics() throws KafkaPreflightException {
    try (Admin admin = connect()) {
      List<String> missing = missingTopics(admin);
      if (!missing.isEmpty()) {
        throw new KafkaPreflightException(
            "kafka: no topic "
                + String.join(", ", missing)
                + " at "
                + settings.bootstrapServers()
                + "; set kafka.create_topics: true, or for each run: kafka-topics.sh --create"
                + " --bootstrap-server "
                + settings.bootstrapServers()
                + " --topic NAME --partitions N --replication-factor N");
      }
    }
  }

  /**
   * Checks the broker and creates the topics that do not exist. Returns once every partition of the
   * new ones serves: a producer that is faster than that may have its first batch refused and its
   * second taken, and the first one is then refused until it expires (KAFKA-15591).
   *
   * @return the names of the topics created
   * @throws KafkaPreflightException with one line that says what is wrong
   */
  public List<String> createMissingTopics(TopicLayout layout) throws KafkaPreflightException {
    try (Admin admin = connect()) {
      List<NewTopic> missing =
          missingTopics(admin).stream().map(name -> newTopic(layout, name)).toList();
      Map<String, KafkaFuture<Void>> results = admin.createTopics(missing).values();
      List<NewTopic> created = new ArrayList<>();
      for (NewTopic topic : missing) {
        if (isCreated(topic.name(), results.get(topic.name()))) {
          created.add(topic);
        }
      }
      awaitServing(admin, created);
      return missing.stream().map(NewTopic::name).toList();
    }
  }

  private NewTopic newTopic(TopicLayout layout, String name) {
    return name.equals(settings.topicName(KafkaSettings.PLAYBOOK_TOPIC))
        ? layout.newPlaybookTopic(name)
        : layout.newTopic(name);
  }

  private boolean isCreated(String topic, KafkaFuture<Void> result) throws KafkaPreflightException {
    try {
      await(result);
      return true;
    } catch (TopicExistsException somebodyElseWasFaster) {
      return false;
    } catch (KafkaException e) {
      throw new KafkaPreflightException(
          "kafka: cannot create topic " + topic + ": " + settings.masked(firstLine(e)), e);
    }
  }

  private void awaitServing(Admin admin, List<NewTopic> created) throws KafkaPreflightException {
    try {
      TopicReadiness.await(admin, created, READY_WITHIN);
    } catch (TimeoutException e) {
      throw new KafkaPreflightException(
          "kafka: the topics just created do not take records within "
              + READY_WITHIN.toSeconds()
              + " s",
          e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new KafkaPreflightException(
          "kafka: the topics just created do not take records: "
              + settings.masked(firstLine(e.getCause())),
          e);
    }
  }

  private Admin connect() throws KafkaPreflightException {
    Admin admin = openAdmin();
    try {
      await(admin.describeCluster().nodes());
      return admin;
    } catch (KafkaException e) {
      admin.close(Duration.ZERO);
      throw new KafkaPreflightException(
          "kafka: " + settings.bootstrapServers() + " answers: " + settings.masked(firstLine(e)),
          e);
    } catch (KafkaPreflightException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  private Admin openAdmin() throws KafkaPreflightException {
    try {
      tryClients();
      return AdminClients.open(settings, patience);
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (firstLine(cause).contains("bootstrap")) {
        throw new KafkaPreflightException(
            "kafka.bootstrap_servers: no such host: " + settings.bootstrapServers(), e);
      }
      throw KafkaPreflightException.misconfigured(
          "kafka.properties: " + settings.masked(firstLine(cause)), e);
    }
  }

  /** What only these two look at would else fail in the job, again and again. */
  private void tryClients() {
    Properties writing = TopicSink.config(settings);
    // Nothing is begun, but what no transaction may have is refused.
    writing.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "preflight");
    writing.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    new KafkaProducer<>(writing, BYTES, BYTES).close(Duration.ZERO);
    new KafkaConsumer<>(EventSource.config(settings), RAW, RAW).close();
  }

  private List<String> missingTopics(Admin admin) throws KafkaPreflightException {
    List<String> names =
        Stream.of(
                settings.inputTopicNames(),
                List.of(settings.topicName(KafkaSettings.PLAYBOOK_TOPIC)),
                settings.outputTopicNames())
            .flatMap(List::stream)
            .toList();
    Map<String, KafkaFuture<TopicDescription>> found =
        admin.describeTopics(names).topicNameValues();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      try {
        await(found.get(name));
      } catch (UnknownTopicOrPartitionException e) {
        missing.add(name);
      } catch (KafkaException e) {
        throw new KafkaPreflightException(
            "kafka: cannot look up topic " + name + ": " + settings.masked(firstLine(e)), e);
      }
    }
    return missing;
  }

  /**
   * Waits for an answer; what the broker answers is thrown as it is, silence as the preflight's.
   */
  private <T> T await(KafkaFuture<T> answer) throws KafkaPreflightException {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw silence(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw answered(e.getCause());
    }
  }

  private KafkaException answered(Throwable cause) throws KafkaPreflightException {
    if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      throw silence(cause);
    }
    if (cause instanceof AuthenticationException) {
      throw KafkaPreflightException.misconfigured(
          "kafka.properties: "
              + settings.bootstrapServers()
              + " refuses the credentials: "
              + settings.masked(firstLine(cause)),
          cause);
    }
    if (cause instanceof AuthorizationException) {
      throw KafkaPreflightException.misconfigured(
          "kafka.properties: these credentials lack a right: " + settings.masked(firstLine(cause)),
          cause);
    }
    return cause instanceof KafkaException answer ? answer : new KafkaException(cause);
  }

  private static KafkaPreflightException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new KafkaPreflightException("kafka: interrupted while waiting for an answer", cause);
  }

  private KafkaPreflightException silence(Throwable cause) {
    return new KafkaPreflightException(
        "kafka.bootstrap_servers: no broker answers at "
            + settings.bootstrapServers()
            + " within "
            + patience.toSeconds()
            + " s",
        cause);
  }

  private static String firstLine(Throwable cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
