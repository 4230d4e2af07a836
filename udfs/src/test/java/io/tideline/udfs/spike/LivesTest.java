package io.tideline.udfs.spike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LivesTest {
  private static final long DAY = Slices.DAY_MILLIS;

  @Test
  void aSilenceOfThirtyFiveDaysIsStillTheSameLife() {
    assertThat(lives(0, 35).firstOf(36 * DAY)).isZero();
  }

  @Test
  void afterALongerSilenceALifeBeginsAnew() {
    Lives lives = Lives.NONE.with(0, 0).with(35 * DAY + 1, 35 * DAY + 1);
    assertThat(lives.firstOf(35 * DAY + 2)).isEqualTo(35 * DAY + 1);
    assertThat(lives.firstOf(35 * DAY + 1)).isZero();
  }

  @Test
  void whatComesBetweenJoinsTwoLives() {
    Lives apart = lives(0, 60);
    assertThat(apart.firstOf(61 * DAY)).isEqualTo(60 * DAY);
    assertThat(apart.with(30 * DAY, 30 * DAY).firstOf(61 * DAY)).isZero();
  }

  @Test
  void noWindowBeforeTheFirstEventLiesInALife() {
    assertThat(lives(10).firstOf(10 * DAY)).isEqualTo(Long.MAX_VALUE);
    assertThat(Lives.NONE.firstMillis()).isEqualTo(Long.MAX_VALUE);
    assertThat(Lives.NONE.lastMillis()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void livesThatEndedLongAgoLeave() {
    assertThat(lives(0, 60, 120).since(60 * DAY)).isEqualTo(lives(60, 120));
    assertThat(lives(0).since(DAY)).isEqualTo(Lives.NONE);
    assertThat(lives(0, 60).since(DAY).firstMillis()).isEqualTo(60 * DAY);
  }

  /** However the events come, the lives are what sorting them and looking for silences gives. */
  @Property(tries = 500)
  void theOrderOfArrivalDoesNotMatter(
      @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 400) Integer> days,
      @ForAll Random random) {
    List<Integer> sorted = days.stream().sorted().toList();
    var expected = new ArrayList<Long>();
    for (int i = 0; i < sorted.size(); i++) {
      if (i == 0 || sorted.get(i) - sorted.get(i - 1) > 35) {
        expected.add(sorted.get(i) * DAY);
      }
      boolean last = i + 1 == sorted.size() || sorted.get(i + 1) - sorted.get(i) > 35;
      if (last) {
        expected.add(sorted.get(i) * DAY);
      }
    }
    var shuffled = new ArrayList<>(days);
    Collections.shuffle(shuffled, random);
    Lives found = lives(shuffled.stream().mapToInt(Integer::intValue).toArray());
    assertThat(found.bounds()).containsExactly(expected.toArray(Long[]::new));
  }

  private static Lives lives(int... days) {
    Lives lives = Lives.NONE;
    for (int day : days) {
      lives = lives.with(day * DAY, day * DAY);
    }
    return lives;
  }
}
