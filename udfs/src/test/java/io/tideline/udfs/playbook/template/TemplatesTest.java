package io.tideline.udfs.playbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
  private static final Templates TEMPLATES =
      templates(
          """
          version: v1
          languages: {acct_de: de}
          values: {order_link: "https://shop.example/a?b=c"}
          templates:
            hi:
              en: "Hi {username|there}, {product} is here: {order_link}. Within {expected_time|hours}!"
              de: "Hallo {username|du}, in {hours} Stunden."
            english: {en: "Only English, {username}."}
            mail: {en: "Write to help@shop.example, {username}"}
          faq:
            offer: {en: "A person is here too."}
            entries:
              - id: size
                questions: {en: "Which size?"}
                answer: {en: "See the table, {username|friend}.", de: "Siehe Tabelle."}
          """);

  private static Templates templates(String document) {
    return new Templates(
        Objects.requireNonNull(PlaybookReader.read(document).playbook(), "a valid playbook"));
  }

  private static Rendered render(String id, @Nullable String language, Fillings fillings) {
    return TEMPLATES.render(id, language, "acct", fillings).orElseThrow();
  }

  @Test
  void everythingIsFilledIn() {
    Rendered filled = render("hi", "en", new Fillings("Kim", "Mug", 240, null));

    assertThat(filled.text())
        .isEqualTo("Hi Kim, Mug is here: https://shop.example/a?b=c. Within 4 hours!");
    assertThat(filled.warehouseText())
        .isEqualTo("Hi [name], Mug is here: https://shop.example/a?b=c. Within 4 hours!");
  }

  @Test
  void whatIsUnknownHasItsFallback() {
    Rendered filled = render("hi", "en", Fillings.named(null));

    assertThat(filled.text())
        .isEqualTo("Hi there, is here: https://shop.example/a?b=c. Within hours!");
    assertThat(filled.warehouseText()).isEqualTo(filled.text());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "hi, de, acct, de",
        "hi, nl, acct, en",
        "hi, nl, acct_de, de",
        "hi, und, acct_de, de",
        "hi, -, acct_de, de",
        "hi, en, acct_de, en",
        "english, de, acct_de, en"
      })
  void speaksTheMessagesLanguageElseTheAccountsElseEnglish(
      String id, @Nullable String ofMessage, String account, String spoken) {
    Rendered filled = TEMPLATES.render(id, ofMessage, account, Fillings.named("Kim")).orElseThrow();

    assertThat(filled.language()).isEqualTo(spoken);
  }

  @Test
  void anAnswerOffersAPersonInItsLanguageOrInEnglish() {
    Rendered english = TEMPLATES.answer("size", "en", "acct", Fillings.named("Kim")).orElseThrow();
    Rendered german = TEMPLATES.answer("size", "de", "acct", Fillings.named("Kim")).orElseThrow();

    assertThat(english.templateId()).isEqualTo("faq.size");
    assertThat(english.text()).isEqualTo("See the table, Kim. A person is here too.");
    assertThat(german.text()).isEqualTo("Siehe Tabelle. A person is here too.");
  }

  @Test
  void theWarehouseSeesNoPersonalDataOfTheTemplateEither() {
    assertThat(render("mail", "en", Fillings.named("Kim")).warehouseText())
        .isEqualTo("Write to [email], [name]");
  }

  @Test
  void thereIsNoTextWithoutATemplate() {
    assertThat(TEMPLATES.render("nothing", "en", "acct", Fillings.named("Kim"))).isEmpty();
    assertThat(TEMPLATES.answer("nothing", "en", "acct", Fillings.named("Kim"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "30, en, 30 minutes",
    "60, en, 1 hour",
    "90, de, 90 Minuten",
    "240, de, 4 Stunden",
    "60, de, 1 Stunde",
    "121, nl, 3 uur",
    "45, nl, 45 minuten"
  })
  void timesAreSaidInWords(int minutes, String language, String words) {
    assertThat(Placeholder.EXPECTED_TIME.fill(new Fillings(null, null, minutes, null), language))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "Hi {usrname}       => no such placeholder {usrname}; did you mean `username`?",
        "Hi {username       => a { without its }",
        "Hi username}       => a } without its {",
        "Hi {username|{x}}  => a { within a fallback",
        "Hi @{username}     => {username} touches a character that could make a mention or a link of it",
        "Hi {username}.com  => {username} touches a character that could make a mention or a link of it",
        "Hi {product}{username} => {product} touches a character that could make a mention or a link of it",
        "{link}{username}   => {username} touches a character that could make a mention or a link of it",
        "{username}{link}   => {username} touches a character that could make a mention or a link of it",
        "shop.example/{product} => {product} touches a character that could make a mention or a link of it",
      })
  void aTemplateThatCouldGoWrongIsRefused(String text, String problem) {
    TemplateFormatException wrong =
        catchThrowableOfType(
            TemplateFormatException.class,
            () -> TemplateText.parse(text, List.of("username", "product", "link"), Set.of("link")));

    assertThat(wrong).hasMessage(problem);
  }

  @Property(tries = 1_000)
  void nobodysNameGetsMoreThanItsPlaceInTheText(@ForAll("hostile") String name) {
    for (String id : Playbook.BUILT_IN.templates().keySet()) {
      Rendered filled =
          new Templates(Playbook.BUILT_IN)
              .render(id, "de", "acct", new Fillings(name, name, 60, name))
              .orElseThrow();

      assertThat(filled.text()).doesNotContain("{", "}", "@", "://", "evil.com", "\n");
      assertThat(filled.text()).doesNotContainPattern("www[.]\\S");
      assertThat(filled.text().codePoints()).noneMatch(TemplateText::isUnseen);
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "{",
            "}",
            "{order_link}",
            "@",
            "evil.com",
            "evil",
            ".com",
            ".",
            "https://",
            "www.",
            "\n",
            "\u202e",
            "\u200d",
            "Kim",
            " ",
            "<",
            "$1",
            "\\",
            "%n")
        .list()
        .ofMaxSize(8)
        .map(list -> String.join("", list));
  }
}
