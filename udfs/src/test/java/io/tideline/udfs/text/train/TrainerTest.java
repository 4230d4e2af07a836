package io.tideline.udfs.text.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Toy texts: each touches one bucket for what it says and one that says nothing. */
class TrainerTest {
  private static final TrainerSettings SETTINGS =
      new TrainerSettings(7, 100, 1, 0.5f, 1, 1, 0.3f, 0, 0.5f);
  private static final TrainerSettings NO_RARITY =
      new TrainerSettings(7, 100, 1, 0.5f, 0, 1, 0.3f, 0, 0.5f);
  private static final int GOOD = 11;
  private static final int BAD = 22;
  private static final int EITHER = 33;

  private final List<Example> examples = new ArrayList<>();

  @Test
  void tellsWhatCanBeTold() {
    give(20, Language.EN, 0, GOOD);
    give(20, Language.EN, 1, BAD);

    Weights weights = new Trainer(examples, SETTINGS).train(0);

    assertThat(margin(weights, Language.EN, GOOD)).isGreaterThan(0.7);
    assertThat(margin(weights, Language.EN, BAD)).isLessThan(-0.7);
    assertThat(margin(weights, Language.EN, EITHER)).isBetween(-0.2, 0.2);
  }

  @Test
  void oneLabelsWeightsAreTheOthersTurnedOver() {
    give(20, Language.DE, 0, GOOD);
    give(20, Language.DE, 1, BAD);
    Trainer trainer = new Trainer(examples, SETTINGS);

    double ofFirst = margin(trainer.train(0), Language.DE, GOOD);
    double ofSecond = margin(trainer.train(1), Language.DE, GOOD);

    assertThat(ofFirst + ofSecond).isBetween(-0.05, 0.05);
  }

  @Test
  void whatHoldsInOneLanguageHelpsInAnother() {
    give(20, Language.EN, 0, GOOD);
    give(20, Language.EN, 1, BAD);
    give(20, Language.NL, 1, EITHER);
    give(20, Language.NL, 0, EITHER);

    Weights weights = new Trainer(examples, SETTINGS).train(0);

    assertThat(margin(weights, Language.NL, GOOD)).isGreaterThan(0.3);
    assertThat(margin(weights, Language.EN, GOOD))
        .isGreaterThan(margin(weights, Language.NL, GOOD));
  }

  @Test
  void aWordCanMeanTheOppositeInAnotherLanguage() {
    give(20, Language.EN, 0, GOOD);
    give(20, Language.EN, 1, BAD);
    give(20, Language.DE, 1, GOOD);
    give(20, Language.DE, 0, BAD);

    Weights weights = new Trainer(examples, SETTINGS).train(0);

    assertThat(margin(weights, Language.EN, GOOD)).isGreaterThan(0.5);
    assertThat(margin(weights, Language.DE, GOOD)).isLessThan(-0.5);
    assertThat(margin(weights, Language.UND, GOOD)).isBetween(-0.3, 0.3);
  }

  @Test
  void whatStandsInTooFewTextsIsNotLearned() {
    give(20, Language.EN, 0, GOOD);
    give(19, Language.EN, 1, BAD);
    TrainerSettings twenty = new TrainerSettings(7, 100, 1, 0.5f, 1, 20, 0.3f, 0, 0.5f);

    Weights weights = new Trainer(examples, twenty).train(0);

    assertThat(weights.grams[0][GOOD]).isPositive();
    assertThat(weights.grams[0][BAD]).isZero();
  }

  @Test
  void withoutOwnWeightsAllLanguagesAreReadAlike() {
    give(20, Language.EN, 0, GOOD);
    give(20, Language.DE, 1, BAD);
    TrainerSettings shared = new TrainerSettings(7, 100, 1, 0, 1, 1, 0.3f, 0, 0.5f);

    Weights weights = new Trainer(examples, shared).train(0);

    assertThat(margin(weights, Language.NL, GOOD)).isEqualTo(margin(weights, Language.EN, GOOD));
  }

  @Test
  void aHeavyTextOutweighsALightOne() {
    examples.add(example(Language.EN, 0, 1, GOOD));
    examples.add(example(Language.EN, 1, 0.1f, GOOD));

    Weights weights = new Trainer(examples, SETTINGS).train(0);

    assertThat(margin(weights, Language.EN, GOOD)).isPositive();
  }

  @Test
  void whatIsOnlyKnownNotToBeOfALabelTellsOfThatLabelAlone() {
    give(20, Language.EN, 0, GOOD);
    give(20, Language.EN, 1, BAD);
    give(20, Language.EN, 2, EITHER);
    double[] before = margins(BAD);
    for (int i = 0; i < 40; i++) {
      examples.add(denied(Language.EN, 1, BAD));
    }

    double[] after = margins(BAD);

    assertThat(before[1]).isGreaterThan(0.5);
    assertThat(after[1]).isLessThan(-0.1);
    assertThat(after[0]).isEqualTo(before[0], within(0.05));
    assertThat(after[2]).isEqualTo(before[2], within(0.05));
  }

  private double[] margins(int bucket) {
    Trainer trainer = new Trainer(examples, NO_RARITY);
    return IntStream.range(0, 3)
        .mapToDouble(label -> margin(trainer.train(label), Language.EN, bucket))
        .toArray();
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    give(30, Language.EN, 0, GOOD);
    give(50, Language.DE, 1, BAD);
    give(7, Language.DE, 0, BAD);

    Weights first = new Trainer(examples, SETTINGS).train(0);
    Weights second = new Trainer(examples, SETTINGS).train(0);

    assertThat(second.grams).isDeepEqualTo(first.grams);
    assertThat(second.signals).isDeepEqualTo(first.signals);
  }

  private void give(int count, Language language, int label, int bucket) {
    for (int i = 0; i < count; i++) {
      examples.add(example(language, label, 1, bucket));
    }
  }

  private static double margin(Weights weights, Language language, int bucket) {
    return weights.margin(example(language, 0, 1, bucket), language);
  }

  private static Example example(Language language, int label, float weight, int bucket) {
    return example(language, label, false, weight, bucket);
  }

  private static Example denied(Language language, int label, int bucket) {
    return example(language, label, true, 1, bucket);
  }

  private static Example example(
      Language language, int label, boolean denied, float weight, int bucket) {
    boolean alone = bucket == EITHER;
    int[] buckets = alone ? new int[] {EITHER} : new int[] {bucket, EITHER};
    float[] values = alone ? new float[] {1} : new float[] {1, 1};
    return new Example(language, label, denied, weight, buckets, values, new float[Signal.COUNT]);
  }
}
