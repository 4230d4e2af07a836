package io.tideline.udfs.conversation;

import io.tideline.udfs.conversation.hours.OpenTime;
import java.io.Serializable;

/** When which account answers. */
@FunctionalInterface
public interface AccountHours extends Serializable {
  /** Every account always. */
  AccountHours ALWAYS = account -> OpenTime.WALL_CLOCK;

  /** The open time of an account. */
  OpenTime of(String accountId);
}
