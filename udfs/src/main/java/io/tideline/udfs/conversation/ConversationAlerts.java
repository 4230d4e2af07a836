package io.tideline.udfs.conversation;

import io.tideline.udfs.alert.AlertGroups;
import io.tideline.udfs.alert.AlertIds;
import io.tideline.udfs.alert.UtcText;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.ConversationRules;
import io.tideline.udfs.playbook.ServiceLevel;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the alerts of conversations (CONTRACTS §2, SEMANTICS §4, §5): {@code sla_at_risk} and
 * {@code sla_breach} with {@code value} = seconds from the opening to what the revision reports and
 * {@code threshold} = the target in seconds of open time; {@code negative_message} with {@code
 * value} = the score, {@code policy_violation} with {@code value} = the toxicity, and their {@code
 * threshold}.
 *
 * <p>The subject names the conversation and the customer as they are, for those who must act;
 * tables show neither. The id is made of the conversation as tables show it, so that nobody who has
 * no secret can find out by trying whose it is.
 */
public final class ConversationAlerts {
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final double MILLIS_A_SECOND = 1_000;
  private static final String VIOLATION = "policy_violation";
  private static final String NEGATIVE = "negative_message";

  private final String playbookVersion;
  private final ConversationRules rules;
  private final Pseudonyms pseudonyms;

  public ConversationAlerts(
      String playbookVersion, ConversationRules rules, PseudonymSecret secret) {
    this.playbookVersion = playbookVersion;
    this.rules = rules;
    this.pseudonyms = new Pseudonyms(secret);
  }

  private record Facts(
      String id,
      String kind,
      Severity severity,
      Map<String, String> subject,
      double value,
      double threshold,
      String summary) {}

  private record Span(String accountId, String platform, long startedMillis, @Nullable Long ended) {
    long atMillis() {
      return ended == null ? startedMillis : ended;
    }
  }

  /** The revision that a deadline, a reply or a resolution makes. */
  public Alert sla(String conversationId, SlaEvent event, long wallClockMillis) {
    Opening opening = event.episode().opening();
    String kind = event.breach() ? "sla_breach" : "sla_at_risk";
    boolean critical = event.breach() && event.target() == SlaTarget.RESOLUTION;
    Map<String, String> subject = subject(conversationId, opening.channel(), opening.customerId());
    subject.put("episode", Integer.toString(opening.number()));
    subject.put("target", event.target().label());
    subject.put("opened_at", UtcText.of(opening.atMillis()));
    String shown = shown(conversationId, opening.customerId());
    String id =
        AlertIds.of(kind, shown, Integer.toString(opening.number()), event.target().label());
    var span =
        new Span(
            opening.accountId(), opening.platform(), event.startedMillis(), event.endedMillis());
    double waited = (span.atMillis() - opening.atMillis()) / MILLIS_A_SECOND;
    double target = targetMillis(opening.channel(), event.target()) / MILLIS_A_SECOND;
    return alert(
        new Facts(
            id,
            kind,
            critical ? Severity.CRITICAL : Severity.WARNING,
            subject,
            waited,
            target,
            summary(event, waited, target)),
        span,
        wallClockMillis);
  }

  private long targetMillis(Channel channel, SlaTarget target) {
    ServiceLevel level = channel == Channel.DM ? rules.dm() : rules.comment();
    return target == SlaTarget.FRT ? level.firstResponseMillis() : level.resolutionMillis();
  }

  private static String summary(SlaEvent event, double waitedSeconds, double targetSeconds) {
    String what = event.target() == SlaTarget.FRT ? "first reply" : "resolution";
    String where = event.episode().opening().channel() == Channel.DM ? "direct message" : "comment";
    long waited = Math.round(waitedSeconds / 60);
    long target = Math.round(targetSeconds / 60);
    String whose = event.episode().opening().accountId();
    if (event.endedMillis() != null) {
      return "The awaited %s of a %s conversation of %s came after %d min (target %d min, %s)"
          .formatted(what, where, whose, waited, target, event.breach() ? "missed" : "at risk");
    }
    return event.breach()
        ? "No %s of a %s conversation of %s within %d min: answer it now"
            .formatted(what, where, whose, target)
        : "No %s of a %s conversation of %s after %d min: due in %d min"
            .formatted(what, where, whose, waited, target - waited);
  }

  /**
   * The step as it is kept: without its text, and with the kind of the alert that it is by itself
   * under these rules. What that is decided by may change until the alert ends; what it is does
   * not.
   *
   * @param hasPolicyTerm whether one of the playbook's policy terms stands in the text
   */
  public ConversationStep judged(ConversationStep step, boolean hasPolicyTerm) {
    if (step.kind() != StepKind.INBOUND) {
      return step.judged(null);
    }
    if (hasPolicyTerm || isToxic(step)) {
      return step.judged(VIOLATION);
    }
    return step.judged(isNegative(step) ? NEGATIVE : null);
  }

  private boolean isToxic(ConversationStep step) {
    return step.toxicity() != null && step.toxicity() >= rules.toxicFrom();
  }

  private boolean isNegative(ConversationStep step) {
    return step.sentiment() != null && step.sentiment() < rules.negativeBelow();
  }

  /** Of what was kept by a version that did not keep it, the kind is decided now. */
  private String kindOf(ConversationStep step) {
    if (step.alertKind() != null) {
      return step.alertKind();
    }
    return isToxic(step) ? VIOLATION : NEGATIVE;
  }

  /**
   * The alert on a message that is one by itself.
   *
   * @param endedMillis when its episode was resolved; null while that is open
   */
  public Alert message(ConversationStep step, @Nullable Long endedMillis, long wallClockMillis) {
    String kind = kindOf(step);
    boolean violation = kind.equals(VIOLATION);
    Map<String, String> subject = subject(step.conversationId(), step.channel(), step.customerId());
    subject.put("message_id", step.messageId());
    if (step.videoId() != null) {
      subject.put("video_id", step.videoId());
    }
    Double figure = violation ? step.toxicity() : step.sentiment();
    double value = figure == null ? 0 : figure;
    return alert(
        new Facts(
            AlertIds.of(kind, step.channel().label(), step.messageId()),
            kind,
            violation ? Severity.CRITICAL : Severity.WARNING,
            subject,
            value,
            violation ? rules.toxicFrom() : rules.negativeBelow(),
            summary(step, violation, value)),
        new Span(step.accountId(), step.platform(), step.atMillis(), endedMillis),
        wallClockMillis);
  }

  private String summary(ConversationStep step, boolean violation, double value) {
    String where = step.channel() == Channel.DM ? "direct message to " : "comment on a video of ";
    String says =
        !violation
            ? "A %s is very negative (score %.2f): answer it in person"
            : isToxic(step)
                ? "A %s violates the policy (toxicity %.2f): hide or answer it"
                : "A %s holds a term of the policy (toxicity %.2f): hide or answer it";
    return String.format(Locale.ROOT, says, where + step.accountId(), value);
  }

  private static Map<String, String> subject(
      String conversationId, Channel channel, @Nullable String customerId) {
    var subject = new TreeMap<String, String>();
    subject.put("channel", channel.label());
    subject.put("conversation_id", conversationId);
    if (customerId != null) {
      subject.put("customer_id", customerId);
    }
    return subject;
  }

  private String shown(String conversationId, @Nullable String customerId) {
    return customerId == null
        ? conversationId
        : ConversationIds.shown(conversationId, customerId, pseudonyms);
  }

  private Alert alert(Facts facts, Span span, long wallClockMillis) {
    boolean resolved = span.ended() != null;
    return new Alert(
        facts.id(),
        resolved ? 2 : 1,
        resolved ? AlertStatus.RESOLVED : AlertStatus.FIRING,
        facts.kind(),
        facts.severity(),
        span.accountId(),
        span.platform(),
        facts.subject(),
        span.startedMillis(),
        span.ended(),
        facts.value(),
        null,
        facts.threshold(),
        facts.summary(),
        facts.kind(),
        playbookVersion,
        AlertGroups.keyOf(facts.kind(), span.accountId(), span.platform(), facts.subject()),
        null,
        wallClockMillis - span.atMillis() > HOUR_MILLIS,
        span.atMillis());
  }
}
