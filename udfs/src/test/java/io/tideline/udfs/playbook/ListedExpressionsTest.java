package io.tideline.udfs.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.Intent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedExpressionsTest {
  private final ListedExpressions lists =
      new ListedExpressions(
          new MessageLists(
              Map.of("purchase", List.of("link please"), "complaint", List.of("refund")),
              List.of("lawsuit", "skin rash")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I get a skin rash from it",
        "SKIN RASH!!!",
        "ѕkin rash",
        "s\u200bkin rash",
        "skin... rash",
        "#SkinRash",
      })
  void findsATermHoweverItIsWritten(String text) {
    assertThat(lists.find(text).policyTerms()).containsExactly("skin rash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my skin is fine, no rash", "skinrash", "rash skin", "lawsuits"})
  void findsWholeWordsInARowOnly(String text) {
    assertThat(lists.find(text).policyTerms()).isEmpty();
  }

  @Test
  void theFirstExpressionSettlesTheIntent() {
    assertThat(lists.find("Link please, or a refund").intent()).contains(Intent.PURCHASE);
    assertThat(lists.find("a refund and the link please").intent()).contains(Intent.COMPLAINT);
    assertThat(lists.find("hello").intent()).isEmpty();
  }

  @Test
  void numbersAreWords() {
    var numbers =
        new ListedExpressions(new MessageLists(Map.of(), List.of("1488", "plan 9", "888")));

    assertThat(numbers.find("so 1488!").policyTerms()).containsExactly("1488");
    assertThat(numbers.find("#1488").policyTerms()).containsExactly("1488");
    assertThat(numbers.find("#888").policyTerms()).containsExactly("888");
    assertThat(numbers.find("the plan 9 again").policyTerms()).containsExactly("plan 9");
    assertThat(numbers.find("my plan, 9").policyTerms()).containsExactly("plan 9");
    assertThat(numbers.find("a plan").policyTerms()).isEmpty();
    assertThat(numbers.find("148 14888 88 8888 plan 8").policyTerms()).isEmpty();
  }

  @Test
  void theEndOfTheLongestValidTextIsRead() {
    String text = "\uD83D\uDE00".repeat(9_991) + " lawsuit!";

    assertThat(text.codePointCount(0, text.length())).isEqualTo(10_000);
    assertThat(lists.find(text).policyTerms()).containsExactly("lawsuit");
  }

  @Test
  void everyTermIsToldOnce() {
    assertThat(lists.find("lawsuit! skin rash, lawsuit").policyTerms())
        .containsExactly("lawsuit", "skin rash");
  }

  @Test
  void withoutListsThereIsNothingToFind() {
    assertThat(new ListedExpressions(MessageLists.DEFAULT).find("lawsuit"))
        .isEqualTo(ListedExpressions.Found.NOTHING);
  }
}
