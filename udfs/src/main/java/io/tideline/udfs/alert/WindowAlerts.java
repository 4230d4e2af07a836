package io.tideline.udfs.alert;

import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes revisions of alerts on series that are judged window by window (CONTRACTS §2). */
public final class WindowAlerts {
  private static final long BACKFILL_AFTER_MILLIS = 60 * 60_000L;

  private final String playbookVersion;

  public WindowAlerts(String playbookVersion) {
    this.playbookVersion = playbookVersion;
  }

  /**
   * What an alert is about.
   *
   * @param field the subject's field that names the series: {@code series} or {@code channel}
   * @param series its value
   * @param videoId empty for the whole account
   */
  public record Subject(
      String accountId, String platform, String field, String series, String videoId) {}

  /**
   * What happened.
   *
   * @param startedMillis beginning of the first window that fired
   * @param atMillis end of the window that made the change
   */
  public record Cause(
      String kind, Subject subject, AlertTransition transition, long startedMillis, long atMillis) {

    private AlertState state() {
      return Objects.requireNonNull(transition.published());
    }
  }

  /**
   * The figures of the window that made the change; null where there is no baseline.
   *
   * @param summary one line for a person
   */
  public record Figures(
      double value, @Nullable Double baseline, double threshold, String summary) {}

  /** The revision; the wall clock tells only whether anybody should still be paged for it. */
  public Alert revision(Cause cause, Figures figures, long wallClockMillis) {
    boolean resolved = cause.transition().change() == Change.RESOLVED;
    Map<String, String> subject = subject(cause);
    return new Alert(
        id(cause),
        cause.state().revision(),
        resolved ? AlertStatus.RESOLVED : AlertStatus.FIRING,
        cause.kind(),
        cause.state().severity(),
        cause.subject().accountId(),
        cause.subject().platform(),
        subject,
        cause.startedMillis(),
        resolved ? cause.atMillis() : null,
        figures.value(),
        figures.baseline(),
        figures.threshold(),
        figures.summary(),
        cause.kind(),
        playbookVersion,
        AlertGroups.keyOf(
            cause.kind(), cause.subject().accountId(), cause.subject().platform(), subject),
        null,
        wallClockMillis - cause.atMillis() > BACKFILL_AFTER_MILLIS,
        cause.atMillis(),
        cause.transition().change() == Change.JOINED,
        null);
  }

  private static String id(Cause cause) {
    return idOf(cause.kind(), cause.subject(), cause.state().firstWindowEndMillis());
  }

  /** The id of the alert of that kind on that subject whose first window ends then. */
  public static String idOf(String kind, Subject subject, long firstWindowEndMillis) {
    return AlertIds.of(
        kind,
        subject.accountId(),
        subject.platform(),
        subject.series(),
        subject.videoId(),
        Long.toString(firstWindowEndMillis));
  }

  private static Map<String, String> subject(Cause cause) {
    var subject = new TreeMap<String, String>();
    subject.put(cause.subject().field(), cause.subject().series());
    if (!cause.subject().videoId().isEmpty()) {
      subject.put("video_id", cause.subject().videoId());
    }
    subject.put("window_end", UtcText.of(cause.state().firstWindowEndMillis()));
    return subject;
  }
}
