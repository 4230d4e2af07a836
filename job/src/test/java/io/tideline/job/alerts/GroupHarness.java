package io.tideline.job.alerts;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.alert.group.GroupTimes;
import io.tideline.udfs.alert.group.Notification;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A {@link GroupFunction} to be fed by hand; it is noon when it is opened. */
public final class GroupHarness
    extends KeyedTwoInputStreamOperatorTestHarness<String, Alert, PlaybookUpdate, Notification> {
  private static final NotifySettings SOMEBODY =
      new NotifySettings(List.of("http://127.0.0.1:1"), null, null, null, null, 60_000);

  /** People are told of all spikes. */
  private static final PlaybooksConfig TELLING =
      new PlaybooksConfig("{version: t, paging: {volume_spike: info}}", List.of(), List.of());

  private GroupHarness(PlaybooksConfig playbooks, NotifySettings targets) throws Exception {
    super(
        new KeyedCoProcessOperator<>(
            new GroupFunction(
                new AlertsConfig(
                    false, GroupTimes.DEFAULT, targets, playbooks, PseudonymSecret.PUBLISHED))),
        Alert::accountId,
        update -> "acme",
        Types.STRING,
        Environments.MAX_PARALLELISM,
        1,
        0);
  }

  /** From the state of an earlier one, new where that is null; people are told of all spikes. */
  public static GroupHarness open(Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    return open(backend, state, TELLING, SOMEBODY);
  }

  /** By the built-in playbook. */
  static GroupHarness openAsBuiltIn() throws Exception {
    return open(Backend.HASHMAP, null, PlaybooksConfig.DEFAULT, SOMEBODY);
  }

  /** Where nobody is to be told any more. */
  static GroupHarness openForNobody(@Nullable OperatorSubtaskState state) throws Exception {
    return open(Backend.HASHMAP, state, TELLING, NotifySettings.NOBODY);
  }

  private static GroupHarness open(
      Backend backend,
      @Nullable OperatorSubtaskState state,
      PlaybooksConfig playbooks,
      NotifySettings targets)
      throws Exception {
    var harness = new GroupHarness(playbooks, targets);
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
      processElement1(alert, alert.atMillis());
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

  /** Of how many of them so far whoever is not told of what another alert speaks for. */
  public long toldAloud() {
    return extractOutputValues().stream().filter(Notification::aloud).count();
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
