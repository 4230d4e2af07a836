package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The paths of one id that ended without an order: touches of which none lies more than 7 d after
 * the one before, once 7 d have passed since the last. Of each path those count that an order at
 * the time of the last would have had.
 *
 * @param lost those that ended, in order of time
 * @param nextMillis when the next may have ended; {@link Long#MAX_VALUE} where there is none
 */
public record LostPaths(List<LostPath> lost, long nextMillis) {
  private static final long SILENCE_MILLIS = TouchType.LONGEST_WINDOW_MILLIS;

  /**
   * Looks at an instant.
   *
   * @param touches since the last order or lost path, in order
   */
  public static LostPaths at(long nowMillis, String accountId, List<PathTouch> touches) {
    var lost = new ArrayList<LostPath>();
    int from = 0;
    for (int i = 0; i < touches.size(); i++) {
      long ended = touches.get(i).atMillis();
      boolean last =
          i + 1 == touches.size() || touches.get(i + 1).atMillis() - ended > SILENCE_MILLIS;
      if (!last) {
        continue;
      }
      if (ended + SILENCE_MILLIS > nowMillis) {
        return new LostPaths(lost, ended + SILENCE_MILLIS);
      }
      List<String> campaigns = campaigns(touches.subList(from, i + 1), ended);
      if (!campaigns.isEmpty()) {
        lost.add(new LostPath(accountId, ended, campaigns));
      }
      from = i + 1;
    }
    return new LostPaths(lost, Long.MAX_VALUE);
  }

  private static List<String> campaigns(List<PathTouch> touches, long endMillis) {
    return touches.stream()
        .filter(touch -> endMillis - touch.atMillis() <= touch.type().windowMillis())
        .map(PathTouch::campaign)
        .filter(Objects::nonNull)
        .toList();
  }
}
