package io.tideline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FingerprintSetTest {
  @Test
  void anEmptySetContainsNothing() {
    assertThat(new FingerprintSet().mayContain(0)).isFalse();
    assertThat(new FingerprintSet().mayContain(1)).isFalse();
  }

  @Test
  void zeroIsAFingerprintLikeAnyOther() {
    var set = new FingerprintSet();
    set.add(0);
    assertThat(set.mayContain(0)).isTrue();
    assertThat(set.mayContain(2)).isFalse();
  }

  @Test
  void countsEachFingerprintOnce() {
    var set = new FingerprintSet();
    set.add(7);
    set.add(7);
    assertThat(set.size()).isEqualTo(1);
  }

  @Test
  void keepsAllOfAHundredThousandThatDifferInTheirHighBitsOnly() {
    var set = new FingerprintSet();
    for (int i = 0; i < 100_000; i++) {
      set.add(i << 15);
    }
    assertThat(set.size()).isEqualTo(100_000);
    for (int i = 0; i < 100_000; i++) {
      assertThat(set.mayContain(i << 15)).isTrue();
    }
    assertThat(set.mayContain((99 << 15) + 1)).isFalse();
  }

  @Property(tries = 300)
  void containsWhatWasAddedAndNothingElse(@ForAll Set<Integer> added, @ForAll Set<Integer> asked) {
    var set = new FingerprintSet();
    added.forEach(set::add);
    assertThat(added).allMatch(set::mayContain);
    var kept = new HashSet<Integer>();
    added.forEach(fingerprint -> kept.add(fingerprint == 0 ? 1 : fingerprint));
    assertThat(set.size()).isEqualTo(kept.size());
    assertThat(asked)
        .allMatch(
            fingerprint ->
                set.mayContain(fingerprint) == kept.contains(fingerprint == 0 ? 1 : fingerprint));
  }
}
