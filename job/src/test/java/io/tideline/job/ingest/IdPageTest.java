package io.tideline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdPageTest {
  private static final long RANGE = 1_000;
  private static final EventId ID = new EventId(11, 22L << 16);
  private static final EventId SAME_FINGERPRINT = new EventId(12, 22L << 16);

  @Test
  void knowsAnIdWithinTheRangeEitherWay() {
    var page = new IdPage(0);
    page.add(ID, 5_000);
    assertThat(page.mayContain(ID)).isTrue();
    assertThat(page.freshHolds(ID, 6_000, RANGE)).isTrue();
    assertThat(page.freshHolds(ID, 6_001, RANGE)).isFalse();
    assertThat(page.freshHolds(ID, 4_000, RANGE)).isTrue();
    assertThat(page.freshHolds(ID, 3_999, RANGE)).isFalse();
  }

  @Test
  void anotherIdOfTheSameFingerprintIsNotHeld() {
    var page = new IdPage(0);
    page.add(ID, 5_000);
    byte[] taken = page.takeFresh();
    page.add(ID, 5_000);
    assertThat(page.mayContain(SAME_FINGERPRINT)).isTrue();
    assertThat(page.freshHolds(SAME_FINGERPRINT, 5_000, RANGE)).isFalse();
    assertThat(IdPage.holds(taken, SAME_FINGERPRINT, 5_000, RANGE)).isFalse();
  }

  @Test
  void saysOnceAfterEachCheckpointThatThereIsSomethingToTake() {
    var page = new IdPage(0);
    assertThat(page.add(ID, 1)).isTrue();
    assertThat(page.add(new EventId(1, 2), 1)).isFalse();
    page.takeFresh();
    assertThat(page.add(new EventId(3, 4), 1)).isTrue();
  }

  @Test
  void whatWasTakenIsFoundInTheBytesAndStaysInTheFingerprints() {
    var page = new IdPage(0);
    for (int i = 0; i < 100; i++) {
      page.add(new EventId(i, (long) i << 16), 10 * i);
    }
    byte[] taken = page.takeFresh();
    assertThat(taken).hasSize(100 * 24);
    assertThat(page.takeFresh()).isEmpty();
    var id = new EventId(99, 99L << 16);
    assertThat(page.freshHolds(id, 990, 0)).isFalse();
    assertThat(page.mayContain(id)).isTrue();
    assertThat(IdPage.holds(taken, id, 990, 0)).isTrue();
    assertThat(IdPage.holds(taken, id, 991, 0)).isFalse();
  }

  @Test
  void aRestoredPageKnowsTheFingerprintsOfBothCheckpoints() {
    var page = new IdPage(0);
    page.add(ID, 1);
    byte[] first = page.takeFresh();
    page.add(new EventId(5, 6L << 16), 1);
    byte[] second = page.takeFresh();

    var restored = new IdPage(0);
    restored.restore(first);
    restored.restore(second);
    assertThat(restored.mayContain(ID)).isTrue();
    assertThat(restored.mayContain(new EventId(5, 6L << 16))).isTrue();
    assertThat(restored.mayContain(new EventId(5, 7L << 16))).isFalse();
    assertThat(restored.takeFresh()).isEmpty();
  }
}
