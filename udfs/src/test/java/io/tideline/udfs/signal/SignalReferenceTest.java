package io.tideline.udfs.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SignalReferenceTest {
  private static final Path COMMITTED = Path.of("..", "docs", "signals.md");

  @Test
  void theCommittedReferenceIsTheGeneratedOne() throws IOException {
    assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
        .as(
            "docs/signals.md is generated; write it anew from the repository's root with:"
                + " mvn -q -B -DskipTests package -pl job -am && java -cp"
                + " job/target/tideline-job.jar io.tideline.job.config.PlaybookReferences .")
        .isEqualTo(SignalReference.markdown());
  }
}
