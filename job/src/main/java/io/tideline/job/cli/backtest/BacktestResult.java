package io.tideline.job.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.file.ReplayFiles;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.playbook.Playbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one playbook has done.
 *
 * @param name how the report calls it
 * @param triggers by their ids
 * @param alerts by their ids
 */
public record BacktestResult(
    String name, Playbook playbook, Map<String, Done> triggers, Map<String, Raised> alerts) {
  private static final ObjectMapper JSON = new ObjectMapper();

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
    return new BacktestResult(name, playbook, triggers, alerts);
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON, though Tideline wrote it", e);
    }
  }
}
