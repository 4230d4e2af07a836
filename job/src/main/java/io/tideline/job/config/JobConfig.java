package io.tideline.job.config;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.warehouse.WarehouseConfig;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code run} is told, checked. Each operator takes its own small record of it.
 *
 * @param kafka brokers, topics, clients
 * @param topicsToCreate how topics that do not exist are created at start; null where they are not
 * @param warehouse where rows go; null where there is no warehouse
 * @param checkpoints when and where
 * @param stateBackend where state lives between checkpoints
 * @param parallelism instances of each step; null is the cluster's default, or all cores here
 * @param time how event time is told
 * @param dedup how long ids are remembered
 * @param spikes how counts reach the spike rules
 * @param playbook the one that holds where none is published; null is the built-in one
 * @param privacy how people's ids are kept out of the tables
 * @param text how texts are read
 * @param alerting how people are told of alerts
 * @param ui Flink's web page of a local run
 */
public record JobConfig(
    KafkaSettings kafka,
    @Nullable TopicLayout topicsToCreate,
    @Nullable WarehouseConfig warehouse,
    CheckpointsConfig checkpoints,
    StateBackendKind stateBackend,
    @Nullable Integer parallelism,
    TimeConfig time,
    DedupConfig dedup,
    SpikesConfig spikes,
    @Nullable PlaybookDocument playbook,
    PrivacyConfig privacy,
    TextConfig text,
    NotifyConfig alerting,
    UiConfig ui) {}
