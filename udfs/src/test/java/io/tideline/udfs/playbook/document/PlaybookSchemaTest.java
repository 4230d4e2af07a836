package io.tideline.udfs.playbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlaybookSchemaTest {
  private static final String ANEW =
      "the schema is generated; write it anew from the repository's root with:"
          + " mvn -q -B -DskipTests package -pl job -am && java -cp job/target/tideline-job.jar"
          + " io.tideline.job.config.PlaybookReferences .";

  @Test
  void theSchemaInTheDocsIsTheOneOfTheTypes() throws IOException {
    Path docs = Path.of("..", "docs", "playbook.schema.json");

    assertThat(Files.exists(docs) ? Files.readString(docs) : "")
        .as(ANEW)
        .isEqualTo(PlaybookSchema.json());
  }

  @Test
  void theSchemaInTheJarIsTheOneOfTheTypes() throws IOException {
    try (InputStream file =
        PlaybookSchema.class.getResourceAsStream(
            "/io/tideline/udfs/playbook/playbook.schema.json")) {
      assertThat(file).isNotNull();
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .as(ANEW)
          .isEqualTo(PlaybookSchema.json());
    }
  }
}
