package io.tideline.job.alerts;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.udfs.alert.group.GroupTimes;
import io.tideline.udfs.alert.group.Notification;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A {@link GroupFunction} to be fed by hand; it is noon when it is opened. */
public final class GroupHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, Alert, Notification> {
  private static final NotifySettings SOMEBODY =
      new NotifySettings(List.of("http://127.0.0.1:1"), null, null, null, null, 60_000);

  private GroupHarness() throws Exception {
    super(
        new KeyedProcessOperator<>(
            new GroupFunction(
                new AlertsConfig(false, GroupTimes.DEFAULT, SOMEBODY, PseudonymSecret.PUBLISHED))),
        Alert::accountId,
        Types.STRING,
        Environments.MAX_PARALLELISM,
        1,
        0);
  }

  /** From the state of an earlier one; new where that is null. */
  public static GroupHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new GroupHarness();
    harness.setStateBackend(backend.create());
    harness.setProcessingTime(TestAlerts.NOON);
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds alerts. */
  public void feed(Alert... alerts) throws Exception {
    for (Alert alert : alerts) {
      processElement(alert, alert.atMillis());
    }
  }

  /** Lets so many seconds since noon have passed. */
  public void atSecond(int second) throws Exception {
    setProcessingTime(TestAlerts.NOON + second * 1_000L);
  }

  /** What people have been told so far: a line a part. */
  public List<String> told() {
    return extractOutputValues().stream()
        .flatMap(told -> told.parts().stream().map(part -> line(told, part)))
        .toList();
  }

  private static String line(Notification told, Notification.Part part) {
    return told.groupKey().substring("acme/tiktok/".length())
        + " "
        + part.kind()
        + " x"
        + part.count()
        + " "
        + part.severity()
        + (part.firing() ? " firing" : " over")
        + (part.inhibited() ? " inhibited" : "");
  }
}
