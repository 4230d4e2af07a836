package io.tideline.udfs.attribution;

import static io.tideline.udfs.attribution.Paths.DAY;
import static io.tideline.udfs.attribution.Paths.HOUR;
import static io.tideline.udfs.attribution.Paths.NOON;
import static io.tideline.udfs.attribution.Paths.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.udfs.attribution.markov.PathCounts;
import io.tideline.udfs.attribution.markov.RemovalEffects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The worked path of {@code docs/attribution.md}, with its numbers. */
class WorkedPathTest {
  /** What became of a hundred earlier paths. */
  private static final PathCounts SETTLED =
      PathCounts.sum(
          List.of(
              PathCounts.of(List.of("spring_launch", "creator_week"), true, 20),
              PathCounts.of(List.of("creator_week", "retarget_q1"), true, 10),
              PathCounts.of(List.of("creator_week"), true, 10),
              PathCounts.of(List.of("spring_launch"), false, 30),
              PathCounts.of(List.of("retarget_q1"), false, 30)));

  private static final List<PathTouch> TOUCHES =
      List.of(
          touch(TouchType.AD_CLICK, "spring_launch", 7 * DAY),
          touch(TouchType.LINK_CLICK, "creator_week", 3 * DAY),
          touch(TouchType.CONVERSATION_DM, "spring_launch", DAY),
          touch(TouchType.AD_IMPRESSION, "retarget_q1", 3 * HOUR));

  @Test
  void everyModelGivesWhatTheDocumentationSays() {
    assertThat(credits())
        .isEqualTo(
            Map.of(
                "last_touch", "4 100.00",
                "first_touch", "1 100.00",
                "last_click", "3 100.00",
                "linear", "1 25.00, 2 25.00, 3 25.00, 4 25.00",
                "position_based", "1 40.00, 2 10.00, 3 10.00, 4 40.00",
                "time_decay", "1 15.94, 2 23.69, 3 28.88, 4 31.49",
                "data_driven", "1 13.83, 2 55.32, 3 13.83, 4 17.02"));
  }

  @Test
  void removalEffectsAreThoseOfTheDocumentation() {
    Map<String, Double> effects = RemovalEffects.of(SETTLED).effects();

    assertThat(effects.get("spring_launch")).isCloseTo(0.40625, within(1e-12));
    assertThat(effects.get("creator_week")).isCloseTo(0.8125, within(1e-12));
    assertThat(effects.get("retarget_q1")).isCloseTo(0.25, within(1e-12));
  }

  private static Map<String, String> credits() {
    OrderPath path = order("100.00", "EUR", TOUCHES);
    List<Double> weights =
        RemovalEffects.of(SETTLED).weights(TOUCHES.stream().map(PathTouch::campaign).toList());
    return Credits.of(new WeightedPath(path, weights), BigDecimal.ZERO).stream()
        .collect(
            Collectors.groupingBy(
                credit -> credit.model().label(),
                Collectors.mapping(
                    credit -> credit.touchNo() + " " + credit.credit(), Collectors.joining(", "))));
  }

  private static PathTouch touch(TouchType type, String campaign, long before) {
    long at = NOON - before;
    return new PathTouch("e" + before, type, at, at, campaign, "tiktok", null, null, null, null);
  }
}
