package io.tideline.udfs.text.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalsTest {
  private static Signals read(String text) {
    NormalText normal = new NormalText();
    Tokens tokens = new Tokens();
    Signals signals = new Signals();
    new Normalizer().read(text, text.length(), normal);
    new Tokenizer().read(normal, tokens);
    signals.read(normal, tokens, Language.EN);
    return signals;
  }

  private static float get(Signal signal, String text) {
    return read(text).get(signal.ordinal());
  }

  @ParameterizedTest
  @CsvSource({
    "QUESTION, is it?, it is",
    "QUESTION_AT_END, so is it?, is it? so",
    "EXCLAMATIONS, wow!!!, wow!",
    "DOTS, well..., well.",
    "URL, see https://a.example, see a",
    "MENTION_FIRST, @anna look, look @anna",
    "COMPANY, so @nike again, so @anna again",
    "COMPANY_FIRST, @AskAmex hello, hello @AskAmex",
    "SERVICE_DESK, hi @acme_support, hi @nike",
    "PERSON_FIRST, @anna @ben look, @anna @nike look",
    "PERSON_FIRST, @anna look, look @anna",
    "LONG_NUMBER, code 123456, code 12",
    "MONEY, only 5€, only 5",
    "SHOUTING, STOP THIS NOW, Stop this now",
    "ASTERISKS, f*ck, fck",
    "REPETITION, sooo, soo",
    "REPETITION, ha ha!!!, 'ha     ha'",
    "HIDDEN, a\u200Bb\u200Bc\u200Bd, abcd",
    "SWEARING, what the fuuuuck, what the frog",
    "NO_INSULT, lovely, stupid",
    "GROUP_AND_ATTACK, deport all immigrants, immigrants are welcome",
    "LOOK_AT_OWN, check out my new song, check the size",
    "OWN_CREATION, my new album, my new shoes",
    "SUBSCRIBE, please subscribe, please stay",
    "TWO_PROMOTIONS, subscribe to my channel, subscribe",
    "NO_PROMOTION, so beautiful, free money"
  })
  void seesHowATextIsTyped(Signal signal, String with, String without) {
    assertThat(get(signal, with)).isEqualTo(1);
    assertThat(get(signal, without)).isZero();
  }

  @Test
  void blankTextsAreAlike() {
    Signals empty = read("");
    Signals blank = read("  \n\t  \n\n");

    for (int i = 0; i < Signal.COUNT; i++) {
      assertThat(blank.get(i)).as(Signal.values()[i].name()).isEqualTo(empty.get(i));
    }
  }

  @Property(tries = 500)
  void everySignalIsANumberOfModestSize(@ForAll String text) {
    Signals signals = read(text.repeat(20));

    for (int i = 0; i < Signal.COUNT; i++) {
      assertThat(signals.get(i)).as(Signal.values()[i].name()).isBetween(-5f, 5f);
    }
  }
}
