package io.tideline.job.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.codec.EventDecoder;
import io.tideline.connectors.codec.Origin;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.connectors.warehouse.WarehouseWriter;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From events over the real topology and a real PostgreSQL to the rows of a view. */
class KnownCampaignsIT {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir private Path folder;

  private static final long DAY = Instant.parse("2026-03-04T00:00:00Z").toEpochMilli();

  @Test
  void theExamplesOfTheDefinitionsAreRowsOfTheView() throws Exception {
    List<TableRow> rows = campaignRows(Clock.EVENT_BY_EVENT);
    assertThat(Rows.newest(rows)).isEqualTo(Rows.newest(campaignRows(Clock.AT_THE_END)));
    try (var server = LocalPostgres.start(folder)) {
      WarehouseMigrator.migrate(server.location());
      try (var writer = new WarehouseWriter(server.location())) {
        assertThat(writer.write(rows)).isEmpty();
      }
      assertThat(campaigns(server.location()))
          .containsExactly(
              "example_cpa_25 7 5000.00 15000.00 200.000000 25.0000 25.0000 3.0000 200.0000 75.00",
              "example_roi_150 7 5000.00 12500.00 100.000000 50.0000 50.0000 4.1667 150.0000"
                  + " 125.00");
    }
  }

  private static List<String> campaigns(WarehouseLocation warehouse) throws SQLException {
    String sql =
        "SELECT concat_ws(' ', campaign, count(*), round(min(cost_total), 2),"
            + " round(max(revenue), 2), round(min(conversions), 6), round(min(cpa), 4),"
            + " round(max(cpa), 4), round(min(roas_ratio), 4), round(max(roi_pct), 4),"
            + " round(min(ltv), 2))"
            + " FROM tideline.bi_campaign_roi GROUP BY campaign ORDER BY campaign";
    List<String> lines = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(warehouse.url(), warehouse.user(), warehouse.password());
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      while (results.next()) {
        lines.add(results.getString(1));
      }
    }
    return lines;
  }

  private static List<TableRow> campaignRows(Clock clock) throws Exception {
    try (var ends = new MemoryEndpoints(events(), clock)) {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
      env.setParallelism(2);
      Topology.attach(env, ends, TopologyConfig.DEFAULT);
      env.execute("test");
      return ends.rows().stream().filter(row -> row.table().equals("campaign_daily")).toList();
    }
  }

  private static List<Decoded> events() {
    var decoder = new EventDecoder(() -> DAY + 7 * 86_400_000L);
    return KnownCampaigns.records(new TrafficShape(1, 1, 1, DAY), DAY).stream()
        .map(
            record ->
                decoder.decode(
                    record.topic(),
                    record.value(),
                    new Origin(record.topic().baseName(), 0, record.atMillis()),
                    record.atMillis()))
        .toList();
  }
}
