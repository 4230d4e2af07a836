package io.tideline.connectors.notify;

import io.tideline.connectors.codec.NotificationJson;
import io.tideline.udfs.alert.group.Notification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A Prometheus Alertmanager, told through {@code POST /api/v2/alerts}: one alert for each kind and
 * series of a group. It knows an alert by its labels, so telling it twice is telling it once. Those
 * that another alert speaks for are told as well: it inhibits them itself.
 */
final class AlertmanagerTarget implements NotifyTarget {
  private static final int BATCH = 200;

  private final URI address;
  private final Map<String, String> headers;
  private final @Nullable String link;
  private final long resendMillis;
  private final HttpPost http = new HttpPost();

  AlertmanagerTarget(String base, NotifySettings settings) {
    String withoutSlash = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    this.address = URI.create(withoutSlash + "/api/v2/alerts");
    this.headers =
        settings.authorization() == null
            ? Map.of()
            : Map.of("Authorization", settings.authorization());
    this.link = settings.link();
    this.resendMillis = settings.resendMillis();
  }

  @Override
  public String name() {
    return "alertmanager " + address;
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public long resendMillis() {
    return resendMillis;
  }

  @Override
  public boolean wants(Notification notification) {
    return true;
  }

  @Override
  public CompletionStage<SendResult> send(List<Notification> notifications) {
    return http.send(address, headers, NotificationJson.alertmanager(notifications, link));
  }
}
