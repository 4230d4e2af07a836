package io.tideline.udfs.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static Scores one(double score) {
    return new Scores(1, score < 0.4 ? 1 : 0, Scores.millionths(score));
  }

  @Test
  void threeMessagesOfWhichOneIsNegative() {
    Scores scores = one(0.1).plus(one(0.5)).plus(one(0.7));
    assertThat(scores).isEqualTo(new Scores(3, 1, 1_300_000));
    assertThat(scores.mean()).isEqualByComparingTo("0.4333333333333333");
    assertThat(scores.negativePct()).isEqualByComparingTo("33.33333333333333");
  }

  @Test
  void noMessagesHaveNoMean() {
    assertThat(Scores.NONE.mean()).isNull();
    assertThat(Scores.NONE.negativePct()).isNull();
  }

  @Test
  void aScoreIsRoundedToItsNearestMillionth() {
    assertThat(Scores.millionths(0.1 + 0.2)).isEqualTo(300_000);
    assertThat(Scores.millionths(0)).isZero();
    assertThat(Scores.millionths(1)).isEqualTo(1_000_000);
  }

  @Property(tries = 200)
  void aDayIsTheSumOfItsMessagesWhateverTheOrderAndThePieces(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 287) Integer> slots,
      @ForAll @IntRange(min = 0, max = 287) int from,
      @ForAll @IntRange(min = 0, max = 288) int to,
      @ForAll Random random) {
    Scores expected = Scores.NONE;
    DayScores oneByOne = DayScores.EMPTY;
    var bySlot = new Scores[Slices.PER_DAY];
    for (int slot : slots) {
      Scores message = one(random.nextInt(5) / 4.0);
      oneByOne = oneByOne.plus(slot, message);
      bySlot[slot] = bySlot[slot] == null ? message : message.plus(bySlot[slot]);
      if (slot >= from && slot < to) {
        expected = expected.plus(message);
      }
    }
    var order = new ArrayList<>(slots.stream().distinct().toList());
    Collections.shuffle(order, random);
    DayScores inPieces = DayScores.EMPTY;
    for (int slot : order) {
      inPieces = inPieces.plus(slot, bySlot[slot]);
    }
    assertThat(inPieces).isEqualTo(oneByOne);
    assertThat(oneByOne.between(from, to)).isEqualTo(expected);
  }
}
