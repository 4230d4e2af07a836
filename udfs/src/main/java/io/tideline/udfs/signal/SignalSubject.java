package io.tideline.udfs.signal;

import org.jspecify.annotations.Nullable;

/**
 * Whom and what a signal is about. These are raw ids, which never reach a table; no rule sees them.
 *
 * @param conversationId null where the signal is about no conversation; likewise the others
 * @param customerId whom an action may address
 * @param customerName as the platform gave it, for templates only: hostile until rendered
 */
public record SignalSubject(
    String accountId,
    String platform,
    @Nullable String conversationId,
    @Nullable String messageId,
    @Nullable String videoId,
    @Nullable String liveId,
    @Nullable String customerId,
    @Nullable String customerName) {

  /** A whole account. */
  public static SignalSubject account(String accountId, String platform) {
    return new SignalSubject(accountId, platform, null, null, null, null, null, null);
  }

  /** A video of an account. */
  public static SignalSubject video(String accountId, String platform, String videoId) {
    return new SignalSubject(accountId, platform, null, null, videoId, null, null, null);
  }

  /** The same of another conversation of the person. */
  public SignalSubject in(String otherConversationId) {
    return new SignalSubject(
        accountId,
        platform,
        otherConversationId,
        messageId,
        videoId,
        liveId,
        customerId,
        customerName);
  }
}
