package io.tideline.job.config;

import io.tideline.udfs.playbook.document.PlaybookSchema;
import io.tideline.udfs.signal.SignalReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what is generated about playbooks: the signals' fields and the JSON Schema, twice. */
public final class PlaybookReferences {
  private PlaybookReferences() {}

  /** Writes the files below the repository's root, the only argument. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    String inTheJar = "udfs/src/main/resources/io/tideline/udfs/playbook/playbook.schema.json";
    Files.writeString(root.resolve("docs/signals.md"), SignalReference.markdown());
    Files.writeString(root.resolve("docs/playbook.schema.json"), PlaybookSchema.json());
    Files.writeString(root.resolve(inTheJar), PlaybookSchema.json());
  }
}
