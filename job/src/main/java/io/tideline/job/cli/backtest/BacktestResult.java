package io.tideline.job.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.file.ReplayFiles;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.playbook.Playbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one playbook has done.
 *
 * @param name how the report calls it
 * @param triggers by their ids
 * @param alerts by their ids
 * @param failures in how many hours of event time a rule could not be judged on some signals, by
 *     its id and the reason
 */
public record BacktestResult(
    String name,
    Playbook playbook,
    Map<String, Done> triggers,
    Map<String, Raised> alerts,
    Map<String, Map<String, Integer>> failures) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where a status says which rule failed, and why. */
  private static final Pattern FAILED = Pattern.compile("rules\\[(\\d+)]\\.when");

  /** The result of a replay that has ended. */
  public static BacktestResult of(String name, Playbook playbook, ReplayFiles files) {
    var triggers = new TreeMap<String, Done>();
    for (String line : files.tableLines(WarehouseTable.TRIGGERS.tableName())) {
      Done done = Done.of(read(line));
      triggers.put(done.id(), done);
    }
    var alerts = new TreeMap<String, Raised>();
    for (String line : files.tableLines(WarehouseTable.ALERTS.tableName())) {
      JsonNode alert = read(line);
      alerts.put(alert.get("alert_id").asText(), Raised.of(alert));
    }
    return new BacktestResult(name, playbook, triggers, alerts, failures(playbook, files));
  }

  /** The job tells of a rule and reason once an hour. */
  private static Map<String, Map<String, Integer>> failures(Playbook playbook, ReplayFiles files) {
    var failures = new TreeMap<String, Map<String, Integer>>();
    for (String line : files.topicLines(OutputTopic.PLAYBOOK_STATUS.baseName())) {
      for (JsonNode error : read(line).path("errors")) {
        Matcher failed = FAILED.matcher(error.path("path").asText());
        if (failed.matches()) {
          String rule = playbook.rules().get(Integer.parseInt(failed.group(1))).id();
          String message = error.path("message").asText();
          failures
              .computeIfAbsent(rule, id -> new TreeMap<>())
              .merge(message.substring(message.lastIndexOf(": ") + 2), 1, Integer::sum);
        }
      }
    }
    return failures;
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON, though Tideline wrote it", e);
    }
  }
}
