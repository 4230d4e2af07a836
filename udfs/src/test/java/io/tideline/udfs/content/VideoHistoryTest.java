package io.tideline.udfs.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VideoHistoryTest {
  private static final long DAY = 86_400_000L;
  private static final long WEEK = 7 * DAY;

  /** Monday 2 March 2026. */
  private static final long MONDAY = 20_514;

  private static final AccountWeeks WEEKS = new AccountWeeks(Map.of());

  private static SnapshotFigures snapshot(double day, long views, long publishedDay) {
    return snapshot("e" + day, (long) (day * DAY), views, publishedDay);
  }

  private static SnapshotFigures snapshot(String id, long after, long views, long publishedDay) {
    long start = MONDAY * DAY;
    var counters =
        new Counters(views, views / 10, 3, 2, null, null, 9L, 5L, BigDecimal.valueOf(views));
    return new SnapshotFigures(
        start + after, id, start + publishedDay * DAY, BigDecimal.TEN, 100, counters);
  }

  private static VideoHistory of(List<SnapshotFigures> snapshots) {
    VideoHistory history = VideoHistory.EMPTY;
    for (SnapshotFigures snapshot : snapshots) {
      long monday = WEEKS.mondayOf("a", snapshot.atMillis());
      history = history.with(new VideoWeek(monday, WEEKS.startMillis("a", monday), snapshot));
    }
    return history;
  }

  private static long views(VideoHistory history, int place) {
    return history.figures(place).increase().views();
  }

  @Test
  void aVideoPublishedInTheWeekRisesFromNothing() {
    VideoHistory history = of(List.of(snapshot(1, 40, 0), snapshot(3, 100, 0)));

    assertThat(history.weeks()).hasSize(1);
    assertThat(views(history, 0)).isEqualTo(100);
    assertThat(history.figures(0).rates().byViews().value()).isEqualTo(15);
  }

  @Test
  void anOlderVideoRisesFromTheFirstSnapshotOfItsFirstWeek() {
    VideoHistory history = of(List.of(snapshot(3, 100, -30), snapshot(1, 40, -30)));

    assertThat(views(history, 0)).isEqualTo(60);
  }

  @Test
  void aWeekRisesFromTheLastSnapshotBeforeIt() {
    VideoHistory history =
        of(List.of(snapshot(1, 40, 0), snapshot(22, 130, 0), snapshot(3, 100, 0)));

    assertThat(views(history, 1)).isEqualTo(30);
    assertThat(history.figuresBefore(1)).as("two weeks lie between").isNull();
  }

  @Test
  void aLateSnapshotChangesItsWeekAndTheNext() {
    VideoHistory before = of(List.of(snapshot(1, 40, 0), snapshot(8, 100, 0)));
    VideoHistory after = of(List.of(snapshot(1, 40, 0), snapshot(8, 100, 0), snapshot(6, 90, 0)));

    assertThat(views(before, 1)).isEqualTo(60);
    assertThat(views(after, 0)).isEqualTo(90);
    assertThat(views(after, 1)).isEqualTo(10);
    assertThat(after.figuresBefore(1).increase().views()).isEqualTo(90);
    assertThat(after.revision(0)).isGreaterThan(before.revision(0));
    assertThat(after.revision(1)).isGreaterThan(before.revision(1));
  }

  @Test
  void countersMayFall() {
    VideoHistory history = of(List.of(snapshot(1, 100, 0), snapshot(8, 90, 0)));

    assertThat(views(history, 1)).isEqualTo(-10);
    assertThat(history.figures(1).rates().byViews()).isNull();
    assertThat(history.figures(1).increase().reach()).as("unknown in both").isNull();
  }

  @Test
  void ofTwoSnapshotsOfOneInstantTheLargerIdCounts() {
    VideoHistory history =
        of(List.of(snapshot("b", DAY, 7, 0), snapshot("c", DAY, 9, 0), snapshot("a", DAY, 5, 0)));

    assertThat(history.latest().counters().views()).isEqualTo(9);
  }

  @Test
  void theSameSnapshotTwiceSaysNothingNew() {
    VideoHistory once = of(List.of(snapshot(1, 40, 0)));

    assertThat(once.with(once.weeks()[0])).isSameAs(once);
  }

  @Test
  void weeksThatAreOverLeaveButForTwo() {
    VideoHistory history =
        of(List.of(snapshot(1, 1, 0), snapshot(8, 3, 0), snapshot(15, 6, 0), snapshot(22, 10, 0)));

    VideoHistory kept = history.since(MONDAY * DAY + 2 * WEEK);

    assertThat(kept.weeks()).hasSize(3);
    assertThat(kept.figures(2)).isEqualTo(history.figures(3));
    assertThat(kept.figuresBefore(2)).isEqualTo(history.figuresBefore(3));
    assertThat(kept.revision(2)).isEqualTo(history.revision(3));
    assertThat(history.since(MONDAY * DAY + WEEK)).isSameAs(history);
  }

  @Provide
  Arbitrary<List<SnapshotFigures>> snapshots() {
    Arbitrary<SnapshotFigures> one =
        Combinators.combine(
                Arbitraries.longs().between(0, 60),
                Arbitraries.longs().between(0, 500),
                Arbitraries.strings().withCharRange('a', 'd').ofLength(2))
            .as((halfDay, views, id) -> snapshot(id + halfDay, halfDay * DAY / 2, views, -1));
    return one.list().ofMinSize(1).ofMaxSize(12).uniqueElements(SnapshotFigures::eventId);
  }

  @Property
  void theOrderOfArrivalIsNoMatter(
      @ForAll("snapshots") List<SnapshotFigures> snapshots, @ForAll Random random) {
    var shuffled = new ArrayList<>(snapshots);
    Collections.shuffle(shuffled, random);

    assertThat(of(shuffled)).isEqualTo(of(snapshots));
  }

  @Property
  void revisionsNeverFallAndChangedRowsHaveHigherOnes(
      @ForAll("snapshots") List<SnapshotFigures> snapshots) {
    for (int known = 1; known < snapshots.size(); known++) {
      VideoHistory before = of(snapshots.subList(0, known));
      VideoHistory after = of(snapshots.subList(0, known + 1));
      long newest = snapshots.get(known).atMillis();
      for (int place = 0; place < before.weeks().length; place++) {
        int later = after.placeOf(before.weeks()[place].monday());
        boolean isSame =
            before.figures(place).equals(after.figures(later))
                && Objects.equals(before.figuresBefore(place), after.figuresBefore(later));
        boolean isTie = times(snapshots.subList(0, known)).contains(newest);
        assertThat(after.revision(later)).isGreaterThanOrEqualTo(before.revision(place));
        if (!isSame && !isTie) {
          assertThat(after.revision(later)).isGreaterThan(before.revision(place));
        }
      }
    }
  }

  private static List<Long> times(List<SnapshotFigures> snapshots) {
    return snapshots.stream().map(SnapshotFigures::atMillis).toList();
  }

  @Property
  void increasesAddUpToWhatTheCountersRose(@ForAll("snapshots") List<SnapshotFigures> snapshots) {
    VideoHistory history = of(snapshots);
    long sum = 0;
    for (int place = 0; place < history.weeks().length; place++) {
      sum += views(history, place);
    }

    assertThat(sum)
        .isEqualTo(history.latest().counters().views() - history.first().counters().views());
  }
}
