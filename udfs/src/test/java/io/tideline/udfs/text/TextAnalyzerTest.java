package io.tideline.udfs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that leave a reader no doubt. No exact score is held: models change. */
class TextAnalyzerTest {
  private final TextAnalyzer analyzer = TextAnalyzer.builtIn();

  private TextVerdict read(String text) {
    return analyzer.analyze(text, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "purchase  | where can I get one of these?",
        "purchase  | I want to order three of them, take my money",
        "purchase  | is the green one still in stock? I would buy it",
        "purchase  | Wo kann ich die kaufen?",
        "purchase  | ich möchte zwei davon bestellen",
        "purchase  | waar kan ik deze kopen?",
        "purchase  | ik wil er graag twee bestellen",
        "purchase  | sooooo want this 😍 where to buy??",
        "question  | how long does the delivery take?",
        "question  | does it work with an older phone?",
        "question  | when is your next live?",
        "question  | Wie lange dauert die Lieferung?",
        "question  | Welche Größe trägst du da?",
        "question  | hoe lang duurt de verzending?",
        "question  | is hij waterdicht of niet?",
        "complaint | broke after three days, I am very disappointed",
        "complaint | mein Paket kam kaputt an, ich bin sehr enttäuscht",
        "complaint | mijn pakket is nooit aangekomen, slechte service",
        "praise    | I love it so much ❤️❤️",
        "praise    | this is absolutely amazing!",
        "praise    | best video I have ever seen 😍",
        "praise    | einfach nur großartig, ich liebe es",
        "praise    | wat is dit mooi 😍 geweldig gedaan",
        "spam      | get free followers at my page, click the link now!!! www.followers.example",
        "spam      | earn $5000 a week from home, message me on whatsapp +1 555 0100 now",
        "spam      | Gratis Follower jetzt hier klicken https://follower.example",
        "spam      | gratis volgers, klik nu op de link https://volgers.example",
        "other     | ok",
        "other     | hm",
        "other     | 🤷",
        "other     | tja",
        "other     | Monday again"
      })
  void knowsWhatTheWriterWants(String intent, String text) {
    assertThat(read(text).intent().label()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "positive | I love this, so beautiful ❤️",
        "positive | what a wonderful idea, thank you so much!",
        "positive | sooooo goooood 😍😍😍",
        "positive | ich liebe dieses Lied, einfach wunderschön",
        "positive | Mega toll gemacht, bin begeistert 🥰",
        "positive | wat een geweldige video, ik hou ervan",
        "positive | heel mooi gedaan, top!",
        "negative | this is terrible, I hate it 😡",
        "negative | the worst product I ever bought, total garbage",
        "negative | i h4te this so much, it is awful",
        "negative | so ein Mist, ich bin total enttäuscht 😡",
        "negative | furchtbar schlecht, das war rausgeworfenes Geld",
        "negative | vreselijk slecht, ik ben heel boos 😡",
        "negative | wat een waardeloze troep, nooit meer",
        "neutral  | the shop opens at nine",
        "neutral  | de winkel gaat om negen uur open"
      })
  void knowsTheMoodOfAText(String label, String text) {
    assertThat(read(text).sentimentLabel().label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I really do not know what you are talking about here",
        "en | Could you please tell me when the shop opens again?",
        "de | Ich weiß wirklich nicht, wovon du hier eigentlich redest",
        "de | Könnt ihr mir bitte sagen, wann der Laden wieder öffnet?",
        "nl | Ik weet echt niet waar je het hier over hebt",
        "nl | Kunnen jullie mij vertellen wanneer de winkel weer opengaat?",
        "und | No tengo ni idea de lo que estás hablando aquí",
        "und | Я совершенно не понимаю, о чём вы говорите",
        "und | 我真的不知道你在说什么",
        "und | 12345"
      })
  void knowsTheLanguageOfASentence(String language, String text) {
    assertThat(read(text).language().tag()).isEqualTo(language);
  }

  @Test
  void theEndOfTheLongestValidTextIsRead() {
    String emoji = "\uD83D\uDE42".repeat(9_900);
    String insult = " you are a stupid idiot, I hate you, shut up you moron";
    TextAnalyzer analyzer = TextAnalyzer.builtIn();

    assertThat(analyzer.analyze(emoji + insult, "en")).isNotEqualTo(analyzer.analyze(emoji, "en"));
  }

  @Test
  void aTagDecidesForATextTooShortToTell() {
    assertThat(analyzer.analyze("👍", "nl-BE").language()).isEqualTo(Language.NL);
    assertThat(analyzer.analyze("", "de").language()).isEqualTo(Language.DE);
    assertThat(analyzer.analyze("👍", "fr").language()).isEqualTo(Language.UND);
    assertThat(analyzer.analyze("👍", "").language()).isEqualTo(Language.UND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "A", "a?", "1 x 2", "y 👍"})
  void oneLetterIsOfNoLanguage(String text) {
    assertThat(analyzer.analyze(text, null).language()).isEqualTo(Language.UND);
    assertThat(analyzer.analyze(text, "nl").language()).isEqualTo(Language.NL);
  }

  @Test
  void aTagDoesNotOverruleAClearText() {
    String german = "Ich weiß wirklich nicht, wovon du hier eigentlich redest";

    assertThat(analyzer.analyze(german, "nl").language()).isEqualTo(Language.DE);
    assertThat(analyzer.analyze(german, "nl")).isEqualTo(read(german));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Je ne sais vraiment pas de quoi vous parlez ici",
        "Не знаю, о чём вы говорите, друзья мои",
        "我真的不知道你在说什么",
        "لا أعرف عما تتحدث",
        "Bu kadar uzun bir cümleyi kim okuyacak acaba"
      })
  void aTextOfAnotherLanguageIsNearNeutral(String text) {
    assertThat(read(text).sentimentScore()).isBetween(0.35, 0.65);
    assertThat(read(text).toxicity()).isLessThan(0.5);
    assertThat(read(text).spam()).isLessThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t  ", "\u200B\u200B", "\u202E"})
  void nothingSaysNothing(String text) {
    TextVerdict verdict = read(text);

    assertThat(verdict.language()).isEqualTo(Language.UND);
    assertThat(verdict.sentimentLabel()).isEqualTo(SentimentLabel.NEUTRAL);
    assertThat(verdict.intent()).isEqualTo(Intent.OTHER);
    assertThat(verdict.toxicity()).isLessThan(0.5);
    assertThat(verdict.spam()).isLessThan(0.5);
  }

  @ParameterizedTest
  @CsvSource({"😍😍😍, positive", "❤️❤️❤️, positive", "😡😡😡, negative", "🤮🤮, negative"})
  void emojiSpeakForThemselves(String text, String label) {
    assertThat(read(text).sentimentLabel().label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "you are a fucking idiot, go kill yourself",
        "halt die Fresse du dreckige Hure",
        "wat ben jij een achterlijke kankerhoer"
      })
  void seesAbuse(String text) {
    assertThat(read(text).toxicity()).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "have a lovely day everyone",
        "Ich wünsche euch einen schönen Tag",
        "fijne dag allemaal"
      })
  void kindWordsAreNoAbuse(String text) {
    assertThat(read(text).toxicity()).isLessThan(0.5);
    assertThat(read(text).spam()).isLessThan(0.5);
  }

  @Test
  void disguisesDoNotHide() {
    double plain = read("I hate this, it is terrible").sentimentScore();

    for (String disguised :
        List.of(
            "I hаte this, it is tеrriblе",
            "Ｉ ｈａｔｅ ｔｈｉｓ, it is terrible",
            "I ha\u200Bte this, it is terrible",
            "I 𝗵𝗮𝘁𝗲 this, it is 𝓽𝓮𝓻𝓻𝓲𝓫𝓵𝓮")) {
      assertThat(read(disguised).sentimentScore()).as(disguised).isEqualTo(plain);
    }
  }

  @Test
  void oneWordManyTimesOverIsStillAnAnswer() {
    for (String word : List.of("very ", "not ", "so so ", "heel ", "sehr ", "love ", "spam ")) {
      TextVerdict verdict = read(word.repeat(1_500) + "good");
      assertThat(verdict.sentimentScore()).as(word).isBetween(0.0, 1.0);
      assertThat(verdict.intentConfidence()).as(word).isBetween(0.0, 1.0);
    }
  }

  @Test
  void ofALongTextTheBeginningCounts() {
    String text = "I love it. ".repeat(2_000);

    assertThat(read(text)).isEqualTo(read(text.substring(0, 20_000)));
  }

  @Test
  void theSameTextHasTheSameAnswerWhateverCameBefore() {
    List<String> texts = texts();
    List<TextVerdict> first = texts.stream().map(this::read).toList();
    List<String> backwards = new ArrayList<>(texts);
    java.util.Collections.reverse(backwards);
    backwards.forEach(this::read);

    assertThat(texts.stream().map(this::read).toList()).isEqualTo(first);
    assertThat(
            new TextAnalyzer(io.tideline.udfs.text.model.Models.builtIn())
                .analyze(texts.get(0), null))
        .isEqualTo(first.get(0));
  }

  @Test
  void manyThreadsReadAsOneDoes() throws Exception {
    List<String> texts = texts();
    List<TextVerdict> alone = texts.stream().map(this::read).toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<TextVerdict>> task =
          () -> {
            List<TextVerdict> last = List.of();
            for (int i = 0; i < 50; i++) {
              last = texts.stream().map(this::read).toList();
            }
            return last;
          };
      for (Future<List<TextVerdict>> answer :
          threads.invokeAll(java.util.Collections.nCopies(8, task))) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> texts() {
    return List.of(
        "I love it ❤️",
        "furchtbar, nie wieder",
        "waar kan ik dit kopen?",
        "",
        "😡",
        "free money www.x.example",
        "ok",
        "hm\u0301\u0301",
        "a".repeat(20_000),
        "#LoveThisSong @anna 3x");
  }
}
