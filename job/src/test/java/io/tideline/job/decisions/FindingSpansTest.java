package io.tideline.job.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingSpansTest {
  @Test
  void tellsWhatHeldAtATime() {
    FindingSpans spans = FindingSpans.NONE.after(change(true, 10)).after(change(false, 20));

    assertThat(spans.heldAt(9)).isFalse();
    assertThat(spans.heldAt(10)).isTrue();
    assertThat(spans.heldAt(19)).isTrue();
    assertThat(spans.heldAt(20)).isFalse();
    assertThat(spans.holds()).isFalse();
    assertThat(spans.after(change(true, 30)).holds()).isTrue();
  }

  @Test
  void whatIsSaidTwiceCountsOnce() {
    FindingSpans spans =
        FindingSpans.NONE
            .after(change(true, 10))
            .after(change(true, 15))
            .after(change(false, 20))
            .after(change(false, 25));
    assertThat(spans.millis()).containsExactly(10L, 20L);
  }

  @Test
  void forgetsWhatEndedBefore() {
    FindingSpans spans =
        FindingSpans.NONE.after(change(true, 10)).after(change(false, 20)).after(change(true, 30));
    assertThat(spans.since(20).millis()).containsExactly(10L, 20L, 30L);
    assertThat(spans.since(21).millis()).containsExactly(30L);
    assertThat(spans.after(change(false, 40)).since(100).isEmpty()).isTrue();
  }

  private static AccountFinding change(boolean firing, long at) {
    return new AccountFinding("acct", "tiktok", AccountFinding.SPIKE, firing, at);
  }
}
