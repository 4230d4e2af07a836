package io.tideline.job.alerts;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.cluster.Await;
import io.tideline.udfs.alert.group.Notification;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A {@link DeliveryOperator} whose clock goes on half a second at each look. */
public final class DeliveryHarness
    extends OneInputStreamOperatorTestHarness<Notification, Notification> {
  private DeliveryHarness(NotifySettings settings) throws Exception {
    super(new DeliveryOperator(settings));
  }

  /** From the state of an earlier one; new where that is null. */
  public static DeliveryHarness open(NotifySettings settings, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new DeliveryHarness(settings);
    harness.setProcessingTime(TestAlerts.NOON);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Settings with a webhook only. */
  public static NotifySettings webhook(String url) {
    return new NotifySettings(List.of(), null, url, "s3cret", null, 60_000);
  }

  /** How many are to be told. */
  public int waiting() {
    return ((DeliveryOperator) getOneInputOperator()).waiting();
  }

  void feed(Notification... notifications) throws Exception {
    for (Notification notification : notifications) {
      processElement(notification, notification.atMillis());
    }
  }

  /** Lets time pass until the condition holds. */
  void until(String what, BooleanSupplier condition) {
    Await.atMost(Duration.ofSeconds(20))
        .every(Duration.ofMillis(20))
        .until(
            what,
            () -> {
              pass(500);
              return condition.getAsBoolean();
            });
  }

  /** Lets so much time pass. */
  void pass(long millis) {
    try {
      setProcessingTime(getProcessingTime() + millis);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
