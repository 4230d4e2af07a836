package io.tideline.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentsTest {
  @Test
  void takesAPathForCheckpointsAsAFile() {
    assertThat(Environments.withScheme("/var/lib/tideline/a b"))
        .startsWith("file:///")
        .endsWith("/var/lib/tideline/a%20b");
  }

  @Test
  void leavesAUriAsItIs() {
    assertThat(Environments.withScheme("s3://bucket/checkpoints"))
        .isEqualTo("s3://bucket/checkpoints");
  }
}
