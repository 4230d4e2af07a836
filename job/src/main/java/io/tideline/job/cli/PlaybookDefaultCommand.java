package io.tideline.job.cli;

import io.tideline.udfs.playbook.document.PlaybookReader;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the built-in playbook. */
@Command(name = "default", description = "Print the built-in playbook, to be copied and changed.")
final class PlaybookDefaultCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(PlaybookReader.builtInText());
    out.flush();
  }
}
