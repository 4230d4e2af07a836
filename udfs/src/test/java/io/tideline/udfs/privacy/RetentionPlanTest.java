package io.tideline.udfs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.privacy.RetentionPlan.Share;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionPlanTest {
  @Test
  void whatNoPlaybookNamesIsKept() {
    assertThat(RetentionPlan.of(List.of(Playbook.BUILT_IN))).isEmpty();
    assertThat(RetentionPlan.of(List.of())).isEmpty();
  }

  @Test
  void eachAccountGoesByTheFirstPlaybookThatIsForIt() {
    Playbook shop = playbook("[shop]", "{messages: 10}");
    Playbook both = playbook("[shop, club]", "{messages: 20}");
    Playbook all = playbook("['*']", "{messages: 30}");
    Playbook never = playbook("['*']", "{messages: 40}");

    assertThat(RetentionPlan.of(List.of(shop, both, all, never)))
        .containsExactly(
            new Share("messages", 10, Set.of("shop"), false),
            new Share("messages", 20, Set.of("club"), false),
            new Share("messages", 30, Set.of("shop", "club"), true));
  }

  @Test
  void anAccountWhosePlaybookSaysNothingKeepsAll() {
    Playbook shop = playbook("[shop]", "{}");
    Playbook all = playbook("['*']", "{messages: 30}");

    assertThat(RetentionPlan.of(List.of(shop, all)))
        .containsExactly(new Share("messages", 30, Set.of("shop"), true));
  }

  @Test
  void creditsAreKeptNoLongerThanTheirOrders() {
    assertThat(RetentionPlan.of(List.of(playbook("['*']", "{conversions: 300}"))))
        .containsExactlyInAnyOrder(
            new Share("conversions", 300, Set.of(), true),
            new Share("attribution_credits", 300, Set.of(), true));
    assertThat(
            RetentionPlan.of(
                List.of(playbook("['*']", "{conversions: 300, attribution_credits: 90}"))))
        .contains(new Share("attribution_credits", 90, Set.of(), true));
  }

  @Test
  void creditsGoBeforeTheirOrders() {
    assertThat(RetentionPlan.of(List.of(playbook("['*']", "{conversions: 300}"))))
        .extracting(Share::table)
        .containsExactly("attribution_credits", "conversions");
  }

  @Test
  void rowsOfNoAccountAreKeptAsLongAsAnybodyWantsThem() {
    Playbook shop = playbook("[shop]", "{dead_letters: 90, erasures: 5}");
    Playbook all = playbook("['*']", "{dead_letters: 30}");

    assertThat(RetentionPlan.of(List.of(shop, all)))
        .containsExactly(new Share("dead_letters", 90, Set.of(), true));
    assertThat(RetentionPlan.of(List.of(shop)))
        .containsExactly(
            new Share("dead_letters", 90, Set.of(), true),
            new Share("erasures", 5, Set.of(), true));
  }

  @Test
  void stateFollowsTheLongestOfThePlaybooksAndOutlivesTheRowsByAWeek() {
    Playbook shop = playbook("[shop]", "{conversations: 60}");
    Playbook all = playbook("['*']", "{conversations: 90}");
    Playbook never = playbook("['*']", "{}");
    assertThat(days(shop, all, never)).isEqualTo(97);
    assertThat(days(playbook("['*']", "{conversations: 1}"))).as("the least").isEqualTo(30);
    assertThat(days(playbook("['*']", "{conversations: 900}"))).as("the most").isEqualTo(400);
  }

  @Test
  void whereAPlaybookThatHoldsSaysNothingStateIsKeptTheLongest() {
    Playbook shop = playbook("[shop]", "{conversations: 60}");
    assertThat(days(shop, playbook("['*']", "{}"))).isEqualTo(400);
    assertThat(days(Playbook.BUILT_IN)).isEqualTo(400);
  }

  private static int days(Playbook... playbooks) {
    return RetentionPlan.stateDays(List.of(playbooks), "conversations", 30, 400);
  }

  private static Playbook playbook(String accounts, String days) {
    var reading =
        PlaybookReader.read(
            "{version: v, accounts: %s, privacy: {retention_days: %s}}".formatted(accounts, days));
    assertThat(reading.problems()).isEmpty();
    return reading.playbook();
  }
}
