package io.tideline.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReferenceTest {
  private static final Path COMMITTED = Path.of("..", "docs", "configuration.md");

  @Test
  void theCommittedReferenceIsTheGeneratedOne() throws IOException {
    assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
        .as(
            "docs/configuration.md is generated; write it anew from the repository's root with:"
                + " mvn -q -B -DskipTests package -pl job -am && java -cp"
                + " job/target/tideline-job.jar io.tideline.job.config.ConfigReference"
                + " docs/configuration.md")
        .isEqualTo(ConfigReference.markdown());
  }

  @Test
  void mainWritesTheFileItIsGiven(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("configuration.md");

    ConfigReference.main(new String[] {file.toString()});

    assertThat(file).hasContent(ConfigReference.markdown());
  }

  @Test
  void everyKeyHasALine() {
    assertThat(ConfigKeys.all())
        .allSatisfy(
            key ->
                assertThat(ConfigReference.markdown()).containsPattern("`" + key.name() + "[`.]"));
  }
}
