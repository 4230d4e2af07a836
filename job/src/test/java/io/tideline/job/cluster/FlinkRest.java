package io.tideline.job.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;

/** The JobManager's REST interface, as far as tests need it. */
final class FlinkRest {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

  private final URI address;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  FlinkRest(URI address) {
    this.address = address;
  }

  /** TaskManagers registered now; -1 as long as nobody answers. */
  int taskManagers() {
    try {
      return get("/overview").path("taskmanagers").asInt(-1);
    } catch (UncheckedIOException | UnexpectedAnswer e) {
      return -1;
    }
  }

  JobStatus jobStatus(JobID job) {
    return JobStatus.valueOf(get("/jobs/" + job + "/status").path("status").asText());
  }

  /** True when the job and every one of its tasks run: a job counts as running long before. */
  boolean allTasksRun(JobID job) {
    JsonNode answer = get("/jobs/" + job);
    if (!answer.path("state").asText().equals("RUNNING")) {
      return false;
    }
    for (JsonNode vertex : answer.path("vertices")) {
      int running = vertex.path("tasks").path("RUNNING").asInt();
      int finished = vertex.path("tasks").path("FINISHED").asInt();
      if (running + finished < vertex.path("parallelism").asInt()) {
        return false;
      }
    }
    return true;
  }

  /** What the job failed of most recently, with its stack trace; empty where it never did. */
  Optional<String> latestFailure(JobID job) {
    JsonNode first =
        get("/jobs/" + job + "/exceptions").path("exceptionHistory").path("entries").path(0);
    return first.isMissingNode()
        ? Optional.empty()
        : Optional.of(first.path("stacktrace").asText());
  }

  JsonNode checkpoints(JobID job) {
    return get("/jobs/" + job + "/checkpoints");
  }

  /** Asks for a checkpoint and does not wait for it. */
  void triggerCheckpoint(JobID job) {
    post("/jobs/" + job + "/checkpoints", json.createObjectNode());
  }

  /** Asks for a stop with a savepoint; the answer is the number to ask about it. */
  String triggerStop(JobID job, URI targetDirectory) {
    ObjectNode body = json.createObjectNode();
    body.put("targetDirectory", targetDirectory.toString());
    body.put("drain", false);
    return post("/jobs/" + job + "/stop", body).path("request-id").asText();
  }

  /**
   * Where the savepoint is, empty as long as it is not complete.
   *
   * @throws AssertionError when it failed
   */
  Optional<String> savepoint(JobID job, String requestId) {
    JsonNode answer = get("/jobs/" + job + "/savepoints/" + requestId);
    if (!answer.path("status").path("id").asText().equals("COMPLETED")) {
      return Optional.empty();
    }
    JsonNode operation = answer.path("operation");
    if (operation.has("failure-cause")) {
      throw new AssertionError(
          "The savepoint failed: " + operation.path("failure-cause").path("stack-trace").asText());
    }
    return Optional.of(operation.path("location").asText());
  }

  void cancel(JobID job) {
    send(request("/jobs/" + job).method("PATCH", BodyPublishers.noBody()).build());
  }

  /** A metric of the whole job, as {@code numRestarts}; empty as long as nobody reported it. */
  OptionalDouble jobMetric(JobID job, String name) {
    JsonNode answer = get("/jobs/" + job + "/metrics?get=" + encoded(name));
    return answer.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(answer.path(0).path("value").asDouble());
  }

  /**
   * The sum over all subtasks of all metrics that have that name or end in a dot and it; empty as
   * long as nobody reported one.
   */
  OptionalDouble taskMetric(JobID job, String name) {
    double sum = 0;
    boolean found = false;
    for (JsonNode vertex : get("/jobs/" + job).path("vertices")) {
      String path =
          "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
      List<String> matching = new ArrayList<>();
      for (JsonNode metric : get(path)) {
        String id = metric.path("id").asText();
        if (id.equals(name) || id.endsWith("." + name)) {
          matching.add(encoded(id));
        }
      }
      if (!matching.isEmpty()) {
        for (JsonNode value : get(path + "?agg=sum&get=" + String.join(",", matching))) {
          sum += value.path("sum").asDouble();
          found = true;
        }
      }
    }
    return found ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  private JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  private JsonNode post(String path, ObjectNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(REQUEST_TIMEOUT);
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new UnexpectedAnswer(
            "%s %s: %d %s"
                .formatted(
                    request.method(), request.uri(), response.statusCode(), response.body()));
      }
      return response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted in " + request.uri(), e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** An answer with a status that is no success. */
  static final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String message) {
      super(message);
    }
  }
}
