package io.tideline.udfs.playbook.faq;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a question as they are compared: without case, accents and endings. */
final class FaqWords {
  /** Whoever writes more than this asks more than one question. */
  private static final int MOST_WORDS = 60;

  private static final int LONGEST = 1_000;
  private static final int LEAST_STEM = 3;
  private static final int FIRST_BEYOND_ASCII = 128;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Endings of English, German and Dutch, longest first. */
  private static final List<String> ENDINGS =
      List.of(
          "ungen", "ments", "ment", "ung", "ing", "ern", "es", "en", "er", "em", "ed", "s", "e",
          "n", "t");

  /** Words that say nothing of what is asked. */
  private static final Set<String> EMPTY =
      words(
          "a an the is are was be been am i me my we our you your it its this that to of for in on"
              + " at and or with do does did has have had will would please hi hello hey thanks"
              + " der die das den dem des ein eine einen einem ist sind war bin bist ich mich"
              + " mir mein meine meinen wir uns unser ihr euch euer du dich dir dein deine es"
              + " er sie zu von fur im am auf und oder mit bitte hallo danke auch schon etwas"
              + " de het een is zijn ben ik mij mijn wij we ons jullie jij je jouw u uw dit dat"
              + " te van voor op en of met graag hoi dank ook al iets");

  /** Words that ask: they count for little. */
  private static final Set<String> ASKING =
      words(
          "what when where who how which why much many long cost costs price can could may get there go know want"
              + " was wann wo wer kostet kosten preis wie hoch welche welcher warum viel viele lange kann konnen konnte"
              + " gibt geht wissen will mochte habt"
              + " wat wanneer waar kost hoog prijs hoe welke waarom veel lang kan kunnen mag zijn gaat weet"
              + " wil");

  private FaqWords() {}

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split(" ")));
  }

  /**
   * A word.
   *
   * @param asking whether it only asks
   */
  record Word(String stem, boolean asking) {}

  /** The different words of a text, in its order. */
  static List<Word> of(String text) {
    String beginning = text.substring(0, Math.min(text.length(), LONGEST));
    String plain = plain(beginning);
    Set<Word> words = new LinkedHashSet<>();
    for (String word : GAPS.split(plain)) {
      if (!word.isEmpty() && !EMPTY.contains(word) && words.size() < MOST_WORDS) {
        words.add(new Word(stem(word), ASKING.contains(word)));
      }
    }
    return new ArrayList<>(words);
  }

  /** Without marks, and in lower case; most texts have no marks at all. */
  private static String plain(String text) {
    if (text.chars().allMatch(letter -> letter < FIRST_BEYOND_ASCII)) {
      return text.toLowerCase(Locale.ROOT);
    }
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss");
  }

  private static String stem(String word) {
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= LEAST_STEM) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
