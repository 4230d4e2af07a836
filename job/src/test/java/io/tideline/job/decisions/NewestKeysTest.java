package io.tideline.job.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestKeysTest {
  private final NewestKeys keys = new NewestKeys(2);

  @Test
  void theOldestLeavesWhereThereAreTooMany() {
    keys.add("a");
    keys.add("b");
    keys.add("a");
    keys.add("c");

    assertThat(keys.contains("a")).isFalse();
    assertThat(keys.contains("b")).isTrue();
    assertThat(keys.contains("c")).isTrue();
  }

  @Test
  void whatIsRemovedIsForgotten() {
    keys.add("a");
    keys.remove("a");

    assertThat(keys.contains("a")).isFalse();
  }
}
