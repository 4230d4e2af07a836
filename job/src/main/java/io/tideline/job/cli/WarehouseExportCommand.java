package io.tideline.job.cli;

import io.tideline.connectors.warehouse.ExportFormat;
import io.tideline.connectors.warehouse.WarehouseExport;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseTable;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a table's rows to standard output. */
@Command(
    name = "export",
    description = {
      "Write all rows of a table to standard output, ordered by key, as of one moment.",
      "Tables hold pseudonyms and masked texts only, and so does the export.",
      "Say which warehouse: --config FILE, or --url URL [--user ROLE]."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline warehouse export alerts --format csv --config tideline.yaml > alerts.csv",
      "  tideline warehouse export volume_hourly --format jsonl --config tideline.yaml | head"
    })
final class WarehouseExportCommand implements Runnable {
  /** What head leaves once it has seen enough: an end, not a failure. */
  private static final String READER_IS_GONE = "Broken pipe";

  private final Map<String, String> environment;
  private final Supplier<OutputStream> output;

  @Parameters(
      paramLabel = "TABLE",
      completionCandidates = TableNames.class,
      description = "One of: ${COMPLETION-CANDIDATES}")
  private String table = "";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "csv|jsonl",
      completionCandidates = FormatNames.class,
      description = "csv has a header line; jsonl one JSON object a line.")
  private String format = "";

  @Mixin private WarehouseOptions warehouse = new WarehouseOptions();
  @Spec private CommandSpec spec;

  WarehouseExportCommand(Map<String, String> environment) {
    this(environment, () -> new FileOutputStream(FileDescriptor.out));
  }

  /** Takes where the rows go. */
  WarehouseExportCommand(Map<String, String> environment, Supplier<OutputStream> output) {
    this.environment = environment;
    this.output = output;
  }

  @Override
  public void run() {
    WarehouseTable wanted = wanted();
    ExportFormat rows = rows();
    WarehouseLocation location = warehouse.location(environment);
    try (OutputStream out = new BufferedOutputStream(output.get())) {
      new WarehouseExport(location).exportTo(wanted, rows, out);
    } catch (IOException e) {
      if (READER_IS_GONE.equals(e.getMessage())) {
        return;
      }
      throw CommandFailure.whileRunning(
          "tideline warehouse export: cannot write to standard output: " + e.getMessage());
    }
  }

  private WarehouseTable wanted() {
    try {
      return WarehouseTable.ofName(table);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private ExportFormat rows() {
    return FormatNames.ALL.stream()
        .filter(name -> name.equalsIgnoreCase(format))
        .map(name -> ExportFormat.valueOf(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.badUsage(
                    "tideline warehouse export: --format: \"%s\" is not allowed; allowed: %s"
                        .formatted(format, String.join(", ", FormatNames.ALL))));
  }

  /** The tables, for help and completion. */
  static final class TableNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return WarehouseTable.names().iterator();
    }
  }

  /** The formats as one types them. */
  static final class FormatNames implements Iterable<String> {
    private static final List<String> ALL =
        Stream.of(ExportFormat.values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }
}
