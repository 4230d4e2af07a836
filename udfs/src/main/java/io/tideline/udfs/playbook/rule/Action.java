package io.tideline.udfs.playbook.rule;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing a rule asks for.
 *
 * @param template id of the template to fill; null where the kind has no text, or the text is the
 *     answer of the FAQ entry in {@code signal.faq}
 * @param faq whether the text is that answer
 * @param queue to which to route; null where unsaid
 * @param tag what to tag with; null for other kinds
 * @param expectedMinutes what {@code {expected_minutes}} and {@code {hours}} say; null where the
 *     target of the conversation's channel is to be promised
 */
public record Action(
    ActionKind kind,
    @Nullable String template,
    boolean faq,
    @Nullable String queue,
    @Nullable String tag,
    @Nullable Integer expectedMinutes)
    implements Serializable {

  /** An action that needs nothing else. */
  public static Action of(ActionKind kind) {
    return new Action(kind, null, false, null, null, null);
  }
}
