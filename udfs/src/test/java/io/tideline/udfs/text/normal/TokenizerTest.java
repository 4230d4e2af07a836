package io.tideline.udfs.text.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
  private final NormalText normal = new NormalText();
  private final Normalizer normalizer = new Normalizer();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Tokens tokens = new Tokens();

  /** The tokens as {@code KIND<text>}. */
  private List<String> read(String text) {
    normalizer.read(text, text.length(), normal);
    tokenizer.read(normal, tokens);
    List<String> read = new ArrayList<>();
    for (int t = 0; t < tokens.size(); t++) {
      read.add(tokens.kind(t) + "<" + normal.substring(tokens.start(t), tokens.end(t)) + ">");
    }
    return read;
  }

  @Test
  void keepsTheHashesOfWordsAndPictures() {
    read("Soooo schön #LoveIt 😍 :) 3x 5 @anna https://x.y !");
    for (int t = 0; t < tokens.size(); t++) {
      long word = Hashes.word(normal, tokens.start(t), tokens.end(t), 2);
      boolean has = t < 7;
      assertThat(tokens.hash(t)).as("token %d", t).isEqualTo(has ? word : 0);
    }
    assertThat(tokens.size()).isEqualTo(11);
  }

  @Test
  void splitsAMessageIntoWhatItIsMadeOf() {
    assertThat(read("@anna Soooo schön!!! 😍😍 #LoveIt :) 3x https://x.y/z?a=b ok"))
        .containsExactly(
            "MENTION<@anna>",
            "WORD<soooo>",
            "WORD<schön>",
            "PUNCTUATION<!!!>",
            "EMOJI<😍>",
            "EMOJI<😍>",
            "HASHTAG<love>",
            "HASHTAG<it>",
            "EMOTICON<:)>",
            "WORD<3x>",
            "URL<https://x.y/z?a=b>",
            "WORD<ok>");
  }

  @ParameterizedTest
  @CsvSource({
    "#LoveThisSong, love this song",
    "#love_this_song, love this song",
    "#Love_This, love this",
    "#lovethis, lovethis",
    "#BLM, blm",
    "#GrößeXL, größe xl",
    "#ÜberÄrger, über ärger",
    "#2024Sale, 2024 sale",
    "#x__y_, x y"
  })
  void splitsATagWhereItsLettersTurnToCapitalsAndAtUnderscores(String tag, String words) {
    List<String> expected = new ArrayList<>();
    for (String word : words.split(" ")) {
      expected.add("HASHTAG<" + word + ">");
    }
    assertThat(read(tag)).isEqualTo(expected);
  }

  @Test
  void readsTagsThatTouchEachOther() {
    assertThat(read("#one#TwoThree#4"))
        .containsExactly("HASHTAG<one>", "HASHTAG<two>", "HASHTAG<three>", "HASHTAG<4>");
    assertThat(read("# one")).containsExactly("PUNCTUATION<#>", "WORD<one>");
    assertThat(read("#")).containsExactly("PUNCTUATION<#>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "don't", "don’t", "sh*t", "f**k", "f***ing", "b@d", "a$s", "h4te", "geht's", "1a", "naïve"
      })
  void keepsAWordTogether(String word) {
    assertThat(read(word)).hasSize(1).first().asString().startsWith("WORD<");
    assertThat(read("so " + word + ", ok")).hasSize(4);
  }

  @Test
  void starsAroundAWordAreNotOfIt() {
    assertThat(read("**wow**")).containsExactly("PUNCTUATION<**>", "WORD<wow>", "PUNCTUATION<**>");
    assertThat(read("wow* so")).containsExactly("WORD<wow>", "PUNCTUATION<*>", "WORD<so>");
    assertThat(read("a" + "*".repeat(40) + "b")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "2024", "1.000,50", "12:30", "1,000,000", "24.12.2025", "７７"})
  void readsANumberWithItsSeparatorsAsOne(String number) {
    assertThat(read(number)).hasSize(1).first().asString().startsWith("NUMBER<");
    assertThat(read("um " + number + ".")).hasSize(3).last().isEqualTo("PUNCTUATION<.>");
  }

  @Test
  void aPriceIsANumberAndItsSign() {
    assertThat(read("9,99€")).containsExactly("NUMBER<9,99>", "PUNCTUATION<€>");
    assertThat(read("$5")).containsExactly("PUNCTUATION<$>", "NUMBER<5>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.b/c_(d)?e=f#g",
        "HTTP://SHOUT.EXAMPLE",
        "www.shop.example/x,y",
        "https://ex.ample/ünï😀"
      })
  void readsAnAddressToTheNextBlank(String url) {
    assertThat(read("see " + url + " now"))
        .containsExactly(
            "WORD<see>", "URL<" + url.toLowerCase(java.util.Locale.ROOT) + ">", "WORD<now>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tideline.example", "bit.ly/x", "my-shop.de?a=b", "Get-It.com"})
  void readsAnAddressWithoutItsScheme(String url) {
    assertThat(read("see " + url)).last().asString().startsWith("URL<");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gut.besser",
        "Gut.Es war",
        "ende.",
        "3.50",
        "a.b.c",
        "hm...de",
        "1.de",
        ".de",
        "u.s"
      })
  void aDotInATextIsNoAddress(String text) {
    assertThat(read(text)).noneMatch(token -> token.startsWith("URL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {":)", ":-(", ";)", ":D", "<3", "xD", ":'("})
  void findsEmoticonsButNotInsideWords(String emoticon) {
    String found = "EMOTICON<" + emoticon.toLowerCase(java.util.Locale.ROOT) + ">";

    assertThat(read(emoticon)).containsExactly(found);
    assertThat(read("ok " + emoticon + " so")).containsExactly("WORD<ok>", found, "WORD<so>");
    assertThat(read("maxDa ax:Dn 12:30")).noneMatch(token -> token.startsWith("EMOTICON"));
  }

  @Test
  void mentionsAreHandlesBehindAnAtSign() {
    assertThat(read("@Max_M1 @ home x@y @@"))
        .containsExactly(
            "MENTION<@max_m1>", "PUNCTUATION<@>", "WORD<home>", "WORD<x@y>", "PUNCTUATION<@@>");
  }

  @Test
  void aDotIsOfAHandleUnlessItEndsASentence() {
    assertThat(read("@anna.k. hi"))
        .containsExactly("MENTION<@anna.k>", "PUNCTUATION<.>", "WORD<hi>");
    assertThat(read("@anna.k_2.b!")).containsExactly("MENTION<@anna.k_2.b>", "PUNCTUATION<!>");
    assertThat(read("@anna.Great"))
        .containsExactly("MENTION<@anna>", "PUNCTUATION<.>", "WORD<great>");
    assertThat(read("@anna...k")).containsExactly("MENTION<@anna>", "PUNCTUATION<...>", "WORD<k>");
    assertThat(read("@.k")).containsExactly("PUNCTUATION<@>", "PUNCTUATION<.>", "WORD<k>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200B\u202E", "\n\t "})
  void nothingHasNoTokens(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void readsOtherScriptsAsWords() {
    assertThat(read("Привет мир 你好")).containsExactly("WORD<привет>", "WORD<мир>", "WORD<你好>");
  }

  @Property(tries = 2000)
  void tokensFollowEachOtherAndLeaveOnlyBlanksOut(@ForAll String text) {
    read(text);

    int end = 0;
    for (int t = 0; t < tokens.size(); t++) {
      assertThat(tokens.end(t)).isGreaterThan(tokens.start(t));
      assertThat(tokens.start(t)).isGreaterThanOrEqualTo(end);
      assertThat(normal.substring(end, tokens.start(t))).matches("[ #_]*");
      end = tokens.end(t);
    }
    assertThat(normal.substring(end, normal.length())).matches("[ _]*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "a ", "a*", "*", "a.", "1.", "1,", "@", "@a", "#", "#a", "#A_", "😀", ":", ":)", "(",
        "xD", "x", "http://", "www.", "a.de", "a.de ", "a.co.", "w", "'", "a'", "!", "_", "(a+)+$",
        "й", "ab@"
      })
  void takesTimeInProportionToTheText(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new TokenizerTest().read(text));
  }
}
