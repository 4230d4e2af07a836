package io.tideline.udfs.conversation.hours;

import java.io.Serializable;
import java.util.Map;

/**
 * The open time of every account.
 *
 * @param byAccount of accounts that have their own
 * @param others of all others
 */
public record AccountHours(Map<String, OpenTime> byAccount, OpenTime others)
    implements Serializable {
  /** All time counts for everybody. */
  public static final AccountHours WALL_CLOCK = new AccountHours(Map.of(), OpenTime.WALL_CLOCK);

  /** Takes the hours. */
  public AccountHours {
    byAccount = Map.copyOf(byAccount);
  }

  /** The open time of an account. */
  public OpenTime of(String accountId) {
    return byAccount.getOrDefault(accountId, others);
  }
}
