package io.tideline.job.alerts;

import static io.tideline.job.alerts.TestAlerts.NOON;
import static io.tideline.job.alerts.TestAlerts.anomaly;
import static io.tideline.job.alerts.TestAlerts.backfill;
import static io.tideline.job.alerts.TestAlerts.critical;
import static io.tideline.job.alerts.TestAlerts.negative;
import static io.tideline.job.alerts.TestAlerts.resolved;
import static io.tideline.job.alerts.TestAlerts.spike;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.alert.group.Notification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupFunctionTest {
  private GroupHarness groups;

  @BeforeEach
  void open() throws Exception {
    groups = GroupHarness.open(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    groups.close();
  }

  @Test
  void aStormOfFiveHundredMessagesInTenMinutesIsOneNotificationThatCounts() throws Exception {
    for (int i = 0; i < 500; i++) {
      groups.setProcessingTime(NOON + i * 1_200L);
      groups.feed(negative("m" + i, "v42", NOON + i * 1_200L));
    }
    groups.atSecond(910);

    assertThat(groups.extractOutputValues()).extracting(Notification::id).containsOnly("m0");
    assertThat(groups.told())
        .hasSizeLessThanOrEqualTo(4)
        .first()
        .isEqualTo("video/v42 negative_message x9 WARNING firing");
    assertThat(groups.told()).last().isEqualTo("video/v42 negative_message x500 WARNING firing");
  }

  @Test
  void alertsOnMessagesAreOverWhenNoMoreCome() throws Exception {
    groups.feed(negative("m", "v42", NOON));
    groups.atSecond(10);
    groups.atSecond(3_600);

    assertThat(groups.told())
        .containsExactly(
            "video/v42 negative_message x1 WARNING firing",
            "video/v42 negative_message x1 WARNING over");
    groups.feed(resolved(negative("m", "v42", NOON), NOON + 4_000_000));
    groups.atSecond(8_000);
    assertThat(groups.told()).hasSize(2);
    assertThat(groups.numKeyedStateEntries()).isZero();
    assertThat(groups.numProcessingTimeTimers()).isZero();
  }

  @Test
  void theAccountsSpikeSpeaksForItsTwinsWhileItIsUp() throws Exception {
    var ofVideo = spike("video", "v42", NOON);
    var ofAccount = spike("account", "", NOON);
    groups.feed(ofVideo, ofAccount);
    groups.atSecond(10);
    groups.feed(resolved(ofAccount, NOON + 60_000));
    groups.atSecond(30);
    groups.feed(resolved(ofVideo, NOON + 60_000));
    groups.atSecond(60);

    assertThat(groups.told())
        .containsExactlyInAnyOrder(
            "comment volume_spike x1 WARNING firing",
            "video/v42 volume_spike x1 WARNING firing inhibited",
            "comment volume_spike x1 WARNING over",
            "video/v42 volume_spike x1 WARNING firing",
            "video/v42 volume_spike x1 WARNING over");
    assertThat(groups.numKeyedStateEntries()).isZero();
  }

  @Test
  void whoWasToldOfAVideosAlertIsToldOfItsEndThoughTheAccountsSpeaksForItByThen() throws Exception {
    var ofVideo = anomaly("video", "v42", NOON);
    var ofAccount = anomaly("account", "", NOON + 300_000);
    groups.feed(ofVideo);
    groups.atSecond(10);
    groups.setProcessingTime(NOON + 300_000);
    groups.feed(ofAccount);
    groups.atSecond(900);
    groups.feed(resolved(ofVideo, NOON + 900_000));
    groups.atSecond(2_000);

    assertThat(groups.told())
        .startsWith("video/v42 volume_anomaly x1 WARNING firing")
        .contains(
            "comment volume_anomaly x1 WARNING firing",
            "video/v42 volume_anomaly x1 WARNING firing inhibited",
            "video/v42 volume_anomaly x1 WARNING over")
        .doesNotContain("video/v42 volume_anomaly x1 WARNING over inhibited");
  }

  @Test
  void whoWasNeverToldOfItByItselfIsNotToldOfItsEnd() throws Exception {
    var ofVideo = anomaly("video", "v42", NOON);
    groups.feed(anomaly("account", "", NOON), ofVideo);
    groups.atSecond(10);
    groups.feed(resolved(ofVideo, NOON + 60_000));
    groups.atSecond(600);

    assertThat(groups.told()).contains("video/v42 volume_anomaly x1 WARNING over inhibited");
  }

  @Test
  void groupsThatWereUpWhenNotificationsWereSwitchedOffGoWithTheirEnd() throws Exception {
    groups.feed(spike("s", "v", NOON));
    groups.atSecond(10);
    try (var silent = GroupHarness.openForNobody(groups.snapshot(1, 1))) {
      silent.feed(spike("other", "w", NOON));
      silent.feed(resolved(spike("s", "v", NOON), NOON + 60_000));
      silent.atSecond(2_000);

      assertThat(silent.told()).isEmpty();
      assertThat(silent.numKeyedStateEntries()).isZero();
      assertThat(silent.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void whatHappensOnOneVideoIsOneGroup() throws Exception {
    groups.feed(negative("m", "v42", NOON), spike("video", "v42", NOON));
    groups.atSecond(10);

    assertThat(groups.extractOutputValues()).hasSize(1);
    assertThat(groups.told())
        .containsExactly(
            "video/v42 negative_message x1 WARNING firing",
            "video/v42 volume_spike x1 WARNING firing");
  }

  @Test
  void aRiseInSeverityIsToldSoon() throws Exception {
    groups.feed(spike("s", "v", NOON));
    groups.atSecond(10);
    groups.feed(critical(spike("s", "v", NOON), NOON + 1));
    groups.atSecond(20);

    assertThat(groups.told())
        .containsExactly(
            "video/v volume_spike x1 WARNING firing", "video/v volume_spike x1 CRITICAL firing");
    assertThat(groups.extractOutputValues().get(1).parts().get(0).saidBefore()).isNotNull();
  }

  @Test
  void whatIsOverBeforeAnybodyWasToldIsNotTold() throws Exception {
    groups.feed(spike("s", "v", NOON), resolved(spike("s", "v", NOON), NOON + 1));
    groups.atSecond(600);

    assertThat(groups.told()).isEmpty();
    assertThat(groups.numKeyedStateEntries()).isZero();
  }

  @Test
  void nobodyIsToldOfTheDistantPast() throws Exception {
    groups.feed(backfill(spike("s", "v", NOON)));
    groups.atSecond(600);
    groups.feed(backfill(resolved(spike("s", "v", NOON), NOON + 1)));
    groups.atSecond(1_200);

    assertThat(groups.told()).isEmpty();
    assertThat(groups.numKeyedStateEntries()).isZero();
    assertThat(groups.numProcessingTimeTimers()).isZero();
  }

  @Test
  void theDistantPastIsNotCountedWithWhatHappensNow() throws Exception {
    for (int i = 0; i < 500; i++) {
      groups.feed(backfill(negative("past" + i, "v42", NOON - 7_200_000L - i)));
    }
    assertThat(groups.numKeyedStateEntries()).isZero();
    groups.feed(negative("m", "v42", NOON));
    groups.feed(resolved(negative("past7", "v42", NOON - 7_200_007L), NOON));
    groups.atSecond(10);

    assertThat(groups.told()).containsExactly("video/v42 negative_message x1 WARNING firing");
  }

  @Test
  void whatBeganInTheDistantPastIsToldWhenItGetsWorseNow() throws Exception {
    var past = spike("s", "v", NOON - 7_200_000L);
    groups.feed(backfill(past));
    groups.feed(critical(past, NOON));
    groups.atSecond(10);
    groups.feed(resolved(critical(past, NOON), NOON + 20_000));
    groups.atSecond(60);

    assertThat(groups.told())
        .containsExactly(
            "video/v volume_spike x1 CRITICAL firing", "video/v volume_spike x1 CRITICAL over");
  }

  @Test
  void nobodysIdIsTold() throws Exception {
    groups.feed(negative("m", "v42", NOON));
    groups.atSecond(10);

    assertThat(groups.extractOutputValues().toString()).contains("v42/m/").doesNotContain("person");
  }

  @Test
  void ofWeekOverWeekOnlyWhatIsCriticalIsToldAndOfTheAdaptiveDetectorAll() throws Exception {
    try (var builtIn = GroupHarness.openAsBuiltIn()) {
      builtIn.feed(spike("s", "v", NOON), anomaly("a", "w", NOON));
      builtIn.atSecond(10);
      assertThat(builtIn.told()).containsExactly("video/w volume_anomaly x1 WARNING firing");

      builtIn.feed(critical(spike("s", "v", NOON), NOON + 1));
      builtIn.atSecond(30);
      assertThat(builtIn.told()).last().isEqualTo("video/v volume_spike x1 CRITICAL firing");
    }
  }

  @Test
  void whereBothDetectorsFireOnOneCauseThereIsOneNotificationAndOneOfThemSpeaks() throws Exception {
    try (var builtIn = GroupHarness.openAsBuiltIn()) {
      builtIn.feed(spike("s", "v", NOON), anomaly("a", "v", NOON));
      builtIn.feed(critical(spike("s", "v", NOON), NOON + 1));
      builtIn.atSecond(10);

      assertThat(builtIn.extractOutputValues()).hasSize(1);
      assertThat(builtIn.told())
          .containsExactly(
              "video/v volume_spike x1 CRITICAL firing",
              "video/v volume_anomaly x1 WARNING firing inhibited");
    }
  }

  @Test
  void whatAnotherAlertSpeaksForIsNoReasonToSayTheSameAgain() throws Exception {
    var ofVideo = critical(spike("s", "v", NOON), NOON + 1);
    groups.feed(ofVideo);
    groups.atSecond(10);
    groups.feed(anomaly("a", "v", NOON));
    groups.atSecond(60);

    assertThat(groups.told())
        .containsExactly(
            "video/v volume_spike x1 CRITICAL firing",
            "video/v volume_spike x1 CRITICAL firing",
            "video/v volume_anomaly x1 WARNING firing inhibited");
    assertThat(groups.toldAloud()).isEqualTo(1);

    groups.feed(resolved(ofVideo, NOON + 60_000));
    groups.atSecond(120);
    assertThat(groups.told())
        .endsWith(
            "video/v volume_spike x1 CRITICAL over", "video/v volume_anomaly x1 WARNING firing");
    assertThat(groups.toldAloud()).isEqualTo(2);
  }

  @Test
  void thatAVideosAlertIsSpokenForFromNowOnIsNothingNew() throws Exception {
    groups.feed(spike("video", "v42", NOON));
    groups.atSecond(10);
    groups.feed(spike("account", "", NOON));
    groups.atSecond(60);

    assertThat(groups.told()).contains("video/v42 volume_spike x1 WARNING firing inhibited");
    // That of the video and that of the account.
    assertThat(groups.toldAloud()).isEqualTo(2);
  }

  @Test
  void aPlaybookSaysOfWhichKindPeopleAreTold() throws Exception {
    try (var builtIn = GroupHarness.openAsBuiltIn()) {
      builtIn.processElement2(
          new PlaybookUpdate(
              "default", "t", "{version: t, paging: {volume_anomaly: never, volume_spike: info}}"),
          0);
      builtIn.snapshot(1, 1);
      builtIn.feed(spike("s", "v", NOON), anomaly("a", "w", NOON));
      builtIn.atSecond(10);

      assertThat(builtIn.told()).containsExactly("video/v volume_spike x1 WARNING firing");
    }
  }
}
