package io.tideline.job.alerts;

import static io.tideline.job.alerts.TestAlerts.NOON;
import static io.tideline.job.alerts.TestAlerts.negative;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.Backend;
import io.tideline.udfs.alert.group.Notification;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class DeliveryOperatorTest {
  @Test
  void aWebhookCanTellThatARequestIsOurs() throws Exception {
    try (var receiver = new Receiver();
        var delivery = DeliveryHarness.open(DeliveryHarness.webhook(receiver.url()), null)) {
      delivery.feed(notification());
      delivery.until("it is told", () -> !receiver.posted().isEmpty());

      Receiver.Posted posted = receiver.posted().get(0);
      assertThat(posted.body())
          .startsWith("{\"id\":\"m\",\"revision\":1,\"status\":\"firing\"")
          .contains("\"group_key\":\"acme/tiktok/video/v42\"", "\"count\":1")
          .doesNotContain("person");
      assertThat(posted.signature())
          .isEqualTo("v1=" + hmac(posted.timestamp() + "." + posted.body()));
      assertThat(posted.delivery()).isEqualTo("m-1");
    }
  }

  @Test
  void whoeverDoesNotAnswerIsToldLaterAndOnce() throws Exception {
    try (var receiver = new Receiver();
        var delivery = DeliveryHarness.open(DeliveryHarness.webhook(receiver.url()), null)) {
      receiver.answers(503);
      delivery.feed(notification());
      delivery.until("it was tried three times", () -> receiver.posted().size() == 3);
      receiver.answers(204);
      delivery.until("it is told", () -> receiver.posted().size() == 4);
      for (int i = 0; i < 100; i++) {
        delivery.pass(10_000);
      }

      assertThat(receiver.posted()).hasSize(4);
      assertThat(receiver.posted()).extracting(Receiver.Posted::delivery).containsOnly("m-1");
    }
  }

  @Test
  void whatCouldNotBeToldIsToldAfterARestart() throws Exception {
    OperatorSubtaskState state;
    try (var delivery = DeliveryHarness.open(DeliveryHarness.webhook("http://127.0.0.1:1"), null)) {
      delivery.feed(notification());
      state = delivery.snapshot(1, 1);
    }
    try (var receiver = new Receiver();
        var delivery = DeliveryHarness.open(DeliveryHarness.webhook(receiver.url()), state)) {
      delivery.until("it is told", () -> receiver.posted().size() == 1);
      delivery.pass(1_000);
      delivery.until("nothing is left to tell", () -> isEmpty(delivery));
    }
  }

  @Test
  void anAlertmanagerIsToldAgainOfWhatIsUp() throws Exception {
    try (var receiver = new Receiver();
        var delivery =
            DeliveryHarness.open(
                new NotifySettings(List.of(receiver.url()), null, null, null, null, 60_000),
                null)) {
      delivery.feed(notification());
      delivery.until("it is told again", () -> receiver.posted().size() >= 2);

      assertThat(delivery.getProcessingTime() - NOON).isGreaterThanOrEqualTo(60_000);
    }
  }

  @Test
  void whatAnotherAlertSpeaksForIsNotToldToAWebhook() throws Exception {
    try (var receiver = new Receiver();
        var groups = GroupHarness.open(Backend.HASHMAP, null);
        var delivery = DeliveryHarness.open(DeliveryHarness.webhook(receiver.url()), null)) {
      groups.feed(TestAlerts.spike("video", "v42", NOON), TestAlerts.spike("account", "", NOON));
      groups.atSecond(10);
      delivery.feed(groups.extractOutputValues().toArray(Notification[]::new));
      delivery.until("it is told", () -> !receiver.posted().isEmpty());
      for (int i = 0; i < 10; i++) {
        delivery.pass(1_000);
      }

      assertThat(receiver.posted()).hasSize(1);
      assertThat(receiver.posted().get(0).body()).contains("\"group_key\":\"acme/tiktok/comment\"");
    }
  }

  private static boolean isEmpty(DeliveryHarness delivery) {
    try {
      OperatorSubtaskState state = delivery.snapshot(2, 2);
      try (var restored =
          DeliveryHarness.open(DeliveryHarness.webhook("http://127.0.0.1:1"), state)) {
        return restored.waiting() == 0;
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Notification notification() throws Exception {
    try (var groups = GroupHarness.open(Backend.HASHMAP, null)) {
      groups.feed(negative("m", "v42", NOON));
      groups.atSecond(10);
      return groups.extractOutputValues().get(0);
    }
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
