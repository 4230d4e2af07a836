package io.tideline.udfs.alert.group;

import io.tideline.udfs.alert.group.GroupPart.Told;
import io.tideline.udfs.alert.group.Notification.Part;
import io.tideline.udfs.event.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides when people are told of a group, and what. */
public final class GroupRule {
  private final GroupTimes times;

  public GroupRule(GroupTimes times) {
    this.times = times;
  }

  /**
   * What comes of looking at a group.
   *
   * @param notification null where there is nothing to tell yet
   * @param group what is left of it; null where all of it is over and told
   * @param nextMillis wall clock when to look again if nothing comes; {@link Long#MAX_VALUE} where
   *     there is no need to
   */
  public record Look(
      @Nullable Notification notification, @Nullable AlertGroup group, long nextMillis) {}

  /** Whether the part speaks for its twins: it is of the account as a whole, and up. */
  public boolean speaks(GroupPart part, long nowMillis) {
    return part.videoId().isEmpty() && part.paged() && !part.isOver(times, nowMillis);
  }

  /**
   * Whether people are told of the part by the week-over-week spike of the same series: the two
   * have one cause, so one of them is enough.
   */
  public boolean isSaidByASpike(GroupPart part, AlertGroup group, long nowMillis) {
    return part.kind().equals("volume_anomaly")
        && group.parts().stream()
            .anyMatch(
                other ->
                    other.kind().equals("volume_spike")
                        && other.series().equals(part.series())
                        && other.paged()
                        && !other.isOver(times, nowMillis));
  }

  /**
   * Looks at a group.
   *
   * @param spokenFor whether an alert of the account speaks for that part of a video
   */
  public Look look(AlertGroup group, Predicate<GroupPart> spokenFor, long nowMillis) {
    boolean news = false;
    boolean grown = false;
    boolean silent = true;
    for (GroupPart part : group.parts()) {
      news |= part.isNews(spokenFor.test(part), part.isOver(times, nowMillis));
      grown |= part.hasGrown();
      silent &= part.isOver(times, nowMillis) && part.told() == null;
    }
    if (silent) {
      // It was over before anybody was told, or nobody is to be told.
      return new Look(null, null, Long.MAX_VALUE);
    }
    if (!news && !grown) {
      return new Look(null, group, nextQuiet(group));
    }
    long due = group.dueMillis(times, !news);
    return due <= nowMillis
        ? tell(group, spokenFor, nowMillis)
        : new Look(null, group, Math.min(due, nextQuiet(group)));
  }

  private long nextQuiet(AlertGroup group) {
    return group.parts().stream()
        .mapToLong(part -> part.quietAtMillis(times))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private Look tell(AlertGroup group, Predicate<GroupPart> spokenFor, long nowMillis) {
    var told = new ArrayList<Part>();
    var left = new ArrayList<GroupPart>();
    boolean aloud = false;
    for (GroupPart part : group.parts()) {
      boolean over = part.isOver(times, nowMillis);
      // Whoever was told of it by itself is told of its end by itself.
      boolean awaited = over && part.told() != null && part.told().isAwaited();
      boolean inhibited = !awaited && spokenFor.test(part);
      if (part.paged() && (!over || part.told() != null)) {
        told.add(told(part, over, inhibited, nowMillis));
        aloud |= part.isAloud(inhibited, over);
      }
      if (!over) {
        left.add(part.paged() ? part.told(inhibited) : part);
      }
    }
    AlertGroup after = group.told(left, nowMillis);
    var notification =
        new Notification(
            group.id(),
            after.revision(),
            group.key(),
            group.accountId(),
            group.platform(),
            nowMillis,
            List.copyOf(told),
            aloud);
    return new Look(notification, left.isEmpty() ? null : after, nextQuiet(after));
  }

  private static Part told(GroupPart part, boolean over, boolean inhibited, long nowMillis) {
    Told before = part.told();
    Severity saidBefore =
        before == null || before.severity() == part.severity() ? null : before.severity();
    Long ended = part.up() == 0 && part.endedMillis() != null ? part.endedMillis() : nowMillis;
    return new Part(
        part.kind(),
        part.series(),
        part.videoId(),
        part.severity(),
        saidBefore,
        !over,
        part.total(),
        part.startedMillis(),
        over ? ended : null,
        part.summary(),
        part.alertId(),
        part.conversationId(),
        inhibited);
  }
}
