package io.tideline.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
  @Test
  void looksUntilTheConditionHolds() {
    AtomicInteger looks = new AtomicInteger();

    Await.atMost(Duration.ofSeconds(10))
        .every(Duration.ofMillis(1))
        .until("the third look", () -> looks.incrementAndGet() == 3);

    assertThat(looks).hasValue(3);
  }

  @Test
  void saysWhatItWaitedForAndWhy() {
    Await await = Await.atMost(Duration.ZERO).explainedBy(() -> "it is broken");

    assertThatThrownBy(() -> await.until("it works", () -> false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("in vain until it works")
        .hasMessageContaining("it is broken");
  }
}
