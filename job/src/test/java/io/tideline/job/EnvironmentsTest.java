package io.tideline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.config.ConfigLoader;
import io.tideline.job.config.JobConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {
  @Test
  void takesAPathForCheckpointsAsAFile() {
    assertThat(Environments.withScheme("/var/lib/tideline/a b"))
        .startsWith("file:///")
        .endsWith("/var/lib/tideline/a%20b");
  }

  @Test
  void barriersAreAlignedWhateverTheClusterIsSetTo(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("t.yaml"), "kafka: {bootstrap_servers: b:1}\n");
    JobConfig config = new ConfigLoader(Map.of()).load(file, List.of());

    ReadableConfig set = Environments.live(config).getConfiguration();

    assertThat(set.getOptional(CheckpointingOptions.ENABLE_UNALIGNED)).contains(false);
  }

  @Test
  void leavesAUriAsItIs() {
    assertThat(Environments.withScheme("s3://bucket/checkpoints"))
        .isEqualTo("s3://bucket/checkpoints");
  }
}
