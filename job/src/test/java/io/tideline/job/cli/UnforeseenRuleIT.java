package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.cluster.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk-through of docs/playbook.md, with its own text: a rule that nobody foresaw is published
 * to a job that runs, and acts.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnforeseenRuleIT {
  private static final Pattern WALK_THROUGH =
      Pattern.compile("(?s)```yaml\n(version: 2026-11-g\n.*?)```");
  private static final String BUYS = "ik wil deze graag kopen, waar kan ik bestellen?";
  private static final String ANGRY = "wat een waardeloze troep, echt slecht, nooit meer";

  /** A Saturday, and the Monday after it, in business hours of Amsterdam. */
  private static final Instant SATURDAY = Instant.parse("2024-03-02T11:00:00Z");

  private static final Instant MONDAY = Instant.parse("2024-03-04T11:00:00Z");

  @TempDir private Path folder;

  private JobOnBroker job;
  private int events;

  @Test
  void itRoutesDutchBuyersOnTroubledVideosOutsideBusinessHoursUnlessAPersonAnswers()
      throws Exception {
    try (JobOnBroker started = JobOnBroker.start(folder)) {
      job = started;
      trouble("v_bad", 6, SATURDAY);
      trouble("v_fair", 5, SATURDAY);
      comment("before", "v_bad", "early", BUYS, SATURDAY.plusSeconds(60));
      awaitSeen("before");

      assertThat(job.publish(walkThrough()).exitCode()).isZero();
      Instant asked = SATURDAY.plusSeconds(120);
      comment("asked", "v_bad", "ann", BUYS, asked);
      comment("answered", "v_bad", "bob", BUYS, asked);
      comment("fair", "v_fair", "cas", BUYS, asked);
      comment("english", "v_bad", "dan", "I want to buy this, where can I order?", asked);
      // A reply takes a shorter way than the comment it answers, so something comes in between.
      passTime(asked.plusSeconds(200));
      answer("bob", "answered", "v_bad", asked.plusSeconds(300));
      passTime(asked.plus(Duration.ofMinutes(30)));
      awaitRouted(1);

      trouble("v_bad", 6, MONDAY);
      comment("open", "v_bad", "eva", BUYS, MONDAY.plusSeconds(60));
      trouble("v_bad", 6, MONDAY.plus(Duration.ofHours(9)));
      comment("late", "v_bad", "fay", BUYS, MONDAY.plus(Duration.ofHours(9)).plusSeconds(60));
      passTime(MONDAY.plus(Duration.ofHours(10)));
      awaitRouted(2);

      assertThat(routed()).allMatch(line -> line.contains("\"playbook_version\":\"2026-11-g\""));
      assertThat(routed().stream().map(line -> field(line, "message_id")))
          .containsExactlyInAnyOrder("asked", "late");
      assertThat(routed().stream().filter(line -> line.contains("\"asked\"")))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(field(line, "created_at"))
                      .isEqualTo(asked.plusSeconds(600).toString().replace("Z", ".000Z")));
    }
  }

  private static String walkThrough() throws IOException {
    Matcher found = WALK_THROUGH.matcher(Files.readString(Path.of("..", "docs", "playbook.md")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private void trouble(String video, int comments, Instant from) {
    for (int i = 0; i < comments; i++) {
      String id = "angry" + events;
      comment(id, video, id, ANGRY + " " + i, from.plusSeconds(i));
    }
  }

  private void comment(String id, String video, String who, String text, Instant at) {
    send(
        id,
        at,
        video,
        "\"direction\":\"inbound\",\"sender_type\":\"customer\",\"sender_id\":\"%s\",\"text\":\"%s\""
            .formatted(who, text));
  }

  private void answer(String who, String root, String video, Instant at) {
    send(
        "re-" + root,
        at,
        video,
        ("\"parent_comment_id\":\"%s\",\"direction\":\"outbound\",\"sender_type\":\"agent\","
                + "\"sender_id\":\"agent\",\"customer_id\":\"%s\",\"text\":\"komt eraan\"")
            .formatted(root, who));
  }

  private void send(String id, Instant at, String video, String more) {
    String json =
        ("{\"event_id\":\"e%d\",\"type\":\"comment.created\",\"occurred_at\":\"%s\","
                + "\"account_id\":\"acme\",\"comment_id\":\"%s\",\"video_id\":\"%s\",%s}")
            .formatted(events++, at, id, video, more);
    job.send("comments", at.toEpochMilli(), video, json);
  }

  /** Comments on enough videos that each partition has one: so far has the time come. */
  private void passTime(Instant to) {
    for (int i = 0; i < 16; i++) {
      comment("time" + events, "v_other" + i, "zoe", "ok", to.plusSeconds(i));
    }
  }

  /** Waits until the job has come to that message, which no rule of the walk-through judges. */
  private void awaitSeen(String messageId) {
    Await.atMost(Duration.ofMinutes(1))
        .until(
            "the built-in rules act on " + messageId,
            () ->
                job.committed("automation-triggers").stream()
                    .anyMatch(line -> messageId.equals(field(line, "message_id"))));
  }

  private void awaitRouted(int count) {
    Await.atMost(Duration.ofMinutes(2))
        .explainedBy(() -> String.join("\n", job.committed("automation-triggers")))
        .until("so many are routed: " + count, () -> routed().size() >= count);
  }

  private List<String> routed() {
    return job.committed("automation-triggers").stream()
        .filter(line -> line.contains("\"queue\":\"nl-sales\""))
        .toList();
  }

  private static String field(String json, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    return value.find() ? value.group(1) : "";
  }
}
