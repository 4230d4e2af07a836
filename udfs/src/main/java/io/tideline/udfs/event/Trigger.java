package io.tideline.udfs.event;

import io.tideline.udfs.playbook.rule.ActionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One automation trigger, or one that was refused (CONTRACTS §2, SEMANTICS §9).
 *
 * @param triggerId deterministic: the same input gives the same id
 * @param createdAtMillis event time of its cause
 * @param text what is to be sent, rendered; null where the action sends nothing
 * @param shownText the same as tables show it: names as {@code [name]}, personal data masked
 * @param tag what to tag with; null for other actions
 * @param priority 0..100
 * @param attempt counted from 1 within the episode; null but for {@code send_reply} and {@code
 *     send_dm} in one
 * @param signal what the rule saw; {@code type} names the kind of signal
 * @param dryRun recorded only
 * @param suppressedReason why it was refused; null where it was not
 */
public record Trigger(
    String triggerId,
    long createdAtMillis,
    ActionKind action,
    String accountId,
    String platform,
    @Nullable String conversationId,
    @Nullable String messageId,
    @Nullable String videoId,
    @Nullable String liveId,
    @Nullable String customerId,
    @Nullable String templateId,
    @Nullable String text,
    @Nullable String shownText,
    @Nullable String queue,
    @Nullable String tag,
    int priority,
    @Nullable Integer attempt,
    @Nullable Integer expectedResponseMinutes,
    boolean qaSample,
    String ruleId,
    String playbookVersion,
    List<Fact> signal,
    boolean dryRun,
    @Nullable String suppressedReason) {

  public Trigger {
    signal = signal == null ? List.of() : signal;
  }

  /** Whether it is to be acted on: what is refused or a dry run is on no topic. */
  public boolean isSent() {
    return suppressedReason == null && !dryRun;
  }
}
