package io.tideline.job.config;

import static io.tideline.job.config.ValueType.DURATION;
import static io.tideline.job.config.ValueType.LIST;
import static io.tideline.job.config.ValueType.STRING;

import java.util.List;

/** Keys of how people are told of alerts. */
final class NotifyKeys {
  private static final String ADDRESS = "https?://[^\\s/@]+(/\\S*)?";
  private static final String ADDRESS_FORM = "http://HOST:PORT or https://HOST, without a password";

  static final ConfigKey ALERTMANAGER =
      ConfigKey.of(
              "notify.alertmanager.urls",
              LIST,
              "Prometheus Alertmanagers that are told of alerts, all of one cluster.")
          .whenAbsent("none is told")
          .matching(ADDRESS, ADDRESS_FORM);

  static final ConfigKey ALERTMANAGER_AUTHORIZATION =
      ConfigKey.of(
              "notify.alertmanager.authorization",
              STRING,
              "The header `Authorization` for them, such as `Bearer TOKEN`.")
          .whenAbsent("none: they ask for none")
          .asSecret();

  static final ConfigKey RESEND =
      ConfigKey.of(
              "notify.alertmanager.resend",
              DURATION,
              "An Alertmanager is told of what is up again so often: well below its"
                  + " `resolve_timeout`, after which it takes an alert for resolved.")
          .byDefault("1min")
          .between("5s", "30min");

  static final ConfigKey WEBHOOK =
      ConfigKey.of("notify.webhook.url", STRING, "The address that is told of groups of alerts.")
          .whenAbsent("none is told")
          .matching(ADDRESS, ADDRESS_FORM);

  static final ConfigKey WEBHOOK_SECRET =
      ConfigKey.of(
              "notify.webhook.secret",
              STRING,
              "What the requests are signed with (HMAC-SHA-256); needed with a webhook.")
          .whenAbsent("none")
          .asSecret();

  static final ConfigKey LINK =
      ConfigKey.of(
              "notify.link", STRING, "Where a person reads on: the link that notifications carry.")
          .whenAbsent("none")
          .matching("https?://\\S+", "an address");

  static final ConfigKey GROUP_WAIT =
      ConfigKey.of(
              "notify.group_wait",
              DURATION,
              "So long after its first alert a group is told, so that a storm is one notification"
                  + " that counts.")
          .byDefault("10s")
          .between("1s", "10min");

  static final ConfigKey GROUP_INTERVAL =
      ConfigKey.of(
              "notify.group_interval",
              DURATION,
              "Of more alerts in a group that was told people are told so often at most.")
          .byDefault("5min")
          .between("1s", "1d");

  static final ConfigKey QUIET_AFTER =
      ConfigKey.of(
              "notify.quiet_after",
              DURATION,
              "Alerts on single messages are over for people when for so long none has come: few"
                  + " comments are ever resolved.")
          .byDefault("1h")
          .between("1min", "7d");

  static final List<ConfigKey> ALL =
      List.of(
          ALERTMANAGER,
          ALERTMANAGER_AUTHORIZATION,
          RESEND,
          WEBHOOK,
          WEBHOOK_SECRET,
          LINK,
          GROUP_WAIT,
          GROUP_INTERVAL,
          QUIET_AFTER);

  private NotifyKeys() {}
}
