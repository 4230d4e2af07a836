package io.tideline.job.alerts;

import static io.tideline.job.alerts.TestAlerts.anomaly;
import static io.tideline.job.alerts.TestAlerts.negative;
import static io.tideline.job.alerts.TestAlerts.resolved;
import static io.tideline.job.alerts.TestAlerts.spike;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.local.LocalAlertmanager;
import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.Backend;
import io.tideline.udfs.alert.group.Notification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people get of alerts through a real Alertmanager, run with the configuration that comes with
 * Tideline; only its waits are shorter, and it tells a receiver of the test.
 */
class AlertmanagerIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void aStormIsOneNotificationAndTheAccountsSpikeSilencesItsTwins() throws Exception {
    try (var team = new Receiver();
        var alertmanager = LocalAlertmanager.start(folder, config(team));
        var groups = GroupHarness.open(Backend.HASHMAP, null);
        var delivery = DeliveryHarness.open(settings(alertmanager), null)) {
      long now = System.currentTimeMillis();
      for (int i = 0; i < 500; i++) {
        groups.feed(negative("m" + i, "v42", now));
      }
      var ofAccount = spike("account", "", now);
      var ofVideo = spike("video", "v42", now);
      groups.feed(ofVideo, ofAccount);
      groups.atSecond(10);
      delivery.feed(told(groups, 0));
      delivery.until("all are there", () -> alerts(alertmanager).size() == 3);
      delivery.until("the team is told", () -> team.posted().size() >= 2);

      assertThat(alerts(alertmanager))
          .extracting(AlertmanagerIT::line)
          .containsExactlyInAnyOrder(
              "negative_message video/v42 x500 active",
              "volume_spike comment x1 active",
              "volume_spike video/v42 x1 suppressed");
      assertThat(team.posted())
          .hasSize(2)
          .allSatisfy(posted -> assertThat(posted.body()).contains("\"status\":\"firing\""))
          .anySatisfy(
              posted ->
                  assertThat(posted.body())
                      .contains("\"count\":\"500\"")
                      .doesNotContain("volume_spike"));

      int before = groups.extractOutputValues().size();
      groups.feed(
          resolved(ofAccount, System.currentTimeMillis()),
          resolved(ofVideo, System.currentTimeMillis()));
      groups.atSecond(30);
      delivery.feed(told(groups, before));
      delivery.until("the spikes are over", () -> alerts(alertmanager).size() == 1);
      delivery.until(
          "the team is told that they are",
          () -> team.posted().stream().anyMatch(p -> p.body().contains("\"status\":\"resolved\"")));

      assertThat(alerts(alertmanager))
          .extracting(AlertmanagerIT::line)
          .containsExactly("negative_message video/v42 x500 active");
      assertThat(alertmanager.get("/api/v2/alerts")).doesNotContain("person");
    }
  }

  @Test
  void ofBothDetectorsOnOneCauseTheSpikeSpeaks() throws Exception {
    try (var team = new Receiver();
        var alertmanager = LocalAlertmanager.start(folder, config(team));
        var groups = GroupHarness.open(Backend.HASHMAP, null);
        var delivery = DeliveryHarness.open(settings(alertmanager), null)) {
      long now = System.currentTimeMillis();
      groups.feed(anomaly("adaptive", "", now), spike("weekly", "", now));
      groups.atSecond(10);
      delivery.feed(told(groups, 0));
      delivery.until("both are there", () -> alerts(alertmanager).size() == 2);
      delivery.until("the team is told", () -> !team.posted().isEmpty());

      assertThat(alerts(alertmanager))
          .extracting(AlertmanagerIT::line)
          .containsExactlyInAnyOrder(
              "volume_spike comment x1 active", "volume_anomaly comment x1 suppressed");
      assertThat(team.posted())
          .hasSize(1)
          .allSatisfy(
              posted ->
                  assertThat(posted.body())
                      .contains("volume_spike")
                      .doesNotContain("volume_anomaly"));
    }
  }

  private static Notification[] told(GroupHarness groups, int from) {
    List<Notification> all = new ArrayList<>(groups.extractOutputValues());
    return all.subList(from, all.size()).toArray(Notification[]::new);
  }

  private static NotifySettings settings(LocalAlertmanager alertmanager) {
    return new NotifySettings(
        List.of(alertmanager.url()), null, null, null, "http://localhost/board", 60_000);
  }

  private static String config(Receiver team) throws IOException {
    return Files.readString(Path.of("../docker/alertmanager.yml"))
        .replace("group_wait: 10s", "group_wait: 1s")
        .replace("group_interval: 5m", "group_interval: 1s")
        .replace(
            "  - name: team\n",
            "  - name: team\n    webhook_configs: [{url: '" + team.url() + "'}]\n");
  }

  private static List<JsonNode> alerts(LocalAlertmanager alertmanager) {
    try {
      var alerts = new ArrayList<JsonNode>();
      JSON.readTree(alertmanager.get("/api/v2/alerts")).forEach(alerts::add);
      return alerts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(JsonNode alert) {
    return alert.at("/labels/alertname").asText()
        + " "
        + alert.at("/labels/group_key").asText().substring("acme/tiktok/".length())
        + " x"
        + alert.at("/annotations/count").asText()
        + " "
        + alert.at("/status/state").asText();
  }
}
