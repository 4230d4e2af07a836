package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.cluster.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Playbooks that are published to a job that runs on a real broker. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlaybookPublishCommandIT {
  private static final String TERMS = "{version: %s, policy_terms: [%s]}";

  @TempDir private Path folder;

  private JobOnBroker job;
  private int messages;

  @Test
  void aPlaybookHoldsWhenItIsSaidToBeActiveAndABadOneChangesNothing() throws Exception {
    try (JobOnBroker started = JobOnBroker.start(folder)) {
      job = started;
      JobOnBroker.Result first = job.publish(TERMS.formatted("v1", "banana"));
      assertThat(first.err()).isEmpty();
      assertThat(first.out()).contains("\"playbook_version\":\"v1\",\"status\":\"active\"");
      assertThat(violationsAfter("I hate banana")).containsExactly("v1");

      assertThat(job.publish("{version: v2, policy_terms: 7, rulez: []}"))
          .satisfies(bad -> assertThat(bad.exitCode()).isEqualTo(2))
          .satisfies(bad -> assertThat(bad.err()).contains("policy_terms", "rulez"));
      job.send("playbook", System.currentTimeMillis(), "default", "{version: v3, rulez: []}");
      awaitStatus(
          "\"playbook_version\":\"v3\",\"status\":\"rejected\",\"errors\":[{\"path\":\"rulez\"");
      assertThat(violationsAfter("banana again")).containsExactly("v1", "v1");

      assertThat(job.publish(TERMS.formatted("v4", "cherry")).exitCode()).isZero();
      assertThat(violationsAfter("a cherry and a banana")).containsExactly("v1", "v1", "v4");
      assertThat(job.publish(TERMS.formatted("v4", "cherry")).out())
          .contains("is published already");

      job.restart();
      assertThat(violationsAfter("cherry")).endsWith("v4");
      assertThat(job.publish(TERMS.formatted("v1", "banana")).exitCode()).isZero();
      assertThat(violationsAfter("banana")).endsWith("v1");
    }
  }

  private void awaitStatus(String part) {
    Await.atMost(Duration.ofMinutes(1))
        .until(
            "the status is there",
            () -> job.committed("playbook-status").stream().anyMatch(line -> line.contains(part)));
  }

  /** The playbooks that all violations so far name, once the text is one of them. */
  private List<String> violationsAfter(String text) {
    String id = "m" + messages++;
    long now = System.currentTimeMillis();
    String json =
        """
        {"event_id":"%s","type":"dm.sent","occurred_at":"%s","account_id":"acme",\
        "message_id":"%s","conversation_id":"%s","direction":"inbound",\
        "sender_type":"customer","sender_id":"someone","text":"%s"}"""
            .formatted(id, Instant.ofEpochMilli(now), id, id, text);
    job.send("direct-messages", now, id, json);
    Await.atMost(Duration.ofMinutes(1))
        .until(
            "the alert on " + text,
            () -> violations().stream().anyMatch(line -> line.contains("\"" + id + "\"")));
    return violations().stream()
        .map(line -> line.replaceAll(".*\"playbook_version\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private List<String> violations() {
    return job.committed("escalation-alerts").stream()
        .filter(line -> line.contains("\"kind\":\"policy_violation\""))
        .sorted(
            Comparator.comparing(line -> line.replaceAll(".*\"started_at\":\"([^\"]*)\".*", "$1")))
        .toList();
  }
}
