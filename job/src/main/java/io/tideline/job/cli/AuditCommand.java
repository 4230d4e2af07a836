package io.tideline.job.cli;

import io.tideline.connectors.warehouse.AuditStory;
import io.tideline.connectors.warehouse.AuditTrail;
import io.tideline.job.cli.audit.AuditText;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why something was sent, or was not. */
@Command(
    name = "audit",
    description = {
      "Tell why something was sent to somebody, or was not.",
      "What it was about, what the models said of it, which rule of which playbook fired, what was"
          + " sent or what kept it back, and who took over.",
      "Of one trigger, or of all triggers of a time. It is read from the warehouse: pseudonyms and"
          + " masked texts only.",
      "Say which warehouse: --config FILE, or --url URL [--user ROLE]."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline audit 7f3a60c1d2… --config tideline.yaml",
      "  tideline audit --format jsonl --from 2026-03-01 --to 2026-04-01 --config tideline.yaml"
    })
final class AuditCommand implements Runnable {
  private static final List<String> FORMATS = List.of("text", "jsonl");

  private final Map<String, String> environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "TRIGGER_ID",
      description = "The trigger_id of the topic automation-triggers or the table triggers.")
  private @Nullable String triggerId;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Instead of one: all triggers created from then on, such as 2026-03-01 or"
              + " 2026-03-01T12:00:00Z.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "With --from: and before then; by default all that follow.")
  private @Nullable String to;

  @Option(
      names = "--format",
      paramLabel = "text|jsonl",
      defaultValue = "text",
      description = "text is a page a trigger; jsonl one JSON object a line.")
  private String format = "text";

  @Mixin private WarehouseOptions warehouse = new WarehouseOptions();
  @Spec private CommandSpec spec;

  AuditCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    if (!FORMATS.contains(format)) {
      throw CommandFailure.badUsage(
          "tideline audit: --format: \"%s\" is not allowed; allowed: %s"
              .formatted(format, String.join(", ", FORMATS)));
    }
    if ((triggerId == null) == (from == null) || (from == null && to != null)) {
      throw new ParameterException(
          spec.commandLine(), "say what: TRIGGER_ID, or --from TIME [--to TIME]");
    }
    AuditTrail trail = new AuditTrail(warehouse.location(environment));
    PrintWriter out = spec.commandLine().getOut();
    if (triggerId == null) {
      printAll(trail, out);
    } else {
      print(out, storyOf(trail, triggerId));
    }
    out.flush();
  }

  private static AuditStory storyOf(AuditTrail trail, String id) {
    return trail
        .of(id)
        .orElseThrow(
            () ->
                CommandFailure.whileRunning(
                    "tideline audit: no trigger \"%s\" is in the warehouse".formatted(id)));
  }

  private void printAll(AuditTrail trail, PrintWriter out) {
    Instant begin = TimeText.parse("audit", "--from", Objects.requireNonNull(from));
    Instant end = to == null ? TimeText.END : TimeText.parse("audit", "--to", to);
    if (!begin.isBefore(end)) {
      throw CommandFailure.badUsage("tideline audit: --to: \"" + to + "\" is not after --from");
    }
    trail.between(begin, end, story -> print(out, story));
  }

  private void print(PrintWriter out, AuditStory story) {
    if (format.equals("jsonl")) {
      out.print(story.json() + "\n");
    } else {
      AuditText.of(story).forEach(out::println);
      if (triggerId == null) {
        out.println();
      }
    }
  }
}
