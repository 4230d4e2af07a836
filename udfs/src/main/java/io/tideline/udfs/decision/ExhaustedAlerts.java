package io.tideline.udfs.decision;

import io.tideline.udfs.alert.AlertIds;
import io.tideline.udfs.conversation.Channel;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.AlertStatus;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts {@code automation_exhausted} (SEMANTICS §9): {@code value} = automated answers in
 * the episode, {@code threshold} = how many there may be. It ends when a person takes the
 * conversation or its episode is resolved.
 */
final class ExhaustedAlerts {
  static final String KIND = "automation_exhausted";
  private static final long HOUR_MILLIS = 3_600_000L;

  private final Pseudonyms pseudonyms;

  ExhaustedAlerts(PseudonymSecret secret) {
    this.pseudonyms = new Pseudonyms(secret);
  }

  /** Whose it is. */
  record About(String conversationId, String customerId, Rulebook book, long wallClockMillis) {}

  /**
   * The revision: the first where it goes up, the second where it ends.
   *
   * @param endedMillis null while it is up
   */
  Alert revision(About about, Exhaustion exhausted, @Nullable Long endedMillis) {
    long at = endedMillis == null ? exhausted.startedMillis() : endedMillis;
    return new Alert(
        id(about, exhausted),
        endedMillis == null ? 1 : 2,
        endedMillis == null ? AlertStatus.FIRING : AlertStatus.RESOLVED,
        KIND,
        Severity.WARNING,
        exhausted.accountId(),
        exhausted.platform(),
        subject(about, exhausted),
        exhausted.startedMillis(),
        endedMillis,
        exhausted.attempts(),
        null,
        about.book().playbook().guards().attempts(),
        summary(exhausted, endedMillis != null),
        KIND,
        about.book().playbook().version(),
        null,
        null,
        about.wallClockMillis() - at > HOUR_MILLIS,
        at);
  }

  private String id(About about, Exhaustion exhausted) {
    String shown = ConversationIds.shown(about.conversationId(), about.customerId(), pseudonyms);
    String episode = Integer.toString(exhausted.episode());
    return exhausted.round() == 0
        ? AlertIds.of(KIND, shown, episode)
        : AlertIds.of(KIND, shown, episode, Integer.toString(exhausted.round()));
  }

  private static Map<String, String> subject(About about, Exhaustion exhausted) {
    var subject = new TreeMap<String, String>();
    subject.put("channel", exhausted.channel().label());
    subject.put("conversation_id", about.conversationId());
    subject.put("customer_id", about.customerId());
    subject.put("episode", Integer.toString(exhausted.episode()));
    return subject;
  }

  private static String summary(Exhaustion exhausted, boolean ended) {
    String where = exhausted.channel() == Channel.DM ? "direct message" : "comment";
    return ended
        ? "A %s conversation of %s that automation could not settle is in a person's hands"
            .formatted(where, exhausted.accountId())
        : "%d automated answers have not settled a %s conversation of %s: answer it in person"
            .formatted(exhausted.attempts(), where, exhausted.accountId());
  }
}
