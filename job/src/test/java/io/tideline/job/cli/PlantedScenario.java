package io.tideline.job.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An afternoon on which people leave their names, numbers and addresses in every field that takes a
 * text or an id: messages, names, conversation ids, tags, links, coupons, gifts, and records that
 * are refused.
 */
final class PlantedScenario {
  static final List<PlantedPerson> PEOPLE =
      IntStream.range(0, 40).mapToObj(PlantedPerson::new).toList();

  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private final Map<String, List<String>> topics = new TreeMap<>();
  private long number;

  private PlantedScenario() {}

  /** Writes the scenario's files; returns how many messages of it are good. */
  static int write(Path folder) throws IOException {
    PlantedScenario scenario = new PlantedScenario();
    for (PlantedPerson person : PEOPLE) {
      scenario.talks(person);
      scenario.watchesAndBuys(person);
      scenario.isRefused(person);
    }
    scenario.spends();
    Files.createDirectories(folder);
    for (var topic : scenario.topics.entrySet()) {
      Files.write(folder.resolve(topic.getKey() + ".jsonl"), topic.getValue());
    }
    return 6 * PEOPLE.size();
  }

  private void talks(PlantedPerson p) {
    String comment = "cm" + p.number();
    event(
        "comments",
        "comment.created",
        "\"comment_id\":\"%s\",\"video_id\":\"v1\",\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"%s\",\"sender_name\":\"%s\",\"text\":\"where can I buy this? %s\",\"campaign_tag\":\"spring %s\""
            .formatted(comment, p.customer(), p.name(), p.contacts(), p.email()));
    event(
        "comments",
        "comment.created",
        "\"comment_id\":\"%s-b\",\"video_id\":\"v1\",\"parent_comment_id\":\"%s\",\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"%s\",\"sender_name\":\"%s (%s)\",\"text\":\"I hate this, a disgusting scam, never again! %s\""
            .formatted(comment, comment, p.customer(), p.name(), p.email(), p.contacts()));
    String conversation = "\"conversation_id\":\"dm-%s-7\"".formatted(p.customer());
    event(
        "direct-messages",
        "dm.sent",
        "\"message_id\":\"dm%d\",%s,\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"%s\",\"sender_name\":\"{%s} @%s\",\"text\":\"%s %s\",\"coupon_code\":\"%s\",\"campaign_tag\":\"%s\""
            .formatted(
                p.number(),
                conversation,
                p.customer(),
                p.name(),
                p.handle(),
                p.number() % 2 == 0 ? "how long does shipping take?" : "my parcel never arrived",
                p.contacts(),
                p.coupon(),
                p.phone()));
    event(
        "direct-messages",
        "dm.sent",
        "\"message_id\":\"dm%d-b\",%s,\"direction\":\"outbound\",\"sender_type\":\"agent\",\"sender_id\":\"ann\",\"sender_name\":\"Ann\",\"customer_id\":\"%s\",\"text\":\"we wrote to you: https://shop.example/ %s\",\"campaign_tag\":\"%s\""
            .formatted(p.number(), conversation, p.customer(), p.contacts(), p.iban()));
    event(
        "direct-messages",
        "dm.sent",
        "\"message_id\":\"dm%d-c\",%s,\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"%s\",\"text\":\"price please, I want to order two\""
            .formatted(p.number(), conversation, p.customer()));
    event(
        "direct-messages",
        "dm.sent",
        "\"message_id\":\"dm%d-d\",%s,\"direction\":\"outbound\",\"sender_type\":\"automation\",\"sender_id\":\"bot\",\"text\":\"thank you\""
            .formatted(p.number(), conversation));
    String changed = "%s,\"customer_id\":\"%s\",\"agent_id\":\"ann\"";
    event(
        "conversation-events",
        "conversation.assigned",
        changed.formatted(conversation, p.customer()) + queue(p));
    event(
        "conversation-events",
        "conversation.resolved",
        changed.formatted(conversation, p.customer()));
    if (p.number() % 5 == 0) {
      event(
          "conversation-events",
          "conversation.opted_out",
          "\"customer_id\":\"" + p.customer() + "\"");
    }
  }

  /** Every tenth has a character that the database refuses, so that the row is refused. */
  private static String queue(PlantedPerson p) {
    return p.number() % 10 == 0 ? ",\"queue\":\"sup\\u0000port\"" : ",\"queue\":\"support\"";
  }

  private void watchesAndBuys(PlantedPerson p) {
    event(
        "live-events",
        "live.gift",
        "\"live_id\":\"l1\",\"viewer_id\":\"%s\",\"viewer_name\":\"%s\",\"gift_id\":\"rose\",\"gift_name\":\"for %s\",\"diamonds\":200,\"repeat_count\":1"
            .formatted(p.viewer(), p.name(), p.email()));
    for (int count = 1; count <= 2; count++) {
      event(
          "live-events",
          "live.gift",
          "\"live_id\":\"l1\",\"viewer_id\":\"%s\",\"viewer_name\":\"%s\",\"gift_id\":\"rose\",\"diamonds\":5,\"streak_id\":\"of-%s\",\"repeat_count\":%d,\"streak_end\":%b"
              .formatted(p.viewer(), p.name(), p.viewer(), count, count == 2));
    }
    event(
        "live-events",
        "live.product_clicked",
        "\"live_id\":\"l1\",\"viewer_id\":\"%s\",\"product_id\":\"sku\"".formatted(p.visitor()));
    event(
        "touchpoints",
        "ad.click",
        "\"visitor_id\":\"%s\",\"utm\":{\"source\":\"tik_tok\",\"medium\":\"@%s\",\"campaign\":\"win back %s\",\"content\":\"%s\",\"term\":\"%s\"}"
            .formatted(p.visitor(), p.handle(), p.email(), p.phone(), p.card()));
    String query =
        "utm_source=%s&utm_medium=paid&utm_campaign=%s&utm_content=%s"
            .formatted(encoded(p.email()), encoded("sale " + p.iban()), encoded(p.card()));
    event(
        "touchpoints",
        "link.click",
        "\"visitor_id\":\"%s\",\"url\":\"https://shop.example/?%s#%s\""
            .formatted(p.visitor(), query, p.customer()));
    event(
        "touchpoints",
        "lead.submitted",
        "\"visitor_id\":\"%s\",\"person_id\":\"%s\",\"utm\":{\"source\":\"tiktok\",\"campaign\":\"call %s\"}"
            .formatted(p.visitor(), p.person(), p.phone()));
    event(
        "identities",
        "identity.linked",
        "\"visitor_id\":\"%s\",\"person_id\":\"%s\"".formatted(p.visitor(), p.person()));
    event(
        "commerce-events",
        "order.placed",
        "\"order_id\":\"o%d\",\"person_id\":\"%s\",\"visitor_id\":\"%s\",\"amount\":\"30.00\",\"currency\":\"EUR\",\"coupon_code\":\"%s\",\"new_customer\":true"
            .formatted(p.number(), p.person(), p.visitor(), p.coupon()));
    event(
        "commerce-events",
        "order.refunded",
        "\"order_id\":\"o%d\",\"refund_id\":\"%s\",\"amount\":\"99.00\",\"currency\":\"EUR\""
            .formatted(p.number(), p.email()));
  }

  /** Records that become dead letters, of every reason that quotes could come from. */
  private void isRefused(PlantedPerson p) {
    raw("comments", "{\"type\":\"" + p.email() + "\"}");
    raw("comments", p.contacts());
    raw("comments", "[\"" + p.name() + "\"]");
    raw("comments", "{\"" + p.email() + "\":" + p.phone() + ",\"type\":" + p.handle());
    raw("comments", "\"" + p.iban() + "\"");
    event("comments", "comment.created", "\"comment_id\":\"x\",\"video_id\":\"\"");
    event(
        "comments",
        "comment.created",
        "\"comment_id\":\"x\",\"video_id\":\"v\",\"direction\":\"%s\"".formatted(p.name()));
    event(
        "live-events",
        "live.viewers",
        "\"live_id\":\"l\",\"concurrent_viewers\":\"" + p.phone() + "\"");
    event(
        "costs",
        "cost.recorded",
        "\"cost_id\":\"x\",\"campaign\":\"%s\",\"kind\":\"%s\"".formatted(p.email(), p.name()));
    event(
        "commerce-events",
        "order.placed",
        "\"order_id\":\"y\",\"person_id\":\"%s\",\"amount\":\"%s\",\"currency\":\"EUR\""
            .formatted(p.person(), p.card() + ".000001"));
    event(
        "privacy-requests",
        "privacy.erase",
        "\"request_id\":\"\",\"subject_id\":\"" + p.customer() + "\"");
  }

  private void spends() {
    PlantedPerson p = PEOPLE.get(0);
    event(
        "costs",
        "cost.recorded",
        "\"cost_id\":\"k1\",\"campaign\":\"win back %s\",\"kind\":\"media\",\"amount\":\"10.00\",\"currency\":\"EUR\",\"date\":\"2026-03-02\""
            .formatted(p.email()));
    event(
        "video-metrics",
        "video.snapshot",
        "\"video_id\":\"v1\",\"published_at\":\"2026-03-01T12:00:00Z\",\"duration_s\":20,\"views\":30000,\"likes\":10,\"comments\":1,\"shares\":900,\"plays\":30000,\"completions\":100,\"watch_time_s\":50000,\"followers\":100,\"campaign_tag\":\"%s\""
            .formatted(p.email()));
  }

  private void event(String topic, String type, String fields) {
    number++;
    raw(
        topic,
        "{\"event_id\":\"e%d\",\"type\":\"%s\",\"occurred_at\":\"%s\",\"account_id\":\"acme\",%s}"
            .formatted(number, type, START.plusSeconds(number), fields));
  }

  private void raw(String topic, String line) {
    topics.computeIfAbsent(topic, name -> new ArrayList<>()).add(line);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
