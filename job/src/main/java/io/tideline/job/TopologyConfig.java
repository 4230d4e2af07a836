package io.tideline.job;

import io.tideline.connectors.notify.NotifySettings;
import io.tideline.job.alerts.AlertsConfig;
import io.tideline.job.attribution.PathsConfig;
import io.tideline.job.attribution.credits.CreditsConfig;
import io.tideline.job.attribution.markov.MarkovConfig;
import io.tideline.job.attribution.roi.RoiConfig;
import io.tideline.job.attribution.utm.UtmConfig;
import io.tideline.job.config.DedupConfig;
import io.tideline.job.config.JobConfig;
import io.tideline.job.config.SpikesConfig;
import io.tideline.job.config.TextConfig;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.content.ContentConfig;
import io.tideline.job.conversations.ConversationsConfig;
import io.tideline.job.decisions.DecisionTiming;
import io.tideline.job.decisions.DecisionsConfig;
import io.tideline.job.governance.ErasuresConfig;
import io.tideline.job.ingest.IngestConfig;
import io.tideline.job.live.LiveConfig;
import io.tideline.job.messages.MessagesConfig;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.job.sentiment.SentimentConfig;
import io.tideline.job.spikes.VolumeConfig;
import io.tideline.udfs.alert.group.GroupTimes;
import io.tideline.udfs.privacy.PseudonymSecret;

/** What the pipelines are told, one record each. */
public record TopologyConfig(
    PlaybooksConfig playbooks,
    IngestConfig ingest,
    ErasuresConfig erasures,
    TextConfig text,
    VolumeConfig volume,
    SentimentConfig sentiment,
    MessagesConfig messages,
    ConversationsConfig conversations,
    DecisionsConfig decisions,
    AlertsConfig alerts,
    PathsConfig paths,
    CreditsConfig credits,
    MarkovConfig markov,
    RoiConfig roi,
    UtmConfig utm,
    LiveConfig live,
    ContentConfig content) {

  /** What holds where nothing is configured. */
  public static final TopologyConfig DEFAULT =
      ofDefaults(
          PlaybooksConfig.DEFAULT,
          TextConfig.DEFAULT,
          new AlertsConfig(
              false,
              GroupTimes.DEFAULT,
              NotifySettings.NOBODY,
              PlaybooksConfig.DEFAULT,
              PseudonymSecret.PUBLISHED));

  /** What holds in a bounded run, where only the secret of the pseudonyms and models are given. */
  public static TopologyConfig bounded(
      PseudonymSecret secret, TextConfig text, PlaybooksConfig playbooks) {
    return ofDefaults(
        playbooks,
        text,
        new AlertsConfig(true, GroupTimes.DEFAULT, NotifySettings.NOBODY, playbooks, secret));
  }

  private static TopologyConfig ofDefaults(
      PlaybooksConfig playbooks, TextConfig text, AlertsConfig alerts) {
    TimeConfig time = TimeConfig.DEFAULT;
    return new TopologyConfig(
        playbooks,
        new IngestConfig(time, DedupConfig.DEFAULT),
        new ErasuresConfig(alerts.inOrder(), alerts.secret()),
        text,
        volume(SpikesConfig.DEFAULT, time, playbooks),
        new SentimentConfig(SpikesConfig.DEFAULT.flushIntervalMillis(), playbooks),
        new MessagesConfig(playbooks, alerts.secret()),
        new ConversationsConfig(
            playbooks,
            time.silenceLagMillis(),
            new ErasuresConfig(alerts.inOrder(), alerts.secret())),
        new DecisionsConfig(
            alerts.inOrder() ? DecisionTiming.BEHIND_THE_CLOCK : DecisionTiming.ON_ARRIVAL,
            playbooks,
            time.silenceLagMillis(),
            alerts.secret()),
        alerts,
        PathsConfig.of(playbooks),
        CreditsConfig.of(playbooks, alerts.secret()),
        new MarkovConfig(playbooks.days(), playbooks.windows()),
        new RoiConfig(playbooks.days()),
        new UtmConfig(playbooks.utmPatterns()),
        new LiveConfig(alerts.inOrder(), time.silenceLagMillis(), alerts.secret()),
        new ContentConfig(alerts.inOrder(), playbooks));
  }

  /** The pipelines' part of a job's configuration. */
  public static TopologyConfig of(JobConfig config, PlaybooksConfig playbooks) {
    PseudonymSecret secret = config.privacy().pseudonymSecret();
    return new TopologyConfig(
        playbooks,
        new IngestConfig(config.time(), config.dedup()),
        new ErasuresConfig(false, secret),
        config.text(),
        volume(config.spikes(), config.time(), playbooks),
        new SentimentConfig(config.spikes().flushIntervalMillis(), playbooks),
        new MessagesConfig(playbooks, secret),
        new ConversationsConfig(
            playbooks, config.time().silenceLagMillis(), new ErasuresConfig(false, secret)),
        new DecisionsConfig(
            DecisionTiming.ON_ARRIVAL, playbooks, config.time().silenceLagMillis(), secret),
        new AlertsConfig(
            false, config.alerting().times(), config.alerting().targets(), playbooks, secret),
        PathsConfig.of(playbooks),
        CreditsConfig.of(playbooks, secret),
        new MarkovConfig(playbooks.days(), playbooks.windows()),
        new RoiConfig(playbooks.days()),
        new UtmConfig(playbooks.utmPatterns()),
        new LiveConfig(false, config.time().silenceLagMillis(), secret),
        new ContentConfig(false, playbooks));
  }

  private static VolumeConfig volume(
      SpikesConfig spikes, TimeConfig time, PlaybooksConfig playbooks) {
    return new VolumeConfig(spikes.flushIntervalMillis(), time.maxDisorderMillis(), playbooks);
  }
}
