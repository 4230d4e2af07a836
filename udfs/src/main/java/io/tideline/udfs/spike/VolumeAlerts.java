package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertIds;
import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.playbook.GrowthThresholds;
import io.tideline.udfs.playbook.SpikeThresholds;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes alerts of what was found in a series (CONTRACTS §2, SEMANTICS §2): {@code volume_spike}
 * with {@code value} = events in the 60 minutes and {@code baseline} = in the same 60 minutes a
 * week before; {@code sustained_growth} with {@code value} = events of the last day and {@code
 * baseline} = of the day before it. {@code threshold} is the growth needed, as a ratio.
 */
public final class VolumeAlerts {
  private static final String SPIKE = "volume_spike";
  private static final String GROWTH = "sustained_growth";

  private final String playbookVersion;
  private final SpikeThresholds spikes;
  private final GrowthThresholds growth;

  public VolumeAlerts(String playbookVersion, SpikeThresholds spikes, GrowthThresholds growth) {
    this.playbookVersion = playbookVersion;
    this.spikes = spikes;
    this.growth = growth;
  }

  /** The revision that a finding of the spike judge makes. */
  public Alert spike(SeriesKey key, Finding finding, long wallClockMillis) {
    AlertState state = Objects.requireNonNull(finding.transition().published());
    long started = state.firstWindowEndMillis() - Slices.HOUR_MILLIS;
    var facts = new Facts(SPIKE, key, state, started, finding.windowEndMillis());
    return alert(
        facts,
        finding.transition().change(),
        new Figures(
            finding.count(),
            finding.baseline(),
            spikes.minGrowth(),
            VolumeSummary.spike(key, finding, started)),
        wallClockMillis);
  }

  /**
   * The revision that a judgement of daily growth makes.
   *
   * @param lastTwo events of the last day but one and of the last day
   */
  public Alert growth(
      SeriesKey key, AlertTransition transition, long dayEnd, long[] lastTwo, long wallClock) {
    AlertState state = Objects.requireNonNull(transition.published());
    long started = state.firstWindowEndMillis() - growth.days() * Slices.DAY_MILLIS;
    var facts = new Facts(GROWTH, key, state, started, dayEnd);
    return alert(
        facts,
        transition.change(),
        new Figures(
            lastTwo[1],
            lastTwo[0],
            growth.minDailyGrowth(),
            VolumeSummary.growth(key, transition.change(), lastTwo, started)),
        wallClock);
  }

  private record Facts(
      String kind, SeriesKey key, AlertState state, long startedMillis, long atMillis) {}

  private record Figures(long value, long baseline, double threshold, String summary) {}

  private Alert alert(Facts facts, Change change, Figures figures, long wallClockMillis) {
    boolean resolved = change == Change.RESOLVED;
    SeriesKey key = facts.key();
    return new Alert(
        id(facts),
        facts.state().revision(),
        resolved ? AlertStatus.RESOLVED : AlertStatus.FIRING,
        facts.kind(),
        facts.state().severity(),
        key.accountId(),
        key.platform(),
        subject(facts),
        facts.startedMillis(),
        resolved ? facts.atMillis() : null,
        figures.value(),
        (double) figures.baseline(),
        figures.threshold(),
        figures.summary(),
        facts.kind(),
        playbookVersion,
        null,
        null,
        wallClockMillis - facts.atMillis() > Slices.HOUR_MILLIS,
        facts.atMillis());
  }

  private static String id(Facts facts) {
    SeriesKey key = facts.key();
    return AlertIds.of(
        facts.kind(),
        key.accountId(),
        key.platform(),
        key.series(),
        key.videoId(),
        Long.toString(facts.state().firstWindowEndMillis()));
  }

  private static Map<String, String> subject(Facts facts) {
    var subject = new TreeMap<String, String>();
    subject.put("series", facts.key().series());
    if (!facts.key().videoId().isEmpty()) {
      subject.put("video_id", facts.key().videoId());
    }
    subject.put("window_end", time(facts.state().firstWindowEndMillis()));
    return subject;
  }

  /** RFC 3339, UTC, with milliseconds. */
  private static String time(long millis) {
    String text = Instant.ofEpochMilli(millis).toString();
    return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
  }
}
