package io.tideline.udfs.conversation.kpi;

/**
 * Whose figures.
 *
 * @param channel {@code dm} or {@code comment}
 */
public record KpiKey(String accountId, String platform, String channel) {
  @Override
  public int hashCode() {
    return (31 * accountId.hashCode() + platform.hashCode()) * 31 + channel.hashCode();
  }
}
