package io.tideline.connectors.notify;

import io.tideline.connectors.codec.NotificationJson;
import io.tideline.udfs.alert.group.Notification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, told of each group by itself. Whoever knows the secret can tell that a request is ours
 * and fresh: the header {@code Tideline-Signature} is {@code v1=} and the HMAC-SHA-256, in
 * hexadecimal, of the header {@code Tideline-Timestamp} (seconds), a dot, and the body. The header
 * {@code Tideline-Delivery} is the same where the same is told again.
 */
final class WebhookTarget implements NotifyTarget {
  private static final String HMAC = "HmacSHA256";

  private final URI address;
  private final SecretKeySpec key;
  private final @Nullable String link;
  private final LongSupplier clock;
  private final HttpPost http = new HttpPost();

  WebhookTarget(String address, String secret, @Nullable String link) {
    this(address, secret, link, System::currentTimeMillis);
  }

  WebhookTarget(String address, String secret, @Nullable String link, LongSupplier clock) {
    this.address = URI.create(address);
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
    this.link = link;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public long resendMillis() {
    return Long.MAX_VALUE;
  }

  /**
   * Of alerts that others speak for it is not told, so that one of them has come or gone is nothing
   * to tell it.
   */
  @Override
  public boolean wants(Notification notification) {
    return notification.aloud();
  }

  @Override
  public CompletionStage<SendResult> send(List<Notification> notifications) {
    Notification notification = notifications.get(0);
    String body = NotificationJson.webhook(notification, link);
    String timestamp = Long.toString(clock.getAsLong() / 1_000);
    return http.send(
        address,
        Map.of(
            "Tideline-Timestamp", timestamp,
            "Tideline-Signature", "v1=" + signature(timestamp + "." + body),
            "Tideline-Delivery", notification.id() + "-" + notification.revision()),
        body);
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
