package io.tideline.job.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Environments;
import io.tideline.job.Rows;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Experiments, audiences and posts over the real topology to their tables. */
class KnownContentIT {
  private static final Set<String> TABLES = Set.of("experiments", "posting_windows", "tag_lift");

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @Test
  void theExamplesAreRowsOfTheirTablesHoweverTheClockGoes() throws Exception {
    List<TableRow> rows = rows(Clock.AT_THE_END, 2);
    assertThat(Rows.newest(rows(Clock.AT_THE_END, 1))).isEqualTo(Rows.newest(rows));
    assertThat(experiments(rows))
        .isEqualTo(experiments(rows(Clock.EVENT_BY_EVENT, 2)))
        .containsExactly(
            "example_clear a 5000 2500 null",
            "example_clear b 5010 3006 winner",
            "example_equal a 40000 20000 null",
            "example_equal b 40000 20040 no_difference",
            "example_uneven a 10000 5000 null",
            "example_uneven b 7000 3640 collecting");
    assertThat(lines(rows, "posting_windows", "rank", "hour_of_week"))
        .filteredOn(line -> line.startsWith("1 "))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Integer.parseInt(line.substring(2)) % 24).isBetween(15, 18));
    assertThat(lines(rows, "tag_lift", "tag", "ci_low_pct"))
        .filteredOn(line -> line.startsWith(KnownContent.GOOD_TAG))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Double.parseDouble(line.split(" ")[1])).isPositive());
  }

  private static List<String> experiments(List<TableRow> rows) {
    return lines(
        rows.stream().filter(row -> "completion_rate".equals(metric(row))).toList(),
        "experiments",
        "experiment_id",
        "variant",
        "samples",
        "successes",
        "decision");
  }

  private static String metric(TableRow row) {
    return row.table().equals("experiments") ? Rows.value(row, "metric") : null;
  }

  private static List<String> lines(List<TableRow> rows, String table, String... columns) {
    var buffer = new RowBuffer();
    rows.stream().filter(row -> row.table().equals(table)).forEach(buffer::add);
    return buffer.take().stream()
        .filter(row -> !row.delete())
        .map(
            row ->
                Stream.of(columns)
                    .map(column -> String.valueOf(Rows.value(row, column)))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  private static List<TableRow> rows(Clock clock, int parallelism) throws Exception {
    List<Decoded> events = SampleContent.decoded();
    try (var ends = new MemoryEndpoints(events, clock)) {
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
      env.setParallelism(parallelism);
      Topology.attach(env, ends, TopologyConfig.DEFAULT);
      env.execute("test");
      return ends.rows().stream().filter(row -> TABLES.contains(row.table())).toList();
    }
  }
}
