package io.tideline.job.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.notify.NotifySettings;
import io.tideline.connectors.notify.NotifyTarget;
import io.tideline.udfs.alert.group.Notification;
import io.tideline.udfs.event.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationFeedTest {
  private static final Instant CAME = Instant.parse("2026-03-02T19:04:05.678Z");

  @Test
  void aNotificationIsOneLineOfItsGravestAlertThatIsUp() throws IOException {
    String json =
        """
        {"alerts":[
          {"kind":"negative_message","status":"firing","severity":"warning","count":12,
           "summary":"12 alerts; the newest: A very negative message"},
          {"kind":"volume_spike","status":"firing","severity":"critical","count":1,
           "summary":"Comments on video v1 of x at 60/h"},
          {"kind":"sentiment_drop","status":"resolved","severity":"critical","count":1,
           "summary":"Comments on video v1 of x are as usual"}]}""";
    assertThat(NotificationFeed.line(new ObjectMapper().readTree(json), CAME))
        .isEqualTo(
            "19:04:05Z  CRITICAL  firing    Comments on video v1 of x at 60/h (and 13 more there)");
  }

  @Test
  void itIsToldByTheForwarderAndShowsWhatIsToldAgainOnce() throws Exception {
    var printed = new StringWriter();
    try (var feed = NotificationFeed.open(new PrintWriter(printed))) {
      NotifySettings settings = feed.config().targets();
      for (NotifyTarget webhook : List.of(settings.open().get(0), settings.open().get(0))) {
        assertThat(webhook.send(List.of(notification())).toCompletableFuture().get().taken())
            .isTrue();
      }
      assertThat(feed.shown()).isOne();
    }
    assertThat(printed.toString())
        .matches("\\d\\d:\\d\\d:\\d\\dZ  WARNING   firing    Comments of x at 60/h\\R");
  }

  @Test
  void whatIsNotShownIsCounted() {
    assertThat(AlertCount.line(3, 40, 2))
        .isEqualTo(
            "3 notifications of 40 alerts so far; 2 alerts about the past week, of which nobody is"
                + " told");
  }

  private static Notification notification() {
    var part =
        new Notification.Part(
            "volume_anomaly",
            "comment",
            "",
            Severity.WARNING,
            null,
            true,
            1,
            0,
            null,
            "Comments of x at 60/h",
            "a1",
            null,
            false);
    return new Notification("n1", 1, "x/tiktok/comment", "x", "tiktok", 0, List.of(part), true);
  }
}
