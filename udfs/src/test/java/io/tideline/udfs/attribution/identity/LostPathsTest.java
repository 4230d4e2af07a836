package io.tideline.udfs.attribution.identity;

import static io.tideline.udfs.attribution.Paths.DAY;
import static io.tideline.udfs.attribution.Paths.NOON;
import static io.tideline.udfs.attribution.Paths.touch;
import static io.tideline.udfs.playbook.AttributionWindows.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostPathsTest {
  private static final List<PathTouch> TOUCHES =
      List.of(
          touch("old", TouchType.AD_IMPRESSION, NOON - 2 * DAY),
          touch("a", TouchType.AD_CLICK, NOON - DAY),
          touch("b", TouchType.AD_IMPRESSION, NOON));

  @Test
  void aPathIsLostSevenDaysAfterItsLastTouch() {
    assertThat(LostPaths.at(NOON + 7 * DAY - 1, "acme", TOUCHES, DEFAULT))
        .isEqualTo(new LostPaths(List.of(), NOON + 7 * DAY));
    assertThat(LostPaths.at(NOON + 7 * DAY, "acme", TOUCHES, DEFAULT).lost())
        .containsExactly(new LostPath("acme", NOON, List.of("c-a", "c-b")));
  }

  @Test
  void afterALongSilenceAnotherPathBegins() {
    PathTouch again = touch("c", TouchType.LINK_CLICK, NOON + 7 * DAY + 1);
    List<PathTouch> touches = List.of(TOUCHES.get(1), TOUCHES.get(2), again);
    assertThat(LostPaths.at(NOON + 8 * DAY, "acme", touches, DEFAULT))
        .isEqualTo(
            new LostPaths(
                List.of(new LostPath("acme", NOON, List.of("c-a", "c-b"))), NOON + 14 * DAY + 1));
  }

  @Test
  void withoutTouchesThereIsNothingToWaitFor() {
    assertThat(LostPaths.at(NOON, "acme", List.of(), DEFAULT))
        .isEqualTo(new LostPaths(List.of(), Long.MAX_VALUE));
  }
}
