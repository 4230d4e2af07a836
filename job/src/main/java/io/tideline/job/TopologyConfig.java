package io.tideline.job;

import io.tideline.job.attribution.credits.CreditsConfig;
import io.tideline.job.attribution.markov.MarkovConfig;
import io.tideline.job.attribution.roi.RoiConfig;
import io.tideline.job.attribution.utm.UtmConfig;
import io.tideline.job.config.DedupConfig;
import io.tideline.job.config.JobConfig;
import io.tideline.job.config.SpikesConfig;
import io.tideline.job.config.TextConfig;
import io.tideline.job.config.TimeConfig;
import io.tideline.job.conversations.ConversationsConfig;
import io.tideline.job.ingest.IngestConfig;
import io.tideline.job.messages.MessagesConfig;
import io.tideline.job.sentiment.SentimentConfig;
import io.tideline.job.spikes.VolumeConfig;
import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.conversation.AccountHours;
import io.tideline.udfs.playbook.BuiltInPlaybook;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.privacy.PseudonymSecret;

/** What the pipelines are told, one record each. */
public record TopologyConfig(
    IngestConfig ingest,
    TextConfig text,
    VolumeConfig volume,
    SentimentConfig sentiment,
    MessagesConfig messages,
    ConversationsConfig conversations,
    CreditsConfig credits,
    MarkovConfig markov,
    RoiConfig roi,
    UtmConfig utm) {

  /** What holds where nothing is configured. */
  public static final TopologyConfig DEFAULT = of(PseudonymSecret.PUBLISHED, TextConfig.DEFAULT);

  /** What holds where nothing but the secret of the pseudonyms and the models is configured. */
  public static TopologyConfig of(PseudonymSecret secret, TextConfig text) {
    return new TopologyConfig(
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
        new CreditsConfig(secret),
        new MarkovConfig(AccountDays.UTC),
        new RoiConfig(AccountDays.UTC),
        new UtmConfig(""));
  }

  /** The pipelines' part of a job's configuration. */
  public static TopologyConfig of(JobConfig config) {
    return new TopologyConfig(
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
        new CreditsConfig(config.privacy().pseudonymSecret()),
        new MarkovConfig(AccountDays.UTC),
        new RoiConfig(AccountDays.UTC),
        new UtmConfig(""));
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
