package io.tideline.udfs.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import org.junit.jupiter.api.Test;

class CuesTest {
  private final Cues cues = new Cues();

  private Cues read(Language language, String text) {
    NormalText normal = new NormalText();
    Tokens tokens = new Tokens();
    new Normalizer().read(text, text.length(), normal);
    new Tokenizer().read(normal, tokens);
    cues.read(normal, tokens, language);
    return cues;
  }

  @Test
  void countsTheWordsOfEachCue() {
    Cues found = read(Language.EN, "You stupid, stupid bastard, I'll kill you");

    assertThat(found.count(Cue.INSULT)).isEqualTo(2);
    assertThat(found.count(Cue.SWEAR)).isEqualTo(1);
    assertThat(found.count(Cue.THREAT)).isEqualTo(1);
    assertThat(found.count(Cue.SLUR)).isZero();
  }

  @Test
  void anInsultOfOneLanguageIsAnEverydayWordOfAnother() {
    assertThat(read(Language.EN, "hoe").count(Cue.SWEAR)).isEqualTo(1);
    assertThat(read(Language.NL, "hoe").count(Cue.SWEAR)).isZero();
    assertThat(read(Language.UND, "hoe").count(Cue.SWEAR)).isZero();
    assertThat(read(Language.EN, "die").count(Cue.THREAT)).isEqualTo(1);
    assertThat(read(Language.DE, "die").count(Cue.THREAT)).isZero();
  }

  @Test
  void whatMeansTheSameEverywhereIsFoundInAnyLanguage() {
    for (Language language : Language.values()) {
      assertThat(read(language, "fu\u0441k").count(Cue.SWEAR)).isEqualTo(1);
      assertThat(read(language, "SUUUUBSCRIBE").count(Cue.SUBSCRIBE)).isEqualTo(1);
    }
  }

  @Test
  void aWordMayBeSeveralCues() {
    Cues found = read(Language.EN, "support");
    assertThat(found.count(Cue.PLEAD)).isEqualTo(1);
    assertThat(read(Language.EN, "subs").count(Cue.AUDIENCE)).isEqualTo(1);
    assertThat(read(Language.EN, "subs").count(Cue.SUBSCRIBE)).isEqualTo(1);
  }

  @Test
  void seesWhetherPeopleAreSentToTheWritersOwn() {
    assertThat(read(Language.EN, "check out my new song").looksAtOwn()).isTrue();
    assertThat(read(Language.DE, "schaut mal auf meinem Kanal vorbei").looksAtOwn()).isTrue();
    assertThat(read(Language.NL, "bekijk eens mijn pagina").ownCreation()).isTrue();
    assertThat(read(Language.EN, "check it. I lost a parcel and then my keys").looksAtOwn())
        .isFalse();
  }

  @Test
  void nothingOfATextBeforeIsLeft() {
    read(Language.EN, "check out my song you bastard");
    Cues found = read(Language.EN, "lovely");

    assertThat(found.count(Cue.SWEAR)).isZero();
    assertThat(found.looksAtOwn()).isFalse();
    assertThat(found.ownCreation()).isFalse();
  }
}
