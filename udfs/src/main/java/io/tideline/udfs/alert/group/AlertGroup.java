package io.tideline.udfs.alert.group;

import io.tideline.udfs.event.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts of one group that are up, by kind and series (SEMANTICS §9, CONTRACTS §2).
 *
 * @param key {@code group_key}
 * @param id of this time that the group is up: of its first alert
 * @param toldMillis wall clock when people were told last; {@link Long#MIN_VALUE} before
 * @param beganMillis wall clock when its first alert came
 * @param revision how often people were told
 */
public record AlertGroup(
    String key,
    String id,
    String accountId,
    String platform,
    long beganMillis,
    long toldMillis,
    int revision,
    List<GroupPart> parts) {

  /** A group that begins with an alert. */
  public static AlertGroup of(Alert first, String key, long nowMillis) {
    return new AlertGroup(
        key,
        first.alertId(),
        first.accountId(),
        first.platform(),
        nowMillis,
        Long.MIN_VALUE,
        0,
        List.of());
  }

  /** With another revision of an alert. */
  public AlertGroup with(Heard heard) {
    var changed = new ArrayList<GroupPart>(parts.size() + 1);
    boolean taken = false;
    for (GroupPart part : parts) {
      boolean takes = part.takes(heard.alert());
      taken |= takes;
      changed.add(takes ? part.with(heard) : part);
    }
    if (!taken) {
      changed.add(GroupPart.of(heard).with(heard));
    }
    return with(changed);
  }

  /** With other parts. */
  AlertGroup with(List<GroupPart> other) {
    return new AlertGroup(
        key, id, accountId, platform, beganMillis, toldMillis, revision, List.copyOf(other));
  }

  /** After people were told. */
  AlertGroup told(List<GroupPart> left, long nowMillis) {
    return new AlertGroup(
        key, id, accountId, platform, beganMillis, nowMillis, revision + 1, List.copyOf(left));
  }

  /** When people may be told next; of more of the same they are told less often. */
  long dueMillis(GroupTimes times, boolean moreOfTheSame) {
    if (toldMillis == Long.MIN_VALUE) {
      return beganMillis + times.waitMillis();
    }
    return toldMillis + (moreOfTheSame ? times.intervalMillis() : times.waitMillis());
  }
}
