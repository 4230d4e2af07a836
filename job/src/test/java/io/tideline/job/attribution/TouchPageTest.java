package io.tideline.job.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.attribution.TouchPage.Entry;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.attribution.identity.Roles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TouchPageTest {
  private static final int PAGE = 10_000;

  private final TouchPage codec = new TouchPage();

  @ParameterizedTest
  @ValueSource(ints = {-3, 0, 1, 10_000, 500_000})
  void aPartSaysToWhichPageItBelongs(int page) {
    assertThat(TouchPage.numberIn(page)).isEqualTo(page);
    for (int part = 0; part < 8; part++) {
      assertThat(TouchPage.numberIn(TouchPage.keyOf(page, part))).isEqualTo(page);
      assertThat(TouchPage.keyOf(page, part)).isNotEqualTo(page);
    }
  }

  @Test
  void anIdThatEverybodyUsesKeepsTheLastThatCameAndNoMore() throws Exception {
    Map<Integer, byte[]> kept = new HashMap<>();
    int all = 10_000;
    for (int i = 0; i < all; i++) {
      byte[] open = kept.get(PAGE);
      if (open != null && TouchPage.isFull(open)) {
        kept.put(TouchPage.keyOf(PAGE, TouchPage.nextPart(open)), open);
        kept.put(PAGE, codec.after(open, entry(i)));
      } else {
        kept.put(PAGE, codec.with(open, entry(i)));
      }
    }

    List<Long> times = new ArrayList<>();
    for (byte[] page : kept.values()) {
      codec.entries(page).forEach(entry -> times.add(entry.touch().atMillis()));
    }
    assertThat(kept).hasSize(1 + TouchPage.parts(kept.get(PAGE)));
    assertThat(times)
        .doesNotHaveDuplicates()
        .hasSizeBetween(TouchPage.SURE, TouchPage.SURE + TouchPage.SURE / 8)
        .allMatch(at -> at >= all - times.size());
  }

  private static Entry entry(long at) {
    return new Entry(
        Roles.VISITOR,
        new PathTouch("t" + at, TouchType.AD_CLICK, at, at, "c", null, null, null, null, null));
  }
}
