package io.tideline.job.cli.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.config.NotifyConfig;
import io.tideline.udfs.alert.group.GroupTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A team that the job tells of alerts as it tells any: a webhook on this machine that prints each
 * notification as a line: when it came, severity, status, the gravest summary, and what else the
 * group holds. One cause is one notification, however many alerts it makes.
 */
final class NotificationFeed implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A group waits for less than usual, for somebody is watching; both detectors make it. */
  private static final GroupTimes TIMES =
      new GroupTimes(5_000, GroupTimes.DEFAULT.intervalMillis(), GroupTimes.DEFAULT.quietMillis());

  private static final long RESEND_MILLIS = 60_000;

  /** Signs requests that never leave this machine. */
  private static final String SECRET = "quickstart";

  private static final List<String> SEVERITIES = List.of("info", "warning", "critical");

  private final HttpServer server;
  private final PrintWriter out;
  private final Set<String> seen = new HashSet<>();
  private int shown;

  private NotificationFeed(HttpServer server, PrintWriter out) {
    this.server = server;
    this.out = out;
  }

  /** Listens on a free port of this machine. */
  static NotificationFeed open(PrintWriter out) throws IOException {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(here, 0);
    var feed = new NotificationFeed(server, out);
    server.createContext("/", feed::take);
    server.start();
    return feed;
  }

  /** How the job is to tell it. */
  NotifyConfig config() {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return new NotifyConfig(
        TIMES, new NotifySettings(List.of(), null, address, SECRET, null, RESEND_MILLIS));
  }

  /** How many were shown. */
  synchronized int shown() {
    return shown;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode group = JSON.readTree(exchange.getRequestBody());
      show(group, exchange.getRequestHeaders().getFirst("Tideline-Delivery"));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** What is told again has the same delivery. */
  private synchronized void show(JsonNode group, String delivery) {
    if (seen.add(delivery)) {
      shown++;
      out.println(line(group, Instant.now()));
      out.flush();
    }
  }

  static String line(JsonNode group, Instant cameAt) {
    JsonNode gravest = null;
    int others = 0;
    for (JsonNode alert : group.path("alerts")) {
      others += alert.path("count").asInt();
      if (gravest == null || rank(alert) > rank(gravest)) {
        gravest = alert;
      }
    }
    if (gravest == null) {
      throw new IllegalArgumentException("a notification is of at least one alert: " + group);
    }
    others -= gravest.path("count").asInt();
    return "%sZ  %-8s  %-8s  %s%s"
        .formatted(
            cameAt.truncatedTo(ChronoUnit.SECONDS).toString().substring(11, 19),
            gravest.path("severity").asText().toUpperCase(Locale.ROOT),
            gravest.path("status").asText(),
            gravest.path("summary").asText(),
            others > 0 ? " (and " + others + " more there)" : "");
  }

  /** What is up comes before what is over. */
  private static int rank(JsonNode alert) {
    boolean firing = alert.path("status").asText().equals("firing");
    return SEVERITIES.indexOf(alert.path("severity").asText()) + (firing ? SEVERITIES.size() : 0);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
