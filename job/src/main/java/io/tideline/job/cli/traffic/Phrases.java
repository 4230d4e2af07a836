package io.tideline.job.cli.traffic;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people write, in the languages of the contract's home markets. */
final class Phrases {
  private static final Map<Mood, List<String>> EMOJI =
      Map.of(
          Mood.GLAD, List.of("😍", "🔥", "👏", "💚", "✨", "🎉"),
          Mood.ASKING, List.of("🤔", "🙏", "👀"),
          Mood.UPSET, List.of("😡", "😭", "💔"),
          Mood.CHATTING, List.of("😂", "👀", "🎶"));

  private static final Language GERMAN =
      new Language(
          "de",
          List.of(
              new Phrase(Mood.GLAD, "Richtig schön geworden"),
              new Phrase(Mood.ASKING, "Wo kann ich das kaufen?"),
              new Phrase(Mood.ASKING, "Was kostet der Versand nach Österreich?"),
              new Phrase(Mood.UPSET, "Meine Bestellung ist immer noch nicht da"),
              new Phrase(Mood.GLAD, "Sooo gut, mega"),
              new Phrase(Mood.UPSET, "Das ist leider kaputt angekommen, sehr schade"),
              new Phrase(Mood.ASKING, "Gibt es das auch in Grün?"),
              new Phrase(Mood.GLAD, "Ich liebe es einfach"),
              new Phrase(Mood.UPSET, "Nie wieder, der Kundendienst antwortet nicht"),
              new Phrase(Mood.UPSET, "Bitte erstattet es auf DE89 3704 0044 0532 0130 00"),
              new Phrase(Mood.CHATTING, "Wer ist noch wegen dem Live hier?"),
              new Phrase(Mood.CHATTING, "Schaue ich beim Frühstück")),
          List.of(
              "Hallo! Schau mal in unseren Shop, der Link ist im Profil",
              "Das tut uns leid, schreib uns bitte eine Nachricht",
              "Danke dir für das Lob"));
  private static final Language DUTCH =
      new Language(
          "nl",
          List.of(
              new Phrase(Mood.GLAD, "Echt heel mooi gedaan"),
              new Phrase(Mood.ASKING, "Waar kan ik deze kopen?"),
              new Phrase(Mood.ASKING, "Hoe lang duurt de levering naar België?"),
              new Phrase(Mood.UPSET, "Ik wacht al twee weken op mijn pakket"),
              new Phrase(Mood.GLAD, "Superleuk, ik wil er nog een"),
              new Phrase(Mood.GLAD, "Zo blij mee, dank jullie wel"),
              new Phrase(Mood.UPSET, "Jammer, kwaliteit valt tegen"),
              new Phrase(Mood.ASKING, "Is deze ook in maat 42?"),
              new Phrase(Mood.CHATTING, "Wat een lekker nummer eronder"),
              new Phrase(Mood.CHATTING, "Wie kijkt er nog meer in de trein?"),
              new Phrase(Mood.UPSET, "Slechte service, niemand reageert"),
              new Phrase(Mood.ASKING, "Mail mij op voorbeeld@example.org aub")),
          List.of(
              "Hoi! Je vindt hem via de link in onze bio",
              "Wat vervelend, stuur ons even een berichtje",
              "Dankjewel, fijn om te horen"));
  private static final Language ENGLISH =
      new Language(
          "en",
          List.of(
              new Phrase(Mood.GLAD, "This is sooo good"),
              new Phrase(Mood.ASKING, "Where can I buy this?"),
              new Phrase(Mood.ASKING, "Do you ship to Ireland?"),
              new Phrase(Mood.UPSET, "Still waiting for my order"),
              new Phrase(Mood.GLAD, "Take my money already"),
              new Phrase(Mood.UPSET, "It broke after two days, really disappointed"),
              new Phrase(Mood.ASKING, "Is there a discount code?"),
              new Phrase(Mood.CHATTING, "Who else came here from the live?"),
              new Phrase(Mood.CHATTING, "Watching this on the train"),
              new Phrase(Mood.UPSET, "Worst support ever, nobody answers"),
              new Phrase(Mood.GLAD, "The bit at the end got me")),
          List.of(
              "Hi! The link is in our bio",
              "Sorry to hear that, please send us a message",
              "Thank you, that made our day"));
  private static final List<Language> LANGUAGES = List.of(GERMAN, DUTCH, ENGLISH);

  private Phrases() {}

  /** How somebody feels, which shows in the emoji, and how many of 100 do. */
  private enum Mood {
    GLAD(45),
    ASKING(23),
    UPSET(6),
    CHATTING(26);

    final int percent;

    Mood(int percent) {
      this.percent = percent;
    }

    static Mood any(Dice dice) {
      int roll = dice.below(100);
      for (Mood mood : values()) {
        roll -= mood.percent;
        if (roll < 0) {
          return mood;
        }
      }
      throw new IllegalStateException("the moods do not sum up to 100");
    }
  }

  private record Phrase(Mood mood, String text) {}

  private record Language(String code, Map<Mood, List<Phrase>> customers, List<String> brands) {
    Language(String code, List<Phrase> customers, List<String> brands) {
      this(code, customers.stream().collect(Collectors.groupingBy(Phrase::mood)), brands);
    }
  }

  /**
   * A text and its language.
   *
   * @param wantsAnswer it is a question or a complaint
   */
  record Saying(String text, String lang, boolean wantsAnswer) {}

  static Saying ofCustomer(Dice dice) {
    Language language = dice.pick(LANGUAGES);
    Mood mood = Mood.any(dice);
    boolean wantsAnswer = mood == Mood.ASKING || mood == Mood.UPSET;
    String text = decorated(dice.pick(language.customers().get(mood)), dice);
    return new Saying(text, language.code(), wantsAnswer);
  }

  /** An answer in that language. */
  static Saying ofBrand(Dice dice, String lang) {
    Language language =
        Stream.of(GERMAN, DUTCH).filter(l -> l.code().equals(lang)).findFirst().orElse(ENGLISH);
    return new Saying(dice.pick(language.brands()) + " 💚", language.code(), false);
  }

  private static String decorated(Phrase phrase, Dice dice) {
    if (dice.chance(0.45)) {
      return phrase.text();
    }
    String emoji = dice.pick(EMOJI.get(phrase.mood()));
    return phrase.text() + " " + emoji.repeat(dice.between(1, 3));
  }
}
