package io.tideline.udfs.conversation.hours;

import io.tideline.udfs.conversation.AccountHours;
import java.util.Map;

/**
 * The open time of every account.
 *
 * @param byAccount of accounts that have their own
 * @param others of all others
 */
public record HoursByAccount(Map<String, OpenTime> byAccount, OpenTime others)
    implements AccountHours {
  /** All time counts for everybody. */
  public static final HoursByAccount WALL_CLOCK = new HoursByAccount(Map.of(), OpenTime.WALL_CLOCK);

  /** Takes the hours. */
  public HoursByAccount {
    byAccount = Map.copyOf(byAccount);
  }

  @Override
  public OpenTime of(String accountId) {
    return byAccount.getOrDefault(accountId, others);
  }
}
