package io.tideline.job.cli;

import io.tideline.connectors.warehouse.WarehouseException;
import io.tideline.job.config.ConfigException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells why a command failed. Failures that a user can mend are their lines; only what should not
 * happen shows where it happened.
 */
final class FailureReports implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof CommandFailure failure) {
      return report(err, failure.exitCode(), failure.lines());
    }
    if (e instanceof ConfigException wrong) {
      return report(err, CommandFailure.BAD_USAGE, wrong.problems());
    }
    if (e instanceof WarehouseException failure) {
      boolean misconfigured = failure.kind() == WarehouseException.Kind.MISCONFIGURED;
      return report(
          err,
          misconfigured ? CommandFailure.BAD_USAGE : CommandFailure.FAILED,
          List.of(failure.getMessage()));
    }
    err.println(command.getCommandSpec().qualifiedName() + ": unexpected failure: " + e);
    e.printStackTrace(err);
    err.flush();
    return CommandFailure.FAILED;
  }

  private static int report(PrintWriter err, int exitCode, List<String> lines) {
    lines.forEach(err::println);
    err.flush();
    return exitCode;
  }
}
