package io.tideline.udfs.playbook;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.conversation.hours.HoursByAccount;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.playbook.faq.FaqRules;
import io.tideline.udfs.playbook.guard.GuardRules;
import io.tideline.udfs.playbook.rule.Action;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.template.Template;
import io.tideline.udfs.playbook.template.Templates;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A playbook as it is in force (SEMANTICS §9).
 *
 * @param tenant whose it is; the key on the topic
 * @param version what triggers and alerts say in {@code playbook_version}
 * @param accounts the accounts it is for; {@code *} alone for all
 * @param hours when accounts answer; {@code zones} of accounts in their week are part of it
 * @param zones the zone of an account's days and weeks; UTC where it has none, {@code *} for all
 * @param languages the default language of an account; {@code *} for all others
 * @param values what templates may name beside the facts, such as {@code order_link}
 * @param utmPattern how campaigns are to be named, as a regular expression; empty for anyhow
 */
public record Playbook(
    String tenant,
    String version,
    List<String> accounts,
    SpikeThresholds spikes,
    AnomalyThresholds anomalies,
    PagingRules paging,
    GrowthThresholds growth,
    SentimentThresholds sentiment,
    ConversationRules conversations,
    Benchmarks benchmarks,
    HoursByAccount hours,
    Map<String, String> zones,
    Map<String, String> languages,
    MessageLists lists,
    Map<String, Queue> queues,
    Map<String, Template> templates,
    Map<String, String> values,
    FaqRules faq,
    GuardRules guards,
    AttributionWindows attribution,
    PrivacyRules privacy,
    String utmPattern,
    List<Rule> rules)
    implements Serializable {

  /** In the place of an account: all of them, or all others. */
  public static final String ALL = "*";

  /** The one that holds while none is published: the file {@code default.yaml} in the jar. */
  public static final Playbook BUILT_IN = PlaybookReader.builtIn();

  public Playbook {
    accounts = List.copyOf(accounts);
    zones = Map.copyOf(zones);
    languages = Map.copyOf(languages);
    queues = Map.copyOf(queues);
    templates = Map.copyOf(templates);
    values = Map.copyOf(values);
    rules = List.copyOf(rules);
  }

  /** Whether it is for that account. */
  public boolean isFor(String accountId) {
    return accounts.contains(ALL) || accounts.contains(accountId);
  }

  /** The default language of an account: what templates are filled in where nothing else tells. */
  public String languageOf(String accountId) {
    return languages.getOrDefault(accountId, languages.getOrDefault(ALL, Templates.LAST_RESORT));
  }

  /**
   * Within how many minutes a person answers: what the action promises, else its queue, else the
   * first-response target of the channel.
   */
  public int promisedMinutes(Action action, Channel channel) {
    if (action.expectedMinutes() != null) {
      return action.expectedMinutes();
    }
    Queue queue = action.queue() == null ? null : queues.get(action.queue());
    if (queue != null && queue.expectedMinutes() != null) {
      return queue.expectedMinutes();
    }
    ServiceLevel level = channel == Channel.DM ? conversations.dm() : conversations.comment();
    return (int) (level.firstResponseMillis() / 60_000L);
  }
}
