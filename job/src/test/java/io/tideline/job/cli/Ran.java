package io.tideline.job.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** What a command line printed, and its exit code. */
record Ran(int exitCode, String out, List<String> err) {
  static Ran of(CommandLine line, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)).execute(args);
    return new Ran(exitCode, out.toString(), err.toString().lines().toList());
  }
}
