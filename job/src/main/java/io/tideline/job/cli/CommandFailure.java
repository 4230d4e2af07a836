package io.tideline.job.cli;

import java.util.List;

/** A command ends for a reason its user can understand: one line a problem, and an exit code. */
public final class CommandFailure extends RuntimeException {
  /** Everything was done. */
  public static final int OK = 0;

  /** Something failed while running: a broker that is gone, a disk that is full. */
  public static final int FAILED = 1;

  /** The command line or the configuration is wrong. */
  public static final int BAD_USAGE = 2;

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final List<String> lines;

  /** Takes the lines as they are to be printed. */
  public CommandFailure(int exitCode, List<String> lines) {
    super(String.join("\n", lines));
    this.exitCode = exitCode;
    this.lines = List.copyOf(lines);
  }

  /** A failure while running, told in one line. */
  public static CommandFailure whileRunning(String line) {
    return new CommandFailure(FAILED, List.of(line));
  }

  /** Bad usage or configuration, told in one line. */
  public static CommandFailure badUsage(String line) {
    return new CommandFailure(BAD_USAGE, List.of(line));
  }

  /** The process's exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** What is printed, a line each. */
  public List<String> lines() {
    return lines;
  }
}
