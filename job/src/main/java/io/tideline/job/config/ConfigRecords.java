package io.tideline.job.config;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.notify.NotifySettings;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.udfs.alert.group.GroupTimes;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts checked values into records. */
final class ConfigRecords {
  private final ConfigValues values;

  ConfigRecords(ConfigValues values) {
    this.values = values;
  }

  JobConfig job(@Nullable PlaybookDocument playbook) {
    return new JobConfig(
        kafka(),
        topicsToCreate(),
        values.has(WarehouseKeys.URL) ? warehouse() : null,
        new CheckpointsConfig(
            values.number(RuntimeKeys.CHECKPOINT_INTERVAL),
            values.number(RuntimeKeys.CHECKPOINT_TIMEOUT),
            values.optionalText(RuntimeKeys.CHECKPOINT_DIRECTORY).orElse(null)),
        StateBackendKind.valueOf(values.text(RuntimeKeys.STATE_BACKEND).toUpperCase(Locale.ROOT)),
        parallelism(),
        time(),
        new DedupConfig(values.number(PipelineKeys.DEDUP_RETENTION)),
        new SpikesConfig(values.number(PipelineKeys.SPIKES_FLUSH_INTERVAL)),
        playbook,
        privacy(),
        new TextConfig(values.optionalText(TextKeys.MODELS).orElse(null)),
        notification(),
        new UiConfig(values.wholeNumber(RuntimeKeys.UI_PORT)));
  }

  WarehouseConfig warehouse() {
    return new WarehouseConfig(
        new WarehouseLocation(
            values.text(WarehouseKeys.URL),
            values.text(WarehouseKeys.USER),
            values.optionalText(WarehouseKeys.PASSWORD).orElse("")),
        values.wholeNumber(WarehouseKeys.FLUSH_ROWS),
        values.number(WarehouseKeys.FLUSH_INTERVAL),
        privacy().pseudonymSecret());
  }

  KafkaSettings kafka() {
    return new KafkaSettings(
        String.join(",", values.list(KafkaKeys.BOOTSTRAP_SERVERS)),
        values.text(KafkaKeys.GROUP_ID),
        values.text(KafkaKeys.TOPIC_PREFIX),
        values.map(KafkaKeys.TOPICS),
        values.map(KafkaKeys.PROPERTIES),
        new KafkaSettings.Transactions(
            values.text(KafkaKeys.TRANSACTIONAL_ID_PREFIX),
            values.wholeNumber(KafkaKeys.TRANSACTION_TIMEOUT)));
  }

  private @Nullable TopicLayout topicsToCreate() {
    return values.flag(KafkaKeys.CREATE_TOPICS)
        ? new TopicLayout(
            values.wholeNumber(KafkaKeys.CREATE_PARTITIONS),
            values.wholeNumber(KafkaKeys.CREATE_REPLICATION_FACTOR),
            values.flag(KafkaKeys.CREATE_KEEP_FOREVER))
        : null;
  }

  private TimeConfig time() {
    return new TimeConfig(
        values.number(TimeKeys.MAX_DISORDER),
        values.number(TimeKeys.IDLE_AFTER),
        values.number(TimeKeys.ALIGNMENT_MAX_DRIFT),
        values.number(TimeKeys.ALIGNMENT_UPDATE_INTERVAL),
        values.number(TimeKeys.SILENCE_FOLLOWS_WALL_CLOCK_WITHIN));
  }

  private NotifyConfig notification() {
    return new NotifyConfig(
        new GroupTimes(
            values.number(NotifyKeys.GROUP_WAIT),
            values.number(NotifyKeys.GROUP_INTERVAL),
            values.number(NotifyKeys.QUIET_AFTER)),
        new NotifySettings(
            values.list(NotifyKeys.ALERTMANAGER),
            values.optionalText(NotifyKeys.ALERTMANAGER_AUTHORIZATION).orElse(null),
            values.optionalText(NotifyKeys.WEBHOOK).orElse(null),
            values.optionalText(NotifyKeys.WEBHOOK_SECRET).orElse(null),
            values.optionalText(NotifyKeys.LINK).orElse(null),
            values.number(NotifyKeys.RESEND)));
  }

  PrivacyConfig privacy() {
    String previous = values.optionalText(PrivacyKeys.PREVIOUS_SECRETS).orElse("");
    return new PrivacyConfig(
        values
            .optionalText(PrivacyKeys.PSEUDONYM_SECRET)
            .map(secret -> new PseudonymSecret(secret).after(previous))
            .orElse(PseudonymSecret.PUBLISHED));
  }

  private @Nullable Integer parallelism() {
    return values.has(RuntimeKeys.PARALLELISM) ? values.wholeNumber(RuntimeKeys.PARALLELISM) : null;
  }
}
