package io.tideline.job;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.alerts.AlertsConfig;
import io.tideline.job.config.DedupConfig;
import io.tideline.job.config.JobConfig;
import io.tideline.job.config.SpikesConfig;
import io.tideline.job.config.TextConfig;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.conversations.ConversationsConfig;
import io.tideline.job.decisions.DecisionTiming;
import io.tideline.job.decisions.DecisionsConfig;
import io.tideline.job.ingest.IngestConfig;
import io.tideline.job.messages.MessagesConfig;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.job.sentiment.SentimentConfig;
import io.tideline.job.spikes.VolumeConfig;
import io.tideline.udfs.alert.group.GroupTimes;
import io.tideline.udfs.conversation.AccountHours;
import io.tideline.udfs.playbook.BuiltInPlaybook;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.privacy.PseudonymSecret;

/** What the pipelines are told, one record each. */
public record TopologyConfig(
    PlaybooksConfig playbooks,
    IngestConfig ingest,
    TextConfig text,
    VolumeConfig volume,
    SentimentConfig sentiment,
    MessagesConfig messages,
    ConversationsConfig conversations,
    DecisionsConfig decisions,
    AlertsConfig alerts) {

  /** What holds where nothing is configured. */
  public static final TopologyConfig DEFAULT =
      ofDefaults(
          PlaybooksConfig.DEFAULT,
          TextConfig.DEFAULT,
          new AlertsConfig(
              false, GroupTimes.DEFAULT, NotifySettings.NOBODY, PseudonymSecret.PUBLISHED));

  /** What holds in a bounded run, where only the secret of the pseudonyms and models are given. */
  public static TopologyConfig bounded(
      PseudonymSecret secret, TextConfig text, PlaybooksConfig playbooks) {
    return ofDefaults(
        playbooks, text, new AlertsConfig(true, GroupTimes.DEFAULT, NotifySettings.NOBODY, secret));
  }

  private static TopologyConfig ofDefaults(
      PlaybooksConfig playbooks, TextConfig text, AlertsConfig alerts) {
    PseudonymSecret secret = alerts.secret();
    return new TopologyConfig(
        playbooks,
        new IngestConfig(TimeConfig.DEFAULT, DedupConfig.DEFAULT),
        text,
        volume(SpikesConfig.DEFAULT, TimeConfig.DEFAULT),
        sentiment(SpikesConfig.DEFAULT),
        new MessagesConfig(secret),
        conversations(
            BuiltInPlaybook.DEFAULT.conversations(),
            AccountHours.ALWAYS,
            TimeConfig.DEFAULT,
            secret),
        new DecisionsConfig(
            alerts.inOrder() ? DecisionTiming.BEHIND_THE_CLOCK : DecisionTiming.ON_ARRIVAL,
            playbooks,
            TimeConfig.DEFAULT.silenceLagMillis(),
            secret),
        alerts);
  }

  /** The pipelines' part of a job's configuration. */
  public static TopologyConfig of(JobConfig config, PlaybooksConfig playbooks) {
    return new TopologyConfig(
        playbooks,
        new IngestConfig(config.time(), config.dedup()),
        config.text(),
        volume(config.spikes(), config.time()),
        sentiment(config.spikes()),
        new MessagesConfig(config.privacy().pseudonymSecret()),
        conversations(
            config.conversations(),
            config.hours().accounts(),
            config.time(),
            config.privacy().pseudonymSecret()),
        new DecisionsConfig(
            DecisionTiming.ON_ARRIVAL,
            playbooks,
            config.time().silenceLagMillis(),
            config.privacy().pseudonymSecret()),
        new AlertsConfig(
            false,
            config.alerting().times(),
            config.alerting().targets(),
            config.privacy().pseudonymSecret()));
  }

  private static ConversationsConfig conversations(
      ConversationRules rules, AccountHours hours, TimeConfig time, PseudonymSecret secret) {
    return new ConversationsConfig(
        rules, hours, BuiltInPlaybook.DEFAULT.version(), time.silenceLagMillis(), secret);
  }

  private static VolumeConfig volume(SpikesConfig spikes, TimeConfig time) {
    BuiltInPlaybook playbook = BuiltInPlaybook.DEFAULT;
    return new VolumeConfig(
        spikes.flushIntervalMillis(),
        time.maxDisorderMillis(),
        playbook.version(),
        playbook.spikes(),
        playbook.growth());
  }

  private static SentimentConfig sentiment(SpikesConfig spikes) {
    BuiltInPlaybook playbook = BuiltInPlaybook.DEFAULT;
    return new SentimentConfig(
        spikes.flushIntervalMillis(), playbook.version(), playbook.sentiment());
  }
}
