package io.tideline.connectors.notify;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of alerts.
 *
 * @param alertmanagers base addresses of the Alertmanagers of one cluster; each is told all
 * @param authorization the header of that name for them; null for none
 * @param webhook the address of a webhook; null for none
 * @param webhookSecret what its signatures are keyed with; null without a webhook
 * @param link where a person reads on, for {@code generatorURL}; null for nowhere
 * @param resendMillis an Alertmanager is told of what is up again so often, or it takes it for
 *     resolved
 */
public record NotifySettings(
    List<String> alertmanagers,
    @Nullable String authorization,
    @Nullable String webhook,
    @Nullable String webhookSecret,
    @Nullable String link,
    long resendMillis)
    implements Serializable {

  /** Nobody. */
  public static final NotifySettings NOBODY =
      new NotifySettings(List.of(), null, null, null, null, 60_000);

  /** Copies the list. */
  public NotifySettings {
    alertmanagers = List.copyOf(alertmanagers);
  }

  /** Whether anybody is told. */
  public boolean notifies() {
    return !alertmanagers.isEmpty() || webhook != null;
  }

  /** Those who are told, opened; the caller closes nothing, for nothing is kept open. */
  public List<NotifyTarget> open() {
    List<NotifyTarget> targets = new ArrayList<>();
    for (String address : alertmanagers) {
      targets.add(new AlertmanagerTarget(address, this));
    }
    if (webhook != null && webhookSecret != null) {
      targets.add(new WebhookTarget(webhook, webhookSecret, link));
    }
    return targets;
  }

  /** All settings; secrets and what an address may hold of them are not shown. */
  @Override
  public String toString() {
    return "NotifySettings[alertmanagers="
        + alertmanagers.size()
        + ", authorization="
        + (authorization == null ? "none" : "***")
        + ", webhook="
        + (webhook == null ? "none" : "***")
        + ", resendMillis="
        + resendMillis
        + "]";
  }
}
