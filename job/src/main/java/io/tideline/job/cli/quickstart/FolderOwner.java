package io.tideline.job.cli.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that a temporary folder belongs to, as a file in it tells.
 *
 * @param pid may have been given to another process since
 * @param started what tells the two apart
 */
record FolderOwner(long pid, Instant started) {
  private static final String FILE = "owner";

  /**
   * Systems work out when a process started, and may come to another result after the clock is set.
   */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  static FolderOwner of(ProcessHandle process) {
    return new FolderOwner(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** What a folder tells; empty where it tells nothing. */
  static Optional<FolderOwner> read(Path folder) {
    try {
      String[] words = Files.readString(folder.resolve(FILE)).strip().split(" ");
      return Optional.of(new FolderOwner(Long.parseLong(words[0]), Instant.parse(words[1])));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), pid + " " + started + "\n");
  }

  boolean isGone() {
    return ProcessHandle.of(pid)
        .map(FolderOwner::of)
        .filter(now -> Duration.between(now.started, started).abs().compareTo(TOLERANCE) < 0)
        .isEmpty();
  }
}
