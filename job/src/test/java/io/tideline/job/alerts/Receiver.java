package io.tideline.job.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server on this machine that keeps what it is posted. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Posted> posted = new ArrayList<>();
  private volatile int answer = 200;

  record Posted(String body, String timestamp, String signature, String delivery) {}

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** It answers with that status from now on. */
  void answers(int status) {
    answer = status;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized List<Posted> posted() {
    return List.copyOf(posted);
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    synchronized (this) {
      posted.add(
          new Posted(
              body,
              headers.getFirst("Tideline-Timestamp"),
              headers.getFirst("Tideline-Signature"),
              headers.getFirst("Tideline-Delivery")));
    }
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
