package io.tideline.job.alerts;

import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.alert.group.Notification;
import io.tideline.udfs.event.Alert;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;

/** Wires alerts to what speaks for them and to what people are told. */
public final class AlertsPipeline {
  private static final TypeInformation<Alert> ALERT = TypeInformation.of(Alert.class);

  private AlertsPipeline() {}

  /**
   * Says on alerts about windows which others speak for them.
   *
   * @param windows alerts of series; those on single messages and deadlines have no twins
   */
  public static DataStream<Alert> pair(DataStream<Alert> windows, AlertsConfig config) {
    return windows
        .keyBy(Alert::accountId, Types.STRING)
        .process(new TwinFunction(config.inOrder()))
        .returns(ALERT)
        .uid("alerts.twins")
        .name("alerts.twins");
  }

  /**
   * Attaches what people are told of all alerts, by the playbooks; nobody is told of those of a
   * bounded run.
   */
  public static void tell(
      DataStream<Alert> alerts, DataStream<PlaybookUpdate> playbooks, AlertsConfig config) {
    if (config.inOrder()) {
      return;
    }
    TypeInformation<Notification> notification = TypeInformation.of(Notification.class);
    alerts
        .keyBy(Alert::accountId, Types.STRING)
        .connect(playbooks.broadcast())
        .transform(
            "alerts.groups", notification, new KeyedCoProcessOperator<>(new GroupFunction(config)))
        .uid("alerts.groups")
        .transform("alerts.deliver", notification, new DeliveryOperator(config.targets()))
        .uid("alerts.deliver")
        .setParallelism(1);
  }
}
