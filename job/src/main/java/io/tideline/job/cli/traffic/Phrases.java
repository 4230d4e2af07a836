package io.tideline.job.cli.traffic;

import java.util.List;

/** What people write, in the languages of the contract's home markets. */
final class Phrases {
  private static final List<String> EMOJI =
      List.of("😍", "🔥", "😂", "👏", "💚", "🙏", "😡", "🤔", "✨", "🎉", "😭", "👀");

  private static final Language GERMAN =
      new Language(
          "de",
          List.of(
              "Richtig schön geworden",
              "Wo kann ich das kaufen?",
              "Was kostet der Versand nach Österreich?",
              "Meine Bestellung ist immer noch nicht da",
              "Sooo gut, mega",
              "Das ist leider kaputt angekommen, sehr schade",
              "Gibt es das auch in Grün?",
              "Ich liebe es einfach",
              "Nie wieder, der Kundendienst antwortet nicht",
              "Wer ist noch wegen dem Live hier?"),
          List.of(
              "Hallo! Schau mal in unseren Shop, der Link ist im Profil",
              "Das tut uns leid, schreib uns bitte eine Nachricht",
              "Danke dir für das Lob"));
  private static final Language DUTCH =
      new Language(
          "nl",
          List.of(
              "Echt heel mooi gedaan",
              "Waar kan ik deze kopen?",
              "Hoe lang duurt de levering naar België?",
              "Ik wacht al twee weken op mijn pakket",
              "Superleuk, ik wil er nog een",
              "Jammer, kwaliteit valt tegen",
              "Is deze ook in maat 42?",
              "Wat een lekker nummer eronder",
              "Slechte service, niemand reageert",
              "Mail mij op voorbeeld@example.org aub"),
          List.of(
              "Hoi! Je vindt hem via de link in onze bio",
              "Wat vervelend, stuur ons even een berichtje",
              "Dankjewel, fijn om te horen"));
  private static final Language ENGLISH =
      new Language(
          "en",
          List.of(
              "This is sooo good",
              "Where can I buy this?",
              "Do you ship to Ireland?",
              "Still waiting for my order",
              "Take my money already",
              "It broke after two days, really disappointed",
              "Is there a discount code?",
              "Who else came here from the live?",
              "Worst support ever, nobody answers",
              "The bit at the end got me"),
          List.of(
              "Hi! The link is in our bio",
              "Sorry to hear that, please send us a message",
              "Thank you, that made our day"));
  private static final List<Language> LANGUAGES = List.of(GERMAN, DUTCH, ENGLISH);

  private Phrases() {}

  private record Language(String code, List<String> customers, List<String> brands) {}

  /** A text and its language. */
  record Saying(String text, String lang) {}

  static Saying ofCustomer(Dice dice) {
    Language language = dice.pick(LANGUAGES);
    return new Saying(decorated(dice.pick(language.customers()), dice), language.code());
  }

  static Saying ofBrand(Dice dice) {
    Language language = dice.pick(LANGUAGES);
    return new Saying(dice.pick(language.brands()) + " 💚", language.code());
  }

  private static String decorated(String text, Dice dice) {
    if (dice.chance(0.45)) {
      return text;
    }
    return text + " " + dice.pick(EMOJI).repeat(dice.between(1, 3));
  }
}
