package io.tideline.job.alerts;

import static io.tideline.job.alerts.TestAlerts.NOON;
import static io.tideline.job.alerts.TestAlerts.anomaly;
import static io.tideline.job.alerts.TestAlerts.negative;
import static io.tideline.job.alerts.TestAlerts.resolved;
import static io.tideline.job.alerts.TestAlerts.spike;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Alert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinFunctionTest {
  private static final Alert ACCOUNT = spike("account", "", NOON);
  private static final Alert VIDEO = spike("video", "v42", NOON);
  private static final Alert LATER = spike("later", "v43", NOON + 600_000);

  @Test
  void theAccountsAlertSpeaksForThoseOfItsVideos() throws Exception {
    try (var twins = open(false)) {
      feed(twins, ACCOUNT, VIDEO);
      assertThat(lines(twins)).containsExactly("account 1 null", "video 1 account");
    }
  }

  @Test
  void liveAlertsWaitForNothing() throws Exception {
    try (var twins = open(false)) {
      feed(twins, VIDEO, ACCOUNT, resolved(VIDEO, NOON + 1));
      assertThat(lines(twins)).containsExactly("video 1 null", "account 1 null", "video 2 account");
    }
  }

  @Test
  void whoSpokeOnceIsNamedToTheEnd() throws Exception {
    try (var twins = open(false)) {
      feed(twins, ACCOUNT, VIDEO, resolved(ACCOUNT, NOON + 1), resolved(VIDEO, NOON + 2));
      assertThat(lines(twins)).endsWith("video 2 account");
      assertThat(twins.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void afterItsEndItSpeaksForNobody() throws Exception {
    try (var twins = open(false)) {
      feed(twins, ACCOUNT, resolved(ACCOUNT, NOON + 1), LATER);
      assertThat(lines(twins)).endsWith("later 1 null");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnomalyOfTheAccountSaysWhichVideoDrivesIt(boolean inOrder) throws Exception {
    try (var twins = open(inOrder)) {
      Alert ofVideo = anomaly("video", "v42", NOON);
      Alert ofAccount = anomaly("account", "", NOON);
      feed(twins, ofVideo, ofAccount, resolved(ofVideo, NOON + 300_000));
      feed(twins, resolved(ofAccount, NOON + 600_000));
      twins.processWatermark(NOON + 600_000);

      assertThat(twins.extractOutputValues())
          .filteredOn(alert -> alert.alertId().equals("account"))
          .extracting(Alert::summary)
          .containsExactly(
              "volume_anomaly account; 100 % of them on video v42", "volume_anomaly account");
      assertThat(twins.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void alertsOnMessagesHaveNoTwins() throws Exception {
    try (var twins = open(false)) {
      feed(twins, ACCOUNT, negative("m", "v42", NOON));
      assertThat(lines(twins)).endsWith("m 1 null");
    }
  }

  @Test
  void inABoundedRunTheOrderOfArrivalDoesNotMatter() throws Exception {
    List<Alert> alerts =
        List.of(
            VIDEO,
            ACCOUNT,
            resolved(VIDEO, NOON + 300_000),
            resolved(ACCOUNT, NOON + 600_000),
            LATER,
            resolved(LATER, NOON + 900_000));
    for (int seed = 0; seed < 20; seed++) {
      var shuffled = new ArrayList<>(alerts);
      Collections.shuffle(shuffled, new Random(seed));
      try (var twins = open(true)) {
        feed(twins, shuffled.toArray(Alert[]::new));
        assertThat(lines(twins)).isEmpty();
        twins.processWatermark(Long.MAX_VALUE);
        assertThat(lines(twins))
            .containsExactlyInAnyOrder(
                "account 1 null",
                "video 1 account",
                "video 2 account",
                "account 2 null",
                "later 1 account",
                "later 2 account");
        assertThat(twins.numKeyedStateEntries()).isZero();
        assertThat(twins.numEventTimeTimers()).isZero();
      }
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert> open(boolean inOrder)
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert>(
            new KeyedProcessOperator<>(new TwinFunction(inOrder)), Alert::accountId, Types.STRING);
    harness.open();
    return harness;
  }

  private static void feed(
      KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert> harness, Alert... alerts)
      throws Exception {
    for (Alert alert : alerts) {
      harness.processElement(alert, alert.atMillis());
    }
  }

  private static List<String> lines(
      KeyedOneInputStreamOperatorTestHarness<String, Alert, Alert> harness) {
    return harness.extractOutputValues().stream()
        .map(alert -> alert.alertId() + " " + alert.revision() + " " + alert.inhibitedBy())
        .toList();
  }
}
