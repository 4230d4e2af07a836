package io.tideline.job.config;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.udfs.playbook.ConversationRules;
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
 * @param conversations targets and thresholds of conversations
 * @param privacy how people's ids are kept out of the tables
 * @param text how texts are read
 * @param hours when accounts answer
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
    ConversationRules conversations,
    PrivacyConfig privacy,
    TextConfig text,
    BusinessHoursConfig hours,
    NotifyConfig alerting,
    UiConfig ui) {}
