package io.tideline.udfs.spike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DayCountsTest {

  @Property(tries = 200)
  void countsLikeAPlainArray(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 287) Integer> slots,
      @ForAll @IntRange(min = 0, max = 287) int from,
      @ForAll @IntRange(min = 0, max = 288) int to) {
    int[] plain = new int[Slices.PER_DAY];
    DayCounts counts = DayCounts.EMPTY;
    for (int slot : slots) {
      plain[slot]++;
      counts = counts.plus(slot, 1);
    }
    long sum = 0;
    for (int slot = from; slot < to; slot++) {
      sum += plain[slot];
    }
    assertThat(counts.between(from, to)).isEqualTo(sum);
    assertThat(counts.total()).isEqualTo(slots.size());
    assertThat(counts.slices()).isSorted().hasSize((int) slots.stream().distinct().count());
  }
}
