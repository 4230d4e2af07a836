package io.tideline.job.decisions;

import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.RowBuffer;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.connectors.warehouse.WarehouseWriter;
import io.tideline.job.Environments;
import io.tideline.job.TestEvents;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.attribution.ShopEvents;
import io.tideline.job.config.TextConfig;
import io.tideline.job.outputs.MemoryEndpoints;
import io.tideline.job.outputs.MemoryEndpoints.Clock;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.Utm;
import io.tideline.udfs.playbook.rule.TriggerIds;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A playbook that leaves a share of people alone, over the real topology and a real PostgreSQL, to
 * what the query of docs/attribution.md and the view of campaigns tell of it.
 */
class HoldOutIT {
  private static final int PEOPLE = 40;
  private static final double CONTROL_PCT = 50;
  private static final String PLAYBOOK = "{version: hold-out, control_cohort_pct: 50}";
  private static final long HOUR = 3_600_000L;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir private Path folder;

  @Test
  void peopleInTheControlCohortAreLeftAloneAndTheirOrdersCompared() throws Exception {
    try (var ends = new MemoryEndpoints(input(), Clock.AT_THE_END);
        var server = LocalPostgres.start(folder)) {
      run(ends);
      assertThat(sentTo(ends))
          .isEqualTo(names(person -> !isControl(person)))
          .hasSizeBetween(1, PEOPLE - 1);
      WarehouseLocation warehouse = server.location();
      WarehouseMigrator.migrate(warehouse);
      try (var writer = new WarehouseWriter(warehouse)) {
        assertThat(writer.write(rows(ends))).isEmpty();
      }
      assertThat(query(warehouse, lift()).stream().filter(line -> line.contains("EUR")))
          .containsExactlyInAnyOrder(
              expected("f", person -> !isControl(person)), expected("t", HoldOutIT::isControl));
      assertThat(
              query(
                  warehouse,
                  "SELECT campaign, conversions::int, revenue FROM tideline.bi_campaign_roi"
                      + " WHERE model = 'last_touch'"))
          .containsExactly("c-ad|20|2000.0000");
      long control = IntStream.range(0, PEOPLE).filter(HoldOutIT::isControlBuyer).count();
      long reached = PEOPLE / 2 - control;
      assertThat(control).isBetween(1L, PEOPLE / 2 - 1L);
      assertThat(
              query(
                  warehouse,
                  "SELECT DISTINCT control_conversions::int, control_revenue,"
                      + " reached_conversions::int, reached_revenue, round(lift_pct, 2),"
                      + " round(revenue_lift_pct, 2) FROM tideline.bi_campaign_roi"
                      + " WHERE campaign = 'c-ad'"))
          .as("the same by every model, since all touches are the ad's")
          .containsExactly(
              "%d|%d.0000|%d|%d.0000|%5$.2f|%5$.2f"
                  .formatted(
                      control,
                      100 * control,
                      reached,
                      100 * reached,
                      100.0 * (reached - control) / control));
    }
  }

  private static String expected(String control, IntPredicate group) {
    long people = IntStream.range(0, PEOPLE).filter(group).count();
    long orders = IntStream.range(0, PEOPLE).filter(group).filter(HoldOutIT::buys).count();
    return "%s|%d|EUR|%d|%.4f|%d.0000"
        .formatted(control, people, orders, (double) orders / people, 100 * orders);
  }

  private static boolean isControl(int person) {
    return TriggerIds.isControl("person-" + person, CONTROL_PCT);
  }

  private static boolean buys(int person) {
    return person % 2 == 0;
  }

  private static boolean isControlBuyer(int person) {
    return buys(person) && isControl(person);
  }

  /** Every second buyer does so on a phone that a link alone says is theirs. */
  private static Event bought(int person) {
    long at = MONDAY + 2 * HOUR + person;
    return person % 4 == 0
        ? ShopEvents.order("order-" + person, null, "phone-" + person, at)
        : ShopEvents.order("order-" + person, "person-" + person, null, at);
  }

  private static List<String> names(IntPredicate group) {
    return IntStream.range(0, PEOPLE)
        .filter(group)
        .mapToObj(person -> "person-" + person)
        .sorted()
        .toList();
  }

  /** Everybody has seen the ad and asks; every second one buys a day later. */
  private static List<Decoded> input() {
    var events = new ArrayList<Event>();
    for (int person = 0; person < PEOPLE; person++) {
      String name = "person-" + person;
      events.add(question(name, MONDAY + person));
      if (buys(person)) {
        events.add(click(name, MONDAY + HOUR + person));
        events.add(
            ShopEvents.link("link-" + person, "phone-" + person, name, MONDAY + 3 * HOUR + person));
        events.add(bought(person));
      }
    }
    events.add(question("person-0", MONDAY + 50 * HOUR));
    return events.stream().map(TestEvents::decoded).toList();
  }

  private static Event click(String person, long at) {
    var utm = new Utm("tiktok", "paid", "c-ad", null, null);
    var click = new Touchpoint(null, person, utm, null, null);
    return ShopEvents.event(EventType.AD_CLICK, "click-" + person, at, click);
  }

  private static Event question(String person, long at) {
    var message =
        new Message(
            "m-" + person + at,
            null,
            null,
            "talk-" + person,
            Direction.INBOUND,
            SenderType.CUSTOMER,
            person,
            null,
            person,
            "what size should I take?",
            null,
            null,
            null,
            null);
    return ShopEvents.event(EventType.DM_SENT, "e-" + person + at, at, message);
  }

  private static void run(MemoryEndpoints ends) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.common());
    env.setParallelism(2);
    Topology.attach(
        env,
        ends,
        TopologyConfig.bounded(
            PseudonymSecret.PUBLISHED,
            TextConfig.DEFAULT,
            new PlaybooksConfig(PLAYBOOK, List.of(), List.of())));
    env.execute("test");
  }

  private static List<String> sentTo(MemoryEndpoints ends) {
    Pattern customer = Pattern.compile("\"customer_id\":\"([^\"]*)\"");
    return ends.records().stream()
        .filter(record -> record.topic().equals("automation-triggers"))
        .filter(record -> record.json().contains("\"send_reply\""))
        .map(record -> customer.matcher(record.json()))
        .filter(Matcher::find)
        .map(match -> match.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<TableRow> rows(MemoryEndpoints ends) {
    var buffer = new RowBuffer();
    ends.rows().stream()
        .filter(
            row ->
                List.of("triggers", "conversions", "campaign_daily", "attribution_credits")
                    .contains(row.table()))
        .forEach(buffer::add);
    return buffer.take();
  }

  /** The query that the documentation gives. */
  private static String lift() throws Exception {
    String page = Files.readString(Path.of("../docs/attribution.md"));
    Matcher block =
        Pattern.compile("```sql\\s+(WITH reached.*?);\\s*```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static List<String> query(WarehouseLocation warehouse, String sql) throws SQLException {
    var lines = new ArrayList<String>();
    try (Connection connection =
            DriverManager.getConnection(warehouse.url(), warehouse.user(), warehouse.password());
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      int columns = results.getMetaData().getColumnCount();
      while (results.next()) {
        var line = new ArrayList<String>();
        for (int column = 1; column <= columns; column++) {
          line.add(results.getString(column));
        }
        lines.add(String.join("|", line));
      }
    }
    return lines;
  }
}
