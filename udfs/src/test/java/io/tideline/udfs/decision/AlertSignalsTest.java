package io.tideline.udfs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.alert.WindowAlerts;
import io.tideline.udfs.alert.WindowAlerts.Figures;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalType;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertSignalsTest {
  private static final long NOON = 1_772_452_800_000L;

  @ParameterizedTest
  @EnumSource(
      value = Change.class,
      names = {"FIRED", "RAISED", "RESOLVED"})
  void whatFiresRisesOrResolvesIsASignal(Change change) {
    Signal signal = AlertSignals.of(alert("volume_anomaly", change));

    assertThat(Objects.requireNonNull(signal).type()).isEqualTo(SignalType.VOLUME_ANOMALY);
  }

  @Test
  void aRevisionThatOnlySaysMoreIsNone() {
    Alert joined = alert("volume_anomaly", Change.JOINED);

    assertThat(AlertSignals.of(joined)).isNull();
    assertThat(AlertSignals.of(joined.inhibitedBy("spike").summarized("in other words"))).isNull();
  }

  @Test
  void aLackOfEventsIsASignalWithItsFigures() {
    Signal signal = Objects.requireNonNull(AlertSignals.of(alert("volume_drop", Change.FIRED)));

    assertThat(signal.type()).isEqualTo(SignalType.VOLUME_DROP);
    assertThat(signal.value("signal.series")).isEqualTo("comment");
    assertThat(signal.value("signal.scope")).isEqualTo("account");
    assertThat(signal.value("signal.status")).isEqualTo("firing");
    assertThat(signal.value("signal.count")).isEqualTo(5L);
    assertThat(signal.value("signal.baseline")).isEqualTo(20.0);
    assertThat(signal.value("signal.growth")).isEqualTo(-0.75);
    assertThat(signal.value("signal.started_at")).isEqualTo(NOON - 3_600_000);
  }

  @Test
  void aDropOfSentimentSaysOfHowManyMessages() {
    Alert drop = alert("sentiment_drop", Change.FIRED).ofSamples(27).summarized("other words");
    Signal signal = Objects.requireNonNull(AlertSignals.of(drop));

    assertThat(signal.value("signal.messages")).isEqualTo(27L);
    assertThat(signal.value("signal.mean")).isEqualTo(5.0);
  }

  private static Alert alert(String kind, Change change) {
    var state = new AlertState(NOON, Severity.WARNING, 2, 0);
    var transition = new AlertTransition(change, state, change == Change.RESOLVED ? null : state);
    var subject = new WindowAlerts.Subject("acme", "tiktok", "series", "comment", "");
    var cause = new WindowAlerts.Cause(kind, subject, transition, NOON - 3_600_000, NOON);
    return new WindowAlerts("builtin-1").revision(cause, new Figures(5, 20.0, 10, "quiet"), NOON);
  }
}
