package io.tideline.job.alerts;

import io.tideline.udfs.alert.LoudVideo;
import io.tideline.udfs.alert.TwinRule;
import io.tideline.udfs.event.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Says on an alert of a video which alert of its account speaks for it ({@link TwinRule}): the one
 * that is up when the revision comes, or was when an earlier revision did; and on an anomaly of an
 * account which video drives it ({@link LoudVideo}).
 *
 * <p>A live run passes revisions on as they come. In a bounded run they come in any order, so there
 * they are taken by the time of what they report, once the clock has passed it.
 */
public final class TwinFunction extends KeyedProcessFunction<String, Alert, Alert> {
  private static final long serialVersionUID = 1L;

  /** At one instant an alert speaks before its twins are seen, and ends after them. */
  private static final Comparator<Alert> ORDER =
      Comparator.comparingInt(TwinFunction::rank)
          .thenComparing(Alert::alertId)
          .thenComparingInt(Alert::revision);

  private final boolean inOrder;

  /** The alert of the account that is up, by what its twins share with it. */
  private transient MapState<String, String> speakers;

  /** Who speaks for an alert of a video that is up, by its id. */
  private transient MapState<String, String> spokenFor;

  /** The loudest video with an alert, by platform and series. */
  private transient MapState<String, LoudVideo> loudest;

  private transient MapState<Long, List<Alert>> waiting;

  /**
   * @param inOrder whether revisions are taken by their time, not as they come
   */
  public TwinFunction(boolean inOrder) {
    this.inOrder = inOrder;
  }

  private static int rank(Alert alert) {
    if (!TwinRule.speaks(alert)) {
      return 1;
    }
    return TwinRule.ends(alert) ? 2 : 0;
  }

  @Override
  public void open(OpenContext openContext) {
    var context = getRuntimeContext();
    speakers =
        context.getMapState(new MapStateDescriptor<>("speakers", Types.STRING, Types.STRING));
    spokenFor =
        context.getMapState(new MapStateDescriptor<>("spoken-for", Types.STRING, Types.STRING));
    loudest =
        context.getMapState(
            new MapStateDescriptor<>("loudest", Types.STRING, TypeInformation.of(LoudVideo.class)));
    waiting =
        context.getMapState(
            new MapStateDescriptor<>(
                "waiting", Types.LONG, Types.LIST(TypeInformation.of(Alert.class))));
  }

  @Override
  public void processElement(Alert alert, Context context, Collector<Alert> out) throws Exception {
    if (!inOrder || alert.atMillis() <= context.timerService().currentWatermark()) {
      out.collect(seen(alert));
      return;
    }
    List<Alert> known = waiting.get(alert.atMillis());
    List<Alert> all = known == null ? new ArrayList<>(1) : new ArrayList<>(known);
    all.add(alert);
    waiting.put(alert.atMillis(), all);
    context.timerService().registerEventTimeTimer(alert.atMillis());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    List<Alert> due = waiting.get(timestamp);
    if (due == null) {
      return;
    }
    waiting.remove(timestamp);
    List<Alert> sorted = due.stream().sorted(ORDER).toList();
    for (Alert alert : sorted) {
      if (!TwinRule.ends(alert)) {
        listenTo(alert);
      }
    }
    for (Alert alert : sorted) {
      out.collect(seen(alert));
    }
  }

  /** What one video has of a series is part of what its account has. */
  private void listenTo(Alert alert) throws Exception {
    String series = LoudVideo.seriesOf(alert);
    if (series == null || TwinRule.speaks(alert)) {
      return;
    }
    LoudVideo next = LoudVideo.after(alert, loudest.get(series));
    if (next == null) {
      loudest.remove(series);
    } else {
      loudest.put(series, next);
    }
  }

  private Alert told(Alert alert) throws Exception {
    String series = LoudVideo.seriesOf(alert);
    LoudVideo loud = series == null ? null : loudest.get(series);
    return loud == null ? alert : loud.saidOn(alert);
  }

  private Alert seen(Alert alert) throws Exception {
    listenTo(alert);
    String cause = TwinRule.causeOf(alert);
    if (cause == null) {
      return alert;
    }
    return TwinRule.speaks(alert) ? speaker(told(alert), cause) : twin(alert, cause);
  }

  private Alert speaker(Alert alert, String cause) throws Exception {
    if (!TwinRule.ends(alert)) {
      speakers.put(cause, alert.alertId());
    } else if (alert.alertId().equals(speakers.get(cause))) {
      speakers.remove(cause);
    }
    return alert;
  }

  private Alert twin(Alert alert, String cause) throws Exception {
    String now = speakers.get(cause);
    @Nullable String speaker = now == null ? spokenFor.get(alert.alertId()) : now;
    if (TwinRule.ends(alert)) {
      spokenFor.remove(alert.alertId());
    } else if (speaker != null) {
      spokenFor.put(alert.alertId(), speaker);
    }
    return speaker == null || alert.inhibitedBy() != null ? alert : alert.inhibitedBy(speaker);
  }
}
