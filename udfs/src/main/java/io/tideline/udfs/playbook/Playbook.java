package io.tideline.udfs.playbook;

import io.tideline.udfs.conversation.hours.HoursByAccount;
import io.tideline.udfs.playbook.faq.FaqEntry;
import io.tideline.udfs.playbook.guard.GuardRules;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.template.Template;
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
    List<FaqEntry> faq,
    double faqThreshold,
    GuardRules guards,
    AttributionWindows attribution,
    PrivacyRules privacy,
    String utmPattern,
    List<Rule> rules)
    implements Serializable {

  /** The one that holds while none is published. */
  public static final Playbook BUILT_IN =
      new Playbook(
          "default",
          "builtin-1",
          List.of("*"),
          SpikeThresholds.DEFAULT,
          GrowthThresholds.DEFAULT,
          SentimentThresholds.DEFAULT,
          ConversationRules.DEFAULT,
          Benchmarks.DEFAULT,
          HoursByAccount.WALL_CLOCK,
          Map.of(),
          Map.of(),
          MessageLists.DEFAULT,
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          0.5,
          GuardRules.DEFAULT,
          AttributionWindows.DEFAULT,
          PrivacyRules.DEFAULT,
          "",
          List.of());

  public Playbook {
    accounts = List.copyOf(accounts);
    zones = Map.copyOf(zones);
    languages = Map.copyOf(languages);
    queues = Map.copyOf(queues);
    templates = Map.copyOf(templates);
    values = Map.copyOf(values);
    faq = List.copyOf(faq);
    rules = List.copyOf(rules);
  }

  /** Whether it is for that account. */
  public boolean isFor(String accountId) {
    return accounts.contains("*") || accounts.contains(accountId);
  }
}
