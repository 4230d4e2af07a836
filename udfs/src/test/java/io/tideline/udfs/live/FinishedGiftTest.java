package io.tideline.udfs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishedGiftTest {
  @ParameterizedTest
  @CsvSource({"100,1,LARGE", "99,1,SMALL", "33,3,SMALL", "25,4,LARGE", "0,1,SMALL"})
  void aGiftIsLargeFromAHundredDiamondsOn(long diamonds, long count, GiftSize size) {
    assertThat(FinishedGift.single(Gifts.of(null, diamonds, count, 0)).size()).isEqualTo(size);
  }

  @Test
  void rulesSeeTheGiftAndTemplatesTheName() {
    Signal signal = FinishedGift.single(Gifts.of(null, 50, 3, 7)).signal(false);
    assertThat(signal.value("signal.diamonds")).isEqualTo(150L);
    assertThat(signal.value("signal.count")).isEqualTo(3L);
    assertThat(signal.value("signal.gift")).isEqualTo("Rose");
    assertThat(signal.value("signal.first_small")).isEqualTo(false);
    assertThat(signal.subject().customerName()).isEqualTo("Zoë");
    assertThat(signal.subject().liveId()).isEqualTo("live");
    assertThat(signal.occurredAtMillis()).isEqualTo(Gifts.EIGHT + 7);
  }

  @Test
  void theFirstSmallGiftHasOneCauseWhicheverItWas() {
    FinishedGift one = FinishedGift.single(Gifts.of(null, 1, 1, 0));
    FinishedGift other = FinishedGift.single(Gifts.of(null, 1, 1, 5));
    assertThat(one.signal(true).cause()).isEqualTo(other.signal(true).cause());
    assertThat(one.signal(false).cause()).isNotEqualTo(other.signal(false).cause());
    assertThat(one.signal(false).cause()).isNotEqualTo(one.signal(true).cause());
  }

  @Test
  void onlyTheFirstSmallGiftOfAViewerIsThanked() {
    FinishedGift small = FinishedGift.single(Gifts.of(null, 99, 1, 0));
    FinishedGift large = FinishedGift.single(Gifts.of(null, 100, 1, 0));
    assertThat(Gifter.begunAt(0).isFirstSmall(large)).isFalse();
    assertThat(Gifter.begunAt(0).isFirstSmall(small)).isTrue();
    assertThat(Gifter.begunAt(0).withSmall(0).isFirstSmall(small)).isFalse();
  }
}
