package io.tideline.job.live;

import static io.tideline.job.live.SampleLine.event;

import io.tideline.udfs.spike.Slices;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two weeks and a bit of seeded traffic in files: rhythm, an angry comment storm on one video,
 * growing direct messages, deletions, lives ({@link SampleLives}), videos, experiments and costs
 * ({@link SampleVideos}), orders with what led to them, refunds, disorder, repetitions, bad
 * records, tombstones.
 */
final class SampleScenario {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int HOURS = 15 * 24 + 7;
  private static final int DISORDER_MILLIS = 8_000;

  /** Where its parts end. */
  static final List<Instant> PARTS =
      Stream.of(110, 144, 180, 215, 290, HOURS)
          .map(hours -> START.plus(Duration.ofHours(hours)))
          .toList();

  private static final List<String> ASKED =
      List.of(
          "how long does shipping take?",
          "how can I pay?",
          "what size should I take?",
          "where can I buy this?",
          "price please, I want to order two of these",
          "my parcel never arrived, what now?");

  private final Random random = new Random(20260302);
  private final Map<String, List<Line>> topics = new TreeMap<>();
  private long number;

  private record Line(long arrivesAt, String json) {}

  private SampleScenario() {}

  /** Writes the scenario's files; the same ones every time. */
  static void write(Path folder) throws IOException {
    var scenario = new SampleScenario();
    scenario.comments();
    scenario.directMessages();
    scenario.livesAndOrders();
    new SampleVideos(scenario::put, START.toEpochMilli()).write();
    scenario.automated();
    scenario.alone();
    scenario.badRecords();
    scenario.sales();
    Files.createDirectories(folder);
    for (var topic : scenario.topics.entrySet()) {
      topic.getValue().sort(Comparator.comparingLong(Line::arrivesAt));
      Path file = folder.resolve(topic.getKey() + ".jsonl");
      try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        for (Line line : topic.getValue()) {
          out.write(line.json());
          out.write('\n');
        }
      }
    }
  }

  private void comments() {
    for (int hour = 0; hour < HOURS; hour++) {
      int level = 14 + 10 * (hour % 24) / 12;
      boolean storm = hour == 8 * 24 + 19 || hour == 11 * 24 + 7;
      for (int n = storm ? level * 9 : level; n > 0; n--) {
        String video = storm ? "v_storm" : "v_" + (int) Math.sqrt(random.nextInt(100));
        comment(at(hour), video);
      }
    }
  }

  private void comment(long at, String video) {
    String id = "c" + ++number;
    put(
        "comments",
        at,
        event("comment.created", id, at)
            + ",\"comment_id\":\""
            + id
            + "\",\"video_id\":\""
            + video
            + "\",\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"cu"
            + random.nextInt(500)
            + "\",\"text\":\""
            + (random.nextInt(5) == 0 || video.equals("v_storm") ? "broken :( " : "super 😍 ")
            + number
            + "\"}");
    if (random.nextInt(40) == 0) {
      deletion(id, at, video);
    }
  }

  /** At the same moment, so that half of them come before their comments; some days later. */
  private void deletion(String commentId, long commentedAt, String video) {
    long at = commentedAt + (random.nextBoolean() ? 0 : random.nextInt(3) * Slices.DAY_MILLIS);
    put(
        "comments",
        at,
        event("comment.deleted", "x" + commentId, at)
            + ",\"comment_id\":\"%s\",\"video_id\":\"%s\"}".formatted(commentId, video));
  }

  private void directMessages() {
    for (int hour = 0; hour < HOURS; hour++) {
      int day = hour / 24;
      int level = day >= 9 && day < 13 ? 2 + 2 * (day - 8) : 2;
      for (int n = level; n > 0; n--) {
        long at = at(hour);
        String who = "cu" + random.nextInt(300);
        directMessage(at, who, "inbound", "customer");
        answer(at, who);
      }
    }
  }

  private void directMessage(long at, String who, String direction, String sender) {
    String id = "d" + ++number;
    String text = direction.equals("inbound") && random.nextInt(4) == 0 ? "broken :( " : "hello ";
    put(
        "direct-messages",
        at,
        event("dm.sent", id, at)
            + ",\"message_id\":\"%s\",\"conversation_id\":\"dm_%s\",\"direction\":\"%s\""
                .formatted(id, who, direction)
            + ",\"sender_type\":\"%s\",\"sender_id\":\"%s\",\"customer_id\":\"%s\""
                .formatted(sender, who, who)
            + ",\"text\":\"%s\"}".formatted(text));
  }

  /** Mostly in time, sometimes late or never; some are resolved, and a few of those reopened. */
  private void answer(long asked, String who) {
    if (random.nextInt(5) > 0) {
      long minutes = 1 + random.nextInt(90);
      String sender = random.nextInt(3) == 0 ? "automation" : "agent";
      directMessage(asked + minutes * 60_000L, who, "outbound", sender);
    }
    if (random.nextInt(3) > 0) {
      long resolved = asked + (1 + random.nextInt(30)) * Slices.HOUR_MILLIS;
      change("conversation.resolved", resolved, who);
      if (random.nextInt(6) == 0) {
        change("conversation.reopened", resolved + 20 * 60_000L, who);
      }
    }
  }

  private void change(String type, long at, String who) {
    String id = "s" + ++number;
    put(
        "conversation-events",
        at,
        event(type, id, at)
            + ",\"conversation_id\":\"dm_%s\",\"customer_id\":\"%s\"}".formatted(who, who));
  }

  private void livesAndOrders() {
    var lives = new SampleLives(this::put);
    for (int day = 0; day < HOURS / 24; day++) {
      lives.live(day, at(day * 24 + 20));
      for (int n = 0; n < 12; n++) {
        order(at(day * 24 + 21));
      }
    }
  }

  private void order(long at) {
    String id = "o" + ++number;
    put(
        "commerce-events",
        at,
        event("order.placed", id, at)
            + ",\"order_id\":\"%s\",\"person_id\":\"p%d\",\"amount\":\"19.90\",\"currency\":\"EUR\"}"
                .formatted(id, random.nextInt(90)));
  }

  /** People whom automation answers, each in one direct conversation, and agents now and then. */
  private void automated() {
    for (int person = 0; person < 60; person++) {
      String who = Results.AUTOMATED + person;
      long at = at(24 + person % 48);
      for (int asked = 0; asked < 6; asked++) {
        automatedMessage(at, "acct", who, ASKED.get(random.nextInt(ASKED.size())));
        if (random.nextInt(4) == 0) {
          directMessage(at + 20 * 60_000L, who, "outbound", "agent");
        }
        at += random.nextBoolean() ? 60_000L * (2 + random.nextInt(20)) : 26 * Slices.HOUR_MILLIS;
      }
    }
  }

  /**
   * People who write once in each part: whoever waits for what comes of a part before sending the
   * next has them decided in order of time, as a replay does, though a live job decides on arrival.
   * Their account has no spikes: a live job hears of those on a way of their own.
   */
  private void alone() {
    for (int person = 0; person < 60; person++) {
      long begin = START.toEpochMilli();
      for (Instant end : PARTS) {
        long span = end.toEpochMilli() - begin - Slices.HOUR_MILLIS;
        long at = begin + random.nextInt((int) (span / 1_000)) * 1_000L;
        String text = ASKED.get(random.nextInt(ASKED.size()));
        automatedMessage(at, "calm", Results.ALONE + person, text);
        begin = end.toEpochMilli();
      }
    }
  }

  private void automatedMessage(long at, String account, String who, String text) {
    String id = who.substring(0, 2) + ++number;
    put(
        "direct-messages",
        at,
        event("dm.sent", id, at, account)
            + ",\"message_id\":\"%s\",\"conversation_id\":\"dm_%s\",\"direction\":\"inbound\""
                .formatted(id, who)
            + ",\"sender_type\":\"customer\",\"sender_id\":\"%s\",\"text\":\"%s\"}"
                .formatted(who, text));
  }

  /** Clicks of visitors, links before and after the order, coupons in direct messages, refunds. */
  private void sales() {
    for (int n = 0; n < 300; n++) {
      long at = at(48 + random.nextInt(HOURS - 96));
      String person = "cu" + random.nextInt(300);
      String visitor = "vi" + random.nextInt(200);
      for (int k = random.nextInt(5); k > 0; k--) {
        click(at - random.nextInt(40 * 3600) * 1_000L, visitor);
      }
      if (n % 3 > 0) {
        link(at + (random.nextInt(60) - 30) * Slices.HOUR_MILLIS, visitor, person);
      }
      if (n % 4 == 0) {
        coupon(at - 60_000L - random.nextInt(3600) * 1_000L, person);
      }
      sale(at, n % 2 == 0 ? "person_id\":\"" + person : "visitor_id\":\"" + visitor, n % 5 == 0);
    }
  }

  private void click(long at, String visitor) {
    String id = "k" + ++number;
    put(
        "touchpoints",
        at,
        event(random.nextInt(3) == 0 ? "ad.impression" : "ad.click", id, at)
            + ",\"visitor_id\":\"%s\",\"utm\":{\"source\":\"TikTok\",\"campaign\":\"c%d\"}}"
                .formatted(visitor, random.nextInt(4)));
  }

  private void link(long at, String visitor, String person) {
    String id = "l" + ++number;
    put(
        "identities",
        at,
        event("identity.linked", id, at)
            + ",\"visitor_id\":\"%s\",\"person_id\":\"%s\"}".formatted(visitor, person));
  }

  private void coupon(long at, String who) {
    String id = "q" + ++number;
    put(
        "direct-messages",
        at,
        event("dm.sent", id, at)
            + ",\"message_id\":\"%s\",\"conversation_id\":\"dm_%s\",\"direction\":\"outbound\""
                .formatted(id, who)
            + ",\"sender_type\":\"agent\",\"sender_id\":\"agent\",\"customer_id\":\"%s\""
                .formatted(who)
            + ",\"text\":\"for you\",\"coupon_code\":\"%s\"}".formatted(id));
  }

  private void sale(long at, String buyer, boolean refunded) {
    String id = "b" + ++number;
    put(
        "commerce-events",
        at,
        event("order.placed", id, at)
            + ",\"order_id\":\"%s\",\"%s\",\"amount\":\"99.90\",\"currency\":\"EUR\"}"
                .formatted(id, buyer));
    for (int k = 0; refunded && k < 2; k++) {
      long later = at + (k + 1) * Slices.HOUR_MILLIS;
      put(
          "commerce-events",
          later,
          event("order.refunded", id + "r" + k, later)
              + ",\"order_id\":\"%s\",\"refund_id\":\"%s\",\"amount\":\"60.00\""
                  .formatted(id, "r" + k)
              + ",\"currency\":\"EUR\"}");
    }
  }

  private void badRecords() {
    for (int n = 0; n < 40; n++) {
      long at = at(n * 7);
      put("comments", at, "not json at all " + n);
      put("comments", at, event("comment.created", "bad" + n, at) + "}");
      put("comments", at, "null");
      long late = at + 2 * Slices.HOUR_MILLIS;
      String id = "late" + n;
      put(
          "comments",
          late,
          event("comment.created", id, at)
              + ",\"received_at\":\"%s\"".formatted(Instant.ofEpochMilli(late))
              + ",\"comment_id\":\"%s\",\"video_id\":\"v_1\",\"direction\":\"inbound\""
                  .formatted(id)
              + ",\"sender_type\":\"customer\",\"sender_id\":\"cu1\"}");
    }
    var repeated = new ArrayList<>(topics.get("comments"));
    for (int n = 0; n < 200; n++) {
      Line line = repeated.get(random.nextInt(repeated.size()));
      if (line.json().contains("\"event_id\":\"c")) {
        topics.get("comments").add(new Line(line.arrivesAt() + 1_000L, line.json()));
      }
    }
  }

  private void put(String topic, long at, String json) {
    long arrivesAt = at + random.nextInt(DISORDER_MILLIS);
    topics.computeIfAbsent(topic, t -> new ArrayList<>()).add(new Line(arrivesAt, json));
  }

  private long at(int hour) {
    return START.toEpochMilli()
        + hour * Slices.HOUR_MILLIS
        + random.nextInt((int) Slices.HOUR_MILLIS);
  }
}
