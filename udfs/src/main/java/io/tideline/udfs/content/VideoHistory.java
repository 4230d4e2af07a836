package io.tideline.udfs.content;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The weeks of a video (SEMANTICS §6). It is a function of the set of its snapshots: the order in
 * which they came is no matter. Immutable.
 *
 * @param first the earliest snapshot of the earliest week: what a video that was published before
 *     that is measured from; null before the first
 * @param weeks ascending, those in which there was a snapshot
 */
public record VideoHistory(@Nullable SnapshotFigures first, VideoWeek[] weeks) {
  /** No snapshot yet. */
  public static final VideoHistory EMPTY = new VideoHistory(null, new VideoWeek[0]);

  public VideoHistory {
    weeks = weeks == null ? new VideoWeek[0] : weeks;
  }

  /** The newest snapshot of all; null before the first. */
  public @Nullable SnapshotFigures latest() {
    return weeks.length == 0 ? null : weeks[weeks.length - 1].last();
  }

  /**
   * With one more snapshot; itself where that says nothing new.
   *
   * @param week the one the snapshot was taken in, with it as the last
   */
  public VideoHistory with(VideoWeek week) {
    int at = placeOf(week.monday());
    boolean isKnown = at < weeks.length && weeks[at].monday() == week.monday();
    SnapshotFigures snapshot = week.last();
    boolean isFirst = first == null || (at == 0 && (!isKnown || first.isAfter(snapshot)));
    SnapshotFigures earliest = isFirst ? snapshot : first;
    if (!isKnown) {
      return new VideoHistory(earliest, inserted(at, week));
    }
    if (!snapshot.isAfter(weeks[at].last())) {
      return isFirst ? new VideoHistory(earliest, weeks) : this;
    }
    VideoWeek[] changed = weeks.clone();
    changed[at] = new VideoWeek(week.monday(), weeks[at].startMillis(), snapshot);
    return new VideoHistory(earliest, changed);
  }

  /** The place of the first week that does not begin before. */
  public int placeOf(long monday) {
    int at = weeks.length;
    while (at > 0 && weeks[at - 1].monday() >= monday) {
      at--;
    }
    return at;
  }

  private VideoWeek[] inserted(int at, VideoWeek week) {
    var longer = new VideoWeek[weeks.length + 1];
    System.arraycopy(weeks, 0, longer, 0, at);
    longer[at] = week;
    System.arraycopy(weeks, at, longer, at + 1, weeks.length - at);
    return longer;
  }

  /**
   * Without the weeks that began by then, but for the newest two of them: a later week is measured
   * from the last, and compared with it.
   */
  public VideoHistory since(long startMillis) {
    int closed = 0;
    while (closed < weeks.length && weeks[closed].startMillis() <= startMillis) {
      closed++;
    }
    int gone = closed - 2;
    return gone <= 0
        ? this
        : new VideoHistory(first, Arrays.copyOfRange(weeks, gone, weeks.length));
  }

  /**
   * The increase of a week: its last snapshot less the last one before it; less nothing for a video
   * published in the week; else less the week's first.
   *
   * @param place of the week in {@link #weeks}
   */
  public WeekFigures figures(int place) {
    SnapshotFigures last = weeks[place].last();
    return WeekFigures.of(last.counters().minus(baseOf(place)), last);
  }

  private Counters baseOf(int place) {
    if (place > 0) {
      return weeks[place - 1].last().counters();
    }
    return isPublishedIn(weeks[place]) || first == null ? Counters.ZERO : first.counters();
  }

  private static boolean isPublishedIn(VideoWeek week) {
    return week.last().publishedMillis() >= week.startMillis();
  }

  /** The week right before it; null where the video was not measured in that. */
  public @Nullable WeekFigures figuresBefore(int place) {
    return followsOnItsHeels(place) ? figures(place - 1) : null;
  }

  private boolean followsOnItsHeels(int place) {
    return place > 0 && weeks[place - 1].monday() == weeks[place].monday() - VideoWeek.DAYS;
  }

  /**
   * A number that grows whenever snapshots come that change the week's row, and that is the same
   * for the same snapshots, whatever the order and wherever a job goes on from: the sum of the
   * times its figures are of.
   */
  public long revision(int place) {
    long own = weeks[place].last().atMillis() + baseTime(place);
    return followsOnItsHeels(place) ? own + baseTime(place - 1) : own;
  }

  /**
   * Larger the later the base, and, where the first snapshot is the base, the earlier that is; a
   * video that was published in the week is measured from nothing, whichever snapshot is its first.
   */
  private long baseTime(int place) {
    if (place > 0) {
      return weeks[place - 1].last().atMillis();
    }
    return first == null || isPublishedIn(weeks[place])
        ? 0
        : Math.max(0, weeks[place].millisToEnd(first.atMillis()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VideoHistory that
        && Objects.equals(first, that.first)
        && Arrays.equals(weeks, that.weeks);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(first) + Arrays.hashCode(weeks);
  }

  @Override
  public String toString() {
    return "VideoHistory[first=%s, weeks=%s]".formatted(first, Arrays.toString(weeks));
  }
}
