package io.tideline.job.governance;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** People who write, and one who does all that is ever kept of anybody; all as of now. */
final class ErasureTraffic implements AutoCloseable {
  private final Producer<String, String> producer;
  private final String prefix;
  private final AtomicLong number = new AtomicLong();

  ErasureTraffic(String bootstrapServers, String prefix) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 65_536),
            new StringSerializer(),
            new StringSerializer());
    this.prefix = prefix;
  }

  /** A message of somebody in their own conversation. */
  void message(String who, String text) {
    String id = "m" + number.incrementAndGet();
    send(
        "direct-messages",
        "dm.sent",
        "dm_" + id,
        ""
            + "\"message_id\":\"%s\",\"conversation_id\":\"dm_of_%s\",\"direction\":\"inbound\","
                .formatted(id, number(who))
            + "\"sender_type\":\"customer\",\"sender_id\":\"%1$s\",\"customer_id\":\"%1$s\","
                .formatted(who)
            + "\"text\":\"%s\"".formatted(text));
  }

  /** A conversation's id is no person's. */
  private static String number(String who) {
    return Integer.toHexString(who.hashCode()) + "_" + who.length();
  }

  /** What leaves something about a person in every step that keeps anything about people. */
  void everythingOf(String who, String name, String text) {
    message(who, text);
    String comment =
        "\"comment_id\":\"c_%s\",\"video_id\":\"v\",\"direction\":\"inbound\","
            + "\"sender_type\":\"customer\",\"sender_id\":\"%s\",\"sender_name\":\"%s\",\"text\":\"%s\"";
    send("comments", "comment.created", "c", comment.formatted(number(who), who, name, text));
    String gift =
        "\"live_id\":\"live\",\"viewer_id\":\"%s\",\"viewer_name\":\"%s\",\"gift_id\":\"rose\","
            + "\"diamonds\":5,\"repeat_count\":1";
    send("live-events", "live.gift", "g", gift.formatted(who, name));
    send(
        "live-events",
        "live.gift",
        "s",
        gift.formatted(who, name) + ",\"streak_id\":\"s_%s\"".formatted(number(who)));
    send(
        "touchpoints",
        "ad.click",
        "t",
        "\"visitor_id\":\"%s\",\"utm\":{\"campaign\":\"spring\"}".formatted(who));
    send(
        "identities",
        "identity.linked",
        "i",
        "\"visitor_id\":\"visitor_%s\",\"person_id\":\"%s\"".formatted(number(who), who));
    send(
        "commerce-events",
        "order.placed",
        "o",
        "\"order_id\":\"o_%s\",\"person_id\":\"%s\",\"amount\":\"10.00\",\"currency\":\"EUR\""
            .formatted(number(who), who));
  }

  /** A request to erase somebody. */
  void erase(String request, String who) {
    send(
        "privacy-requests",
        "privacy.erase",
        request,
        "\"request_id\":\"%s\",\"subject_id\":\"%s\"".formatted(request, who));
  }

  void flush() {
    producer.flush();
  }

  private void send(String topic, String type, String id, String fields) {
    long now = System.currentTimeMillis();
    String json =
        "{\"event_id\":\"%s_%d\",\"type\":\"%s\",\"occurred_at\":\"%s\",\"account_id\":\"acme\",%s}"
            .formatted(id, number.incrementAndGet(), type, Instant.ofEpochMilli(now), fields);
    producer.send(new ProducerRecord<>(prefix + topic, null, now, null, json));
  }

  @Override
  public void close() {
    producer.close();
  }
}
