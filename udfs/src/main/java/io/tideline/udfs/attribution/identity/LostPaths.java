package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.playbook.AttributionWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The paths of one id that ended without an order: touches of which none lies more than the longest
 * window (7 d) after the one before, once that has passed since the last. Of each path those count
 * that an order at the time of the last would have had.
 *
 * @param lost those that ended, in order of time
 * @param nextMillis when the next may have ended; {@link Long#MAX_VALUE} where there is none
 */
public record LostPaths(List<LostPath> lost, long nextMillis) {
  /**
   * Looks at an instant.
   *
   * @param touches since the last order or lost path, in order
   */
  public static LostPaths at(
      long nowMillis, String accountId, List<PathTouch> touches, AttributionWindows windows) {
    long silence = windows.longestMillis();
    var lost = new ArrayList<LostPath>();
    int from = 0;
    for (int i = 0; i < touches.size(); i++) {
      long ended = touches.get(i).atMillis();
      boolean last = i + 1 == touches.size() || touches.get(i + 1).atMillis() - ended > silence;
      if (!last) {
        continue;
      }
      if (ended + silence > nowMillis) {
        return new LostPaths(lost, ended + silence);
      }
      List<String> campaigns = campaigns(touches.subList(from, i + 1), ended, windows);
      if (!campaigns.isEmpty()) {
        lost.add(new LostPath(accountId, ended, campaigns));
      }
      from = i + 1;
    }
    return new LostPaths(lost, Long.MAX_VALUE);
  }

  private static List<String> campaigns(
      List<PathTouch> touches, long endMillis, AttributionWindows windows) {
    int from = Math.max(0, touches.size() - Eligibility.MAX_TOUCHES);
    return touches.subList(from, touches.size()).stream()
        .filter(touch -> endMillis - touch.atMillis() <= touch.type().windowMillis(windows))
        .map(PathTouch::campaign)
        .filter(Objects::nonNull)
        .toList();
  }
}
