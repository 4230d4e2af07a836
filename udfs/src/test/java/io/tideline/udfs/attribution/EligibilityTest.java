package io.tideline.udfs.attribution;

import static io.tideline.udfs.attribution.Paths.DAY;
import static io.tideline.udfs.attribution.Paths.HOUR;
import static io.tideline.udfs.attribution.Paths.NOON;
import static io.tideline.udfs.attribution.Paths.touch;
import static io.tideline.udfs.playbook.AttributionWindows.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.AttributionWindows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTest {
  @ParameterizedTest
  @CsvSource({
    "AD_CLICK,7",
    "LINK_CLICK,7",
    "LEAD_SUBMITTED,7",
    "CONVERSATION_DM,7",
    "CONVERSATION_COMMENT,7",
    "LIVE,1",
    "AD_IMPRESSION,1"
  })
  void aTouchCountsForDaysBothEndsIncluded(TouchType type, int days) {
    assertThat(counts(type, NOON)).isTrue();
    assertThat(counts(type, NOON + 1)).isFalse();
    assertThat(counts(type, NOON - days * DAY)).isTrue();
    assertThat(counts(type, NOON - days * DAY - 1)).isFalse();
  }

  @Test
  void aPlaybookSaysHowLong() {
    var windows = new AttributionWindows(30 * DAY, 2 * DAY, HOUR);
    PathTouch click = touch("c", TouchType.LEAD_SUBMITTED, NOON - 30 * DAY);
    PathTouch view = touch("v", TouchType.AD_IMPRESSION, NOON - 2 * DAY);
    PathTouch live = touch("l", TouchType.LIVE, NOON - HOUR - 1);
    assertThat(Eligibility.path(List.of(live, view, click), NOON, windows))
        .containsExactly(click, view);
    assertThat(windows.longestMillis()).isEqualTo(30 * DAY);
  }

  @Test
  void whatIsReceivedMoreThanTwoDaysAfterTheOrderChangesNothing() {
    assertThat(received(NOON + 48 * HOUR)).isTrue();
    assertThat(received(NOON + 48 * HOUR + 1)).isFalse();
  }

  @Property
  void aPathIsTheSameWhateverTheOrderOfArrivalAndRepetition(@ForAll Random random) {
    List<PathTouch> touches =
        new ArrayList<>(
            IntStream.range(0, 200)
                .mapToObj(i -> touch("t" + i % 150, TouchType.AD_CLICK, NOON - i % 150 / 3 * HOUR))
                .toList());
    List<PathTouch> path = Eligibility.path(touches, NOON, DEFAULT);
    Collections.shuffle(touches, random);

    assertThat(Eligibility.path(touches, NOON, DEFAULT))
        .isEqualTo(path)
        .hasSize(Eligibility.MAX_TOUCHES);
    assertThat(path).isSortedAccordingTo(PathTouch.ORDER);
  }

  @Test
  void oneIdOnTwoTopicsIsTwoTouches() {
    List<PathTouch> touches =
        List.of(touch("t", TouchType.LIVE, NOON), touch("t", TouchType.AD_CLICK, NOON));
    assertThat(Eligibility.path(touches, NOON, DEFAULT))
        .extracting(PathTouch::type)
        .containsExactly(TouchType.AD_CLICK, TouchType.LIVE);
  }

  private static boolean counts(TouchType type, long atMillis) {
    return Eligibility.counts(touch("t", type, atMillis), NOON, DEFAULT);
  }

  private static boolean received(long receivedMillis) {
    PathTouch touch = touch("t", TouchType.AD_CLICK, NOON - HOUR, receivedMillis);
    return Eligibility.counts(touch, NOON, DEFAULT);
  }
}
