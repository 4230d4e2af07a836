package io.tideline.job.cli;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.rule.Rule;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a playbook. */
@Command(
    name = "validate",
    description = {
      "Check a playbook: its sections, its texts and every rule.",
      "Prints each problem with its path and line; without any, what the playbook holds."
    })
final class PlaybookValidateCommand implements Runnable {
  @Parameters(paramLabel = "FILE", description = "The playbook, YAML or JSON.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    Playbook playbook = PlaybookFile.read(file);
    long off = playbook.rules().stream().filter(rule -> !rule.enabled()).count();
    long dry = playbook.rules().stream().filter(Rule::enabled).filter(Rule::dryRun).count();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: valid: tenant %s, version %s, accounts %s; %d rules (%d off, %d on a dry run), %d"
            + " templates, %d FAQ entries%n",
        file,
        playbook.tenant(),
        playbook.version(),
        String.join(", ", playbook.accounts()),
        playbook.rules().size(),
        off,
        dry,
        playbook.templates().size(),
        playbook.faq().entries().size());
    out.flush();
  }
}
