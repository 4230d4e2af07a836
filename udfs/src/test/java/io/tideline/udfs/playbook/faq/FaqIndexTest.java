package io.tideline.udfs.playbook.faq;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaqIndexTest {
  private static final FaqIndex BUILT_IN = FaqIndex.of(Playbook.BUILT_IN);

  private static Optional<String> entry(String text, @Nullable String language) {
    return BUILT_IN.match(text, language).map(FaqMatch::entryId);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "en | where's my package?? ordered a week ago | order_status",
        "en | Hi! I love your product, how long does shipping take to Germany? | shipping",
        "en | can i send it back if it doesn't fit | returns",
        "en | do you accept paypal | payment",
        "en | do you ship to the Netherlands? | shipping",
        "en | when does the package come | order_status",
        "en | how do I order? | ordering",
        "en | shipping cost? | shipping",
        "de | Wo bleibt meine Bestellung? | order_status",
        "de | was sind die versandkosten | shipping",
        "de | Kann ich das zurückgeben? | returns",
        "de | Liefert ihr nach Österreich? | shipping",
        "de | Kann man mit PayPal bezahlen | payment",
        "de | Wie kann ich bestellen? | ordering",
        "de | wann kommt das paket endlich | order_status",
        "nl | waar blijft mijn pakketje | order_status",
        "nl | kan ik dit ruilen? | returns",
        "nl | verzenden jullie naar België? | shipping",
        "nl | kan ik met ideal betalen | payment",
        "nl | wat zijn de verzendkosten | shipping",
        "nl | Hoe kan ik bestellen? | ordering",
        "en | do you ship to france? | shipping",
        "en | can you ship this to the uk | shipping",
        "en | how long until it arrives? | order_status",
        "en | Can I pay on delivery? | payment",
        "de | versendet ihr nach polen | shipping",
      })
  void findsTheEntryThatAnswers(String language, String text, String entry) {
    assertThat(entry(text, language)).contains(entry);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "en | how much is this?",
        "en | Where is your shop?",
        "en | Can I order in two colors?",
        "en | what song is this",
        "en | which camera do you use?",
        "en | is this vegan?",
        "en | What size are you wearing?",
        "de | Gibt es das auch in blau?",
        "de | wie groß bist du?",
        "nl | welke maat draag je?",
        "en | does it fit a small dog?",
        "en | Germany wins today?",
        "en | How long is the video?",
        "de | wie lange hält der akku?",
        "de | meine bestellung ist kaputt angekommen",
        "nl | hoe lang gaat de batterij mee?",
        "en | take my money",
        "en | when will it be back in stock?",
        "en | Can I get your number?",
        "en | how much does it cost?",
        "de | was kostet das?",
        "nl | wat kost dit?",
      })
  void saysNothingWhereItIsNotSure(String language, String text) {
    assertThat(entry(text, language)).isEmpty();
  }

  @Test
  void withoutALanguageAllAreTried() {
    assertThat(entry("Wo bleibt meine Bestellung?", null)).contains("order_status");
    assertThat(entry("kan ik dit ruilen?", "und")).contains("returns");
  }

  @Property
  void aScoreIsFromZeroToOneWhateverIsAsked(@ForAll String text) {
    assertThat(BUILT_IN.match(text, "en").stream())
        .allSatisfy(match -> assertThat(match.score()).isBetween(0.0, 1.0));
  }

  @Test
  void aVeryLongTextIsReadOnlyInPart() {
    assertThat(entry("x ".repeat(100_000) + "where is my order", "en")).isEmpty();
  }

  @Test
  void withoutEntriesNothingMatches() {
    Playbook none =
        Objects.requireNonNull(PlaybookReader.read("{version: v, faq: {entries: []}}").playbook());

    assertThat(FaqIndex.of(none).match("where is my package?", "en")).isEmpty();
  }
}
