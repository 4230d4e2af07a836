package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a week-over-week spike of a series was up while a run of slice ends was judged.
 *
 * @param before the spike that was up before; null where none was
 * @param findings what the run has found
 */
public record SpikeSpans(@Nullable AlertState before, List<Finding> findings) {

  /**
   * The first window end of the spike that was up at a slice end; 0 where none was. One that fired
   * early is up from its window on.
   */
  public long upAt(long endMillis) {
    @Nullable AlertState up = before;
    for (Finding finding : findings) {
      if (finding.windowEndMillis() <= endMillis) {
        boolean over = finding.transition().change() == Change.RESOLVED;
        up = over ? null : finding.transition().published();
      }
    }
    return up == null || up.firstWindowEndMillis() > endMillis ? 0 : up.firstWindowEndMillis();
  }
}
