package io.tideline.connectors.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Posts JSON and tells what came of it. Redirects are not followed. */
final class HttpPost {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .executor(threads())
          .build();

  /** Threads that end when nothing is sent, so that nobody has to close the client. */
  private static ExecutorService threads() {
    var pool =
        new ThreadPoolExecutor(
            2,
            2,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread = new Thread(task, "tideline-notify");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  CompletionStage<SendResult> send(URI to, Map<String, String> headers, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    headers.forEach(request::header);
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
        .handle((response, failure) -> result(to, response, failure));
  }

  /** Only the host is named: what else an address has may be secret. */
  private static SendResult result(
      URI to, @Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
    String host = to.getHost() + (to.getPort() < 0 ? "" : ":" + to.getPort());
    if (response == null) {
      return new SendResult(host + ": " + reason(failure));
    }
    int status = response.statusCode();
    return status >= 200 && status < 300
        ? SendResult.TAKEN
        : new SendResult(host + " answers " + status);
  }

  private static String reason(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getMessage()
        : cause == null ? "no answer" : cause.getClass().getSimpleName();
  }
}
