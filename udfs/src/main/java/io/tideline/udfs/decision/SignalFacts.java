package io.tideline.udfs.decision;

import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.conversation.Deadline;
import io.tideline.udfs.conversation.Episode;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.faq.FaqMatch;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import io.tideline.udfs.text.TextVerdict;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills signals with what is known where they are judged; each group as its fields are grouped. */
final class SignalFacts {
  private static final double MILLIS_A_SECOND = 1_000;

  private final Surroundings around;

  SignalFacts(Surroundings around) {
    this.around = around;
  }

  /** What every signal says. */
  Signal.Builder common(Signal.Builder signal, SignalSubject subject, long atMillis) {
    String account = subject.accountId();
    String platform = subject.platform();
    return signal
        .with("signal.platform", platform)
        .with("signal.occurred_at", atMillis)
        .with("account.id", account)
        .with("account.spike", around.isSpiking(account, platform, atMillis))
        .with("account.dm_growth", around.hasDirectGrowth(account, platform, atMillis))
        .with("business_hours.open", around.rulebook(account).isOpen(account, atMillis));
  }

  /** What an inbound message says. */
  void message(Signal.Builder signal, Event event, Rulebook book) {
    Message message = event.message();
    String text = message.text();
    signal
        .with("signal.channel", channel(event).label())
        .with("signal.has_text", text != null)
        .with("signal.region", region(message.lang()))
        .with("signal.campaign_tag", message.campaignTag())
        .with("signal.likes", message.likes())
        .with("signal.in_thread", message.parentCommentId() != null);
    TextVerdict verdict = event.verdict();
    if (text != null && verdict != null) {
      signal.with("signal.text_length", text.codePointCount(0, text.length()));
      verdict(signal, verdict);
      judged(signal, verdict, book.playbook().conversations());
      terms(signal, text, book);
      faq(signal, text, verdict, book);
    }
  }

  /**
   * Of {@code de-AT} it is {@code AT}. Nothing else that a message carries says where a person is.
   */
  private static @Nullable String region(@Nullable String languageTag) {
    String region = languageTag == null ? "" : Locale.forLanguageTag(languageTag).getCountry();
    return region.length() == 2 ? region : null;
  }

  private static void verdict(Signal.Builder signal, TextVerdict verdict) {
    signal
        .with("signal.lang", verdict.language().tag())
        .with("signal.sentiment_score", verdict.sentimentScore())
        .with("signal.sentiment_label", verdict.sentimentLabel().label())
        .with("signal.intent", verdict.intent().label())
        .with("signal.intent_confidence", verdict.intentConfidence())
        .with("signal.toxicity", verdict.toxicity())
        .with("signal.spam", verdict.spam());
  }

  private static void judged(
      Signal.Builder signal, TextVerdict verdict, ConversationRules thresholds) {
    signal
        .with("signal.toxic", verdict.toxicity() >= thresholds.toxicFrom())
        .with("signal.very_negative", verdict.sentimentScore() < thresholds.negativeBelow());
  }

  private static void terms(Signal.Builder signal, String text, Rulebook book) {
    signal.with("signal.policy_terms", book.lists().find(text).policyTerms());
  }

  private static void faq(Signal.Builder signal, String text, TextVerdict verdict, Rulebook book) {
    Optional<FaqMatch> match = book.faq().match(text, verdict.language().tag());
    if (match.isPresent()) {
      signal
          .with("signal.faq", match.get().entryId())
          .with("signal.faq_score", match.get().score());
    }
  }

  /** What is known of the person. */
  void person(Signal.Builder signal, SignalSubject subject, Customer customer, Playbook playbook) {
    String id = subject.customerId();
    signal
        .with("person.orders", customer.orders())
        .with("person.opted_out", customer.guard().optedOutAtMillis() != null)
        .with("person.blocked", playbook.guards().blocked().contains(id))
        .with("person.is_account", subject.accountId().equals(id));
  }

  /** What is known of the conversation; nothing where no episode is at hand. */
  void conversation(Signal.Builder signal, @Nullable Talk talk, Rulebook book, long atMillis) {
    Episode episode = talk == null ? null : talk.episode();
    if (episode == null) {
      return;
    }
    Long waiting = episode.replies().waitingSinceMillis();
    Channel channel = episode.opening().channel();
    signal
        .with("conversation.waiting_s", waiting == null ? 0.0 : seconds(waiting, atMillis))
        .with("conversation.human", talk.guard().human())
        .with("conversation.attempts", talk.guard().attempts())
        .with(
            "conversation.frt_target_s",
            book.level(channel).firstResponseMillis() / (long) MILLIS_A_SECOND)
        .with("conversation.age_s", seconds(episode.opening().atMillis(), atMillis))
        .with("conversation.episode", episode.opening().number());
  }

  /** When a target that is at risk or missed is due, and what was said last. */
  void target(Signal.Builder signal, Talk talk, boolean firstResponse) {
    Episode episode = talk.episode();
    if (episode == null) {
      return;
    }
    Deadline deadline = firstResponse ? episode.firstResponse() : episode.resolution();
    var intent = episode.said().lastIntent();
    signal
        .with("signal.due_at", deadline.dueMillis())
        .with("signal.intent", intent == null ? null : intent.label());
  }

  /** What is known of an episode that has begun, been taken or been closed. */
  void episode(Signal.Builder signal, Episode episode) {
    long opened = episode.opening().atMillis();
    Long replied = episode.replies().firstMillis();
    Long resolved = episode.resolvedMillis();
    signal
        .with("signal.channel", episode.opening().channel().label())
        .with("signal.queue", episode.handling().queue())
        .with("signal.frt_s", replied == null ? null : seconds(opened, replied))
        .with("signal.resolution_s", resolved == null ? null : seconds(opened, resolved));
  }

  /** The part of a message's facts that a warning about it repeats. */
  static Signal.Builder flagged(SignalType type, Signal message) {
    Signal.Builder flagged =
        Signal.of(type, message.subject(), message.cause(), message.occurredAtMillis());
    message.type().fields().stream()
        .map(field -> field.name())
        .filter(name -> type.indexOf(name) >= 0)
        .forEach(name -> flagged.with(name, message.value(name)));
    return flagged;
  }

  static Channel channel(Event event) {
    return event.type() == EventType.DM_SENT ? Channel.DM : Channel.COMMENT;
  }

  private static double seconds(long fromMillis, long toMillis) {
    return Math.max(0, toMillis - fromMillis) / MILLIS_A_SECOND;
  }
}
