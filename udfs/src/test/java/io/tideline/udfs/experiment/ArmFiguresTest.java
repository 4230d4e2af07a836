package io.tideline.udfs.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.ExperimentArm;
import io.tideline.udfs.event.VideoSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArmFiguresTest {
  @Test
  void whatAVideoDoesNotSayIsUnknownAndNotZero() {
    ArmFigures known = ArmFigures.of(snapshot(3_000L));
    ArmFigures unknown = ArmFigures.of(snapshot(null));

    assertThat(known.unknownPlays()).isZero();
    assertThat(unknown.unknownPlays()).isEqualTo(1);
    ArmFigures both = known.plus(unknown);
    assertThat(both.unknownPlays()).isEqualTo(1);
    assertThat(both.plays()).isEqualTo(3_000);
    assertThat(both.minus(unknown)).isEqualTo(known);
  }

  private static VideoSnapshot snapshot(@Nullable Long plays) {
    return new VideoSnapshot(
        "v",
        0,
        20,
        6_000,
        300,
        0,
        0,
        null,
        null,
        null,
        plays,
        1_000L,
        null,
        15_000,
        List.of(),
        null,
        null,
        null,
        null,
        new ExperimentArm("e", "a", true));
  }
}
