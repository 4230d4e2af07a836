package io.tideline.job.cli;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ctrl-C for a child process. Where this process ignores SIGINT, as a job in the background of a
 * script does, its children do so too, and a JVM never sees one; there it is SIGTERM, which the
 * command line answers in the same way.
 */
public enum Interruption {
  SIGINT("-INT", 130),
  SIGTERM("-TERM", 143);

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String IGNORED = "SigIgn:";

  /** Signal 2; the lowest bit of the mask is signal 1. */
  private static final int SIGINT_BIT = 1;

  private final String option;
  private final int exitCode;

  Interruption(String option, int exitCode) {
    this.option = option;
    this.exitCode = exitCode;
  }

  /** The one that children of this process see. */
  public static Interruption seenByChildren() throws IOException {
    return Files.exists(STATUS) && isIgnored(SIGINT_BIT) ? SIGTERM : SIGINT;
  }

  private static boolean isIgnored(int bit) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(IGNORED))
        .map(line -> new BigInteger(line.substring(IGNORED.length()).strip(), 16))
        .anyMatch(mask -> mask.testBit(bit));
  }

  /** Sends it. */
  public void sendTo(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", option, Long.toString(process.pid())).start().waitFor();
  }

  /** The exit code of a JVM that it has ended. */
  public int exitCode() {
    return exitCode;
  }
}
