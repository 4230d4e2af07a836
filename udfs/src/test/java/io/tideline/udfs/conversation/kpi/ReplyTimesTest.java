package io.tideline.udfs.conversation.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTimesTest {
  private static final int[] PERCENTS = {1, 10, 50, 90, 99};

  @Test
  void aPercentileIsAValueThatWasThere() {
    ReplyTimes four = ReplyTimes.NONE.with(told(0, 40, 10, 30, 20));
    assertThat(four.percentiles(50, 90, 100)).containsExactly(20, 40, 40);
    ReplyTimes one = ReplyTimes.NONE.with(told(0, 7));
    assertThat(one.percentiles(1, 50, 90)).containsExactly(7, 7, 7);
  }

  @Test
  void ofNoTimesThereIsNoPercentile() {
    assertThat(ReplyTimes.NONE.percentiles(50)).isNull();
    ReplyTimes empty = ReplyTimes.NONE.with(told(0, 40)).with(takenBack(0, 40));
    assertThat(empty.percentiles(50)).isNull();
  }

  @Property(tries = 200)
  void smallOnesAreExactHoweverTheyCameAndWhateverWasTakenBack(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 50) Integer> values,
      @ForAll @IntRange(max = 59) int gone,
      @ForAll Random random) {
    List<ReplyChanges> changes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      changes.add(told(i, values.get(i)));
    }
    Collections.shuffle(changes, random);
    int back = gone % values.size();
    changes.add(takenBack(back, values.get(back)));
    ReplyTimes times = ReplyTimes.NONE;
    for (ReplyChanges change : changes) {
      times = times.with(change);
    }
    List<Integer> left = new ArrayList<>(values);
    left.remove(back);
    long[] expected =
        left.isEmpty() ? null : nearestRanks(left.stream().mapToLong(v -> v).toArray());
    assertThat(times.percentiles(PERCENTS)).isEqualTo(expected);
  }

  @Test
  void tenThousandAreExactAndSoIsOneMore() {
    long[] values = new Random(1).longs(10_001, 0, 86_400_000).toArray();
    ReplyTimes exact = inParts(Arrays.copyOf(values, 10_000), 700);
    assertThat(exact.sketch()).isNull();
    assertThat(exact.percentiles(PERCENTS)).isEqualTo(nearestRanks(Arrays.copyOf(values, 10_000)));
    ReplyTimes more = exact.with(told(10_000, values[10_000]));
    assertThat(more.sketch()).isNotNull();
    assertThat(more.millis()).isEmpty();
    assertThat(more.percentiles(PERCENTS)).isEqualTo(nearestRanks(values));
  }

  @ParameterizedTest
  @ValueSource(ints = {33_000, 100_000, 400_000})
  void manyAreWithinOnePercentOfTheRank(int size) {
    long[] values =
        new Random(2).doubles(size, -8, 8).mapToLong(x -> (long) (60_000 * Math.exp(x))).toArray();
    long[] found = inParts(values, 9_000).percentiles(PERCENTS);
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < PERCENTS.length; i++) {
      double rank = 100.0 * (Arrays.binarySearch(sorted, found[i]) + 1) / size;
      assertThat(rank).isBetween(PERCENTS[i] - 1.0, PERCENTS[i] + 1.0);
    }
  }

  @Test
  void theOrderAndThePartsOfManyMakeNoDifference() {
    long[] values = new Random(3).longs(120_000, 0, 86_400_000).toArray();
    ReplyTimes once = inParts(values, 120_000);
    ReplyTimes inMany = inParts(values, 1_711);
    ReplyTimes backwards = ReplyTimes.NONE;
    for (int part = 119; part >= 0; part--) {
      int from = part * 1_000;
      backwards = backwards.with(told(from, Arrays.copyOfRange(values, from, from + 1_000)));
    }
    assertThat(inMany.percentiles(PERCENTS)).isEqualTo(once.percentiles(PERCENTS));
    assertThat(backwards.percentiles(PERCENTS)).isEqualTo(once.percentiles(PERCENTS));
  }

  @Test
  void whatIsTakenBackFromManyIsGone() {
    long[] values = new long[20_000];
    Arrays.setAll(values, i -> i < 15_000 ? 1_000 : 5_000);
    ReplyTimes times = inParts(values, 5_000);
    assertThat(times.percentiles(50)).containsExactly(1_000);
    ReplyChanges gone = ReplyChanges.NONE;
    for (int i = 0; i < 12_000; i++) {
      gone = i % 1_000 == 0 ? gone.plus(takenBack(i, block(1_000))) : gone;
    }
    assertThat(times.with(gone).percentiles(37, 38)).containsExactly(1_000, 5_000);
  }

  @Test
  void aSketchStaysSmall() {
    long[] values = new Random(4).longs(300_000, 0, 86_400_000).toArray();
    assertThat(inParts(values, 9_000).sketch().length).isLessThan(600_000);
  }

  private static long[] block(int size) {
    long[] block = new long[size];
    Arrays.fill(block, 1_000);
    return block;
  }

  private static ReplyTimes inParts(long[] values, int size) {
    ReplyTimes times = ReplyTimes.NONE;
    for (int from = 0; from < values.length; from += size) {
      int to = Math.min(values.length, from + size);
      times = times.with(told(from, Arrays.copyOfRange(values, from, to)));
    }
    return times;
  }

  private static ReplyChanges told(int firstSubject, long... millis) {
    return changes(firstSubject, 1, millis);
  }

  private static ReplyChanges takenBack(int firstSubject, long... millis) {
    return changes(firstSubject, -1, millis);
  }

  private static ReplyChanges changes(int firstSubject, int sign, long... millis) {
    long[] triples = new long[3 * millis.length];
    for (int i = 0; i < millis.length; i++) {
      triples[3 * i] = firstSubject + i;
      triples[3 * i + 1] = millis[i];
      triples[3 * i + 2] = sign;
    }
    return new ReplyChanges(triples);
  }

  private static long[] nearestRanks(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    long[] ranks = new long[PERCENTS.length];
    for (int i = 0; i < PERCENTS.length; i++) {
      int rank = (int) Math.ceil(sorted.length * PERCENTS[i] / 100.0);
      ranks[i] = sorted[Math.max(1, rank) - 1];
    }
    return ranks;
  }
}
