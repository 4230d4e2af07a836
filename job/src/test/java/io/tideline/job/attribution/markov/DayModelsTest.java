package io.tideline.job.attribution.markov;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.attribution.markov.RemovalEffects;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayModelsTest {
  private final DayModels models = new DayModels();
  private int learned;

  @Test
  void manySmallAccountsWhoseOrdersAlternateLearnOnce() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int account = 0; account < 1_000; account++) {
        ask("account-" + account, 7, 10);
      }
    }
    assertThat(learned).isEqualTo(1_000);
  }

  @Test
  void modelsOfManyCampaignsGoOnceTheyAreTooMuch() throws Exception {
    int fits = DayModels.MAX_EFFECTS / 401;
    for (int account = 0; account <= fits; account++) {
      ask("account-" + account, 7, 400);
    }
    ask("account-" + fits, 7, 400);
    assertThat(learned).isEqualTo(fits + 1);
    ask("account-0", 7, 400);
    assertThat(learned).isEqualTo(fits + 2);
  }

  @Test
  void whatIsSettledMakesOnlyLaterModelsOfItsAccountLearnAgain() throws Exception {
    ask("a", 7, 1);
    ask("a", 8, 1);
    ask("b", 8, 1);
    models.forgetThoseLearnedOn("a", 7);
    ask("a", 7, 1);
    ask("b", 8, 1);
    assertThat(learned).isEqualTo(3);
    ask("a", 8, 1);
    assertThat(learned).isEqualTo(4);
  }

  private void ask(String account, long day, int campaigns) throws Exception {
    models.of(
        account,
        day,
        () -> {
          learned++;
          Map<String, Double> effects = new HashMap<>();
          for (int i = 0; i < campaigns; i++) {
            effects.put("c" + i, 1.0);
          }
          return new RemovalEffects(effects);
        });
  }
}
