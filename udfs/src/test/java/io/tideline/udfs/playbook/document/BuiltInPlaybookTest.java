package io.tideline.udfs.playbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.conversation.hours.HoursByAccount;
import io.tideline.udfs.playbook.AnomalyThresholds;
import io.tideline.udfs.playbook.AttributionWindows;
import io.tideline.udfs.playbook.Benchmarks;
import io.tideline.udfs.playbook.BuiltInPlaybook;
import io.tideline.udfs.playbook.MessageLists;
import io.tideline.udfs.playbook.PagingRules;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.PrivacyRules;
import io.tideline.udfs.playbook.guard.GuardRules;
import io.tideline.udfs.playbook.rule.Rule;
import io.tideline.udfs.playbook.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInPlaybookTest {
  private static final Playbook BUILT_IN = Playbook.BUILT_IN;

  @Test
  void theFileHoldsExactlyTheTypedDefaults() {
    BuiltInPlaybook typed = BuiltInPlaybook.DEFAULT;

    assertThat(BUILT_IN.version()).isEqualTo(typed.version());
    assertThat(BUILT_IN.accounts()).containsExactly("*");
    assertThat(BUILT_IN.spikes()).isEqualTo(typed.spikes());
    assertThat(BUILT_IN.anomalies()).isEqualTo(AnomalyThresholds.DEFAULT);
    assertThat(BUILT_IN.paging()).isEqualTo(PagingRules.DEFAULT);
    assertThat(BUILT_IN.growth()).isEqualTo(typed.growth());
    assertThat(BUILT_IN.sentiment()).isEqualTo(typed.sentiment());
    assertThat(BUILT_IN.conversations()).isEqualTo(typed.conversations());
    assertThat(BUILT_IN.benchmarks()).isEqualTo(Benchmarks.DEFAULT);
    assertThat(BUILT_IN.guards()).isEqualTo(GuardRules.DEFAULT);
    assertThat(BUILT_IN.attribution()).isEqualTo(AttributionWindows.DEFAULT);
    assertThat(BUILT_IN.privacy()).isEqualTo(PrivacyRules.DEFAULT);
    assertThat(BUILT_IN.hours()).isEqualTo(HoursByAccount.WALL_CLOCK);
    assertThat(BUILT_IN.lists()).isEqualTo(MessageLists.DEFAULT);
  }

  @Test
  void everySettingStandsInTheFileSoThatNobodyHasToLookItUp() {
    Playbook read = PlaybookReader.read(PlaybookReader.builtInText()).playbook();

    assertThat(read).isEqualTo(BUILT_IN);
    assertThat(PlaybookReader.builtInText())
        .contains("min_volume: 20", "first_response: 60min", "per_hour: 3", "qa_sample_pct: 7.5");
  }

  @Test
  void aPlaybookOfAVersionAloneIsTheBuiltInOneOfThatVersion() {
    Playbook read = PlaybookReader.read("version: mine").playbook();

    assertThat(read).isNotNull();
    assertThat(read.version()).isEqualTo("mine");
    assertThat(read.rules()).isEqualTo(BUILT_IN.rules());
    assertThat(read.templates()).isEqualTo(BUILT_IN.templates());
    assertThat(read.faq()).isEqualTo(BUILT_IN.faq());
    assertThat(read.guards()).isEqualTo(BUILT_IN.guards());
  }

  @Test
  void everyTextIsThereInEnglishGermanAndDutch() {
    assertThat(BUILT_IN.templates().values())
        .extracting(Template::texts)
        .allSatisfy(texts -> assertThat(texts).containsOnlyKeys("en", "de", "nl"));
    assertThat(BUILT_IN.faq().entries())
        .allSatisfy(entry -> assertThat(entry.questions()).containsOnlyKeys("en", "de", "nl"))
        .allSatisfy(entry -> assertThat(entry.answers()).containsOnlyKeys("en", "de", "nl"));
  }

  @Test
  void theRulesOfTheTreeStandInTheOrderOfSemantics() {
    List<String> tree =
        BUILT_IN.rules().stream()
            .filter(rule -> "messages".equals(rule.group()))
            .map(Rule::id)
            .toList();

    assertThat(tree)
        .startsWith(
            "leave_alone",
            "escalate_toxic_comment",
            "escalate",
            "spam",
            "purchase",
            "question_answered",
            "question",
            "complaint",
            "viral_praise");
  }

  @Test
  void travelsToOtherMachines() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(BUILT_IN);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(BUILT_IN);
    }
  }
}
