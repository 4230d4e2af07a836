package io.tideline.udfs.playbook.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PriorityTest {
  private static Signal.Builder message() {
    return Signal.of(SignalType.MESSAGE, SignalSubject.account("a", "tiktok"), "e", 0);
  }

  @Test
  void whatIsUnknownAddsNothing() {
    assertThat(Priority.of(message().build())).isEqualTo(20);
  }

  @Test
  void everyPartIsAdded() {
    Signal urgent =
        message()
            .with("signal.intent", "purchase")
            .with("signal.sentiment_score", 0.25)
            .with("conversation.waiting_s", 1_800.0)
            .with("conversation.frt_target_s", 3_600)
            .with("person.orders", 1)
            .with("video.reach_band", "organic")
            .build();

    assertThat(Priority.of(urgent)).isEqualTo(20 + 30 + 10 + 10 + 2 + 5);
  }

  @Property
  void staysWithinItsBoundsAndRisesWithWaiting(
      @ForAll @DoubleRange(min = 0, max = 1) double score,
      @ForAll @DoubleRange(min = 0, max = 1e7) double waiting,
      @ForAll @IntRange(min = 0, max = 1000) int orders) {
    Signal.Builder builder =
        message()
            .with("signal.intent", "complaint")
            .with("signal.sentiment_score", score)
            .with("conversation.frt_target_s", 3_600)
            .with("person.orders", orders)
            .with("video.reach_band", "viral");
    int sooner = Priority.of(builder.with("conversation.waiting_s", waiting).build());
    int later = Priority.of(builder.with("conversation.waiting_s", waiting * 2).build());

    assertThat(sooner).isBetween(0, 100);
    assertThat(later).isBetween(sooner, 100);
  }
}
