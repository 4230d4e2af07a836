package io.tideline.udfs.attribution.utm;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.attribution.roi.CampaignKey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtmReviewTest {
  private static final Set<String> KNOWN =
      Set.of("spring_launch", "creator_week", "retarget_q1", "always_on", "sale_1", "launch_a");

  @Test
  void namesAllThatIsMissing() {
    assertThat(problems(new UtmCombination("", " ", "")))
        .isEqualTo("missing_source missing_medium missing_campaign");
    assertThat(problems(new UtmCombination("tiktok", "", "spring_launch")))
        .isEqualTo("missing_medium");
  }

  @Test
  void aSpellingThatLeavesNothingToGuessIsNoProblem() {
    assertThat(problems(new UtmCombination("\tTIK_TOK ", " Paid_Social", "SPRING_LAUNCH ")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "spring_lanch, spring_launch",
    "sprnig_launch, spring_launch",
    "springlaunch, spring_launch",
    "spring-launch, spring_launch",
    "creator-weeks, creator_week",
    "allways_on, always_on"
  })
  void proposesTheCampaignThatWasProbablyMeant(String written, String meant) {
    UtmReview review = review(new UtmCombination("tiktok", "paid", written));

    assertThat(review.problems()).containsExactly("unknown_campaign");
    assertThat(review.suggestion()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sale_2", "launch_b", "retarget_q2", "summer", "organic", "a", "Ü"})
  void doesNotGuessWhereANameIsLikelyMeant(String campaign) {
    assertThat(problems(new UtmCombination("tiktok", "paid", campaign))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"(direct), direct", "' (LIVE) ', live", "(none), none"})
  void listsNamesThatOnlyWeGiveWithTheNameTheyCountUnder(String written, String counted) {
    var combination = new UtmCombination("tiktok", "paid", written);
    assertThat(review(combination).problems()).containsExactly("naming");
    assertThat(review(combination).suggestion()).isEqualTo(counted);
    assertThat(combination.normalCampaign()).isEqualTo(counted);
    assertThat(CampaignKey.of("acme", written).campaign()).isEqualTo(counted);
  }

  @Test
  void listsNamesAgainstTheScheme() {
    var scheme = new NamingScheme("[a-z]+_[a-z0-9]+");

    assertThat(
            UtmReview.of(new UtmCombination("tiktok", "paid", "Spring 26"), KNOWN, scheme)
                .problems())
        .containsExactly("naming");
    assertThat(
            UtmReview.of(new UtmCombination("tiktok", "paid", "Sale_1"), KNOWN, scheme).isProblem())
        .isFalse();
  }

  @Test
  void aSchemeIsMatchedInLinearTime() {
    assertThat(new NamingScheme("(a+)+$").allows("a".repeat(127) + "b")).isFalse();
    assertThat(NamingScheme.ANY.allows("anything at all")).isTrue();
  }

  private static String problems(UtmCombination combination) {
    return String.join(" ", review(combination).problems());
  }

  private static UtmReview review(UtmCombination combination) {
    return UtmReview.of(combination, KNOWN, NamingScheme.ANY);
  }
}
