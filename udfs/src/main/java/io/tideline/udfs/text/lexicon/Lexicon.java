package io.tideline.udfs.text.lexicon;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.WordLists;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The valence of words and expressions of one language, with what turns and strengthens them.
 * {@link Language#UND} has the words of no language, so emoji and emoticons alone speak.
 */
public final class Lexicon {
  /** The most words an expression has. */
  public static final int LONGEST = 4;

  private static final Map<Language, Lexicon> ALL = load();
  private static final Lexicon VADER = vader();
  private static final WordValues ANY_NEGATION = anyNegation();

  private final WordValues valences;
  private final WordValues expressionStarts;
  private final WordValues intensifiers;
  private final WordValues negations;
  private final WordValues contrasts;
  private final WordValues pictures;

  private Lexicon(
      List<String[]> words,
      List<String[]> strong,
      List<String> not,
      List<String> but,
      WordValues pictures) {
    this.valences = new WordValues(words.size() * 8);
    this.expressionStarts = new WordValues(words.size() + strong.size() + not.size());
    this.intensifiers = new WordValues(strong.size());
    this.negations = new WordValues(not.size());
    this.contrasts = new WordValues(but.size());
    this.pictures = pictures;
    for (String[] row : words) {
      float valence = Float.parseFloat(row[1]);
      add(row[0], valence);
      if (row.length > 2) {
        for (String form : row[2].split(" ")) {
          add(form, valence);
        }
      }
    }
    strong.forEach(row -> intensifiers.put(expression(row[1]), Float.parseFloat(row[2])));
    not.forEach(word -> negations.put(expression(word), 1));
    but.forEach(word -> contrasts.put(hash(word), 1));
  }

  /** Other words, but turned and strengthened by the same as another lexicon's. */
  private Lexicon(List<String[]> words, Lexicon like) {
    this.valences = new WordValues(words.size());
    this.expressionStarts = like.expressionStarts;
    this.intensifiers = like.intensifiers;
    this.negations = like.negations;
    this.contrasts = like.contrasts;
    this.pictures = like.pictures;
    words.forEach(row -> add(row[0], Float.parseFloat(row[1])));
  }

  private static Map<Language, Lexicon> load() {
    WordValues pictures = new WordValues(2_000);
    for (String list : List.of("emoji.tsv", "emoticons.tsv")) {
      WordLists.rows(list).forEach(row -> pictures.put(hash(row[0]), Float.parseFloat(row[1])));
    }
    List<String[]> strong = WordLists.rows("intensifiers.tsv");
    List<String[]> not = WordLists.rows("negations.tsv");
    List<String[]> but = WordLists.rows("contrasts.tsv");
    Map<Language, Lexicon> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String tag = language.tag();
      all.put(
          language,
          new Lexicon(
              language == Language.UND ? List.of() : WordLists.rows(tag + ".tsv"),
              strong.stream().filter(r -> r[0].equals(tag)).toList(),
              words(not, tag),
              words(but, tag),
              pictures));
    }
    return all;
  }

  private static List<String> words(List<String[]> rows, String tag) {
    return rows.stream().filter(r -> r[0].equals(tag)).map(r -> r[1]).toList();
  }

  private static WordValues anyNegation() {
    List<String> words = WordLists.column("negations.tsv", 1);
    WordValues any = new WordValues(words.size());
    words.forEach(word -> any.put(hash(word), 1));
    return any;
  }

  /**
   * The words of VADER (Hutto and Gilbert 2014), each with what ten people said of it, and what
   * turns and strengthens them in English. It knows many an everyday word that says little ("play",
   * "stop", "please").
   */
  private static Lexicon vader() {
    // Its first line, which is no header, is an emoticon.
    List<String[]> words =
        WordLists.rows("vader_sentiment_lexicon.txt").stream()
            .filter(row -> row[0].matches("[a-z0-9'-]*[a-z][a-z0-9'-]*"))
            .map(row -> new String[] {row[0], row[1]})
            .toList();
    return new Lexicon(words, ALL.get(Language.EN));
  }

  /** The lexicon of VADER, which is of English words. */
  public static Lexicon ofVader() {
    return VADER;
  }

  /** The lexicon of a language. */
  public static Lexicon of(Language language) {
    return ALL.get(language);
  }

  private void add(String expression, float valence) {
    if (!expression.isBlank()) {
      valences.put(expression(expression), valence);
    }
  }

  /** The hash of a word or of several, the first of which is kept as a start. */
  private long expression(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split(" ");
    long hash = hash(words[0]);
    if (words.length > 1) {
      expressionStarts.put(hash, 1);
    }
    for (int i = 1; i < words.length; i++) {
      hash = Hashes.join(hash, hash(words[i]));
    }
    return hash;
  }

  static long hash(String word) {
    NormalText text = new NormalText();
    new Normalizer().read(word, word.length(), text);
    return Hashes.word(text, 0, text.length(), 2);
  }

  /** The valence, -4 to 4, of a word or of an expression's joined hash; NaN where it has none. */
  public float valence(long hash) {
    return valences.get(hash);
  }

  /** Whether an expression of several words starts with this one. */
  public boolean startsExpression(long hash) {
    return !Float.isNaN(expressionStarts.get(hash));
  }

  /** Whether a word or an expression says, strengthens or turns anything. */
  boolean knows(long hash) {
    return !Float.isNaN(valence(hash)) || !Float.isNaN(intensity(hash)) || isNegation(hash);
  }

  /** How much a word strengthens (over 1) or weakens the next; NaN where it does neither. */
  public float intensity(long hash) {
    return intensifiers.get(hash);
  }

  /** Whether a word turns the next ones into their opposite. */
  public boolean isNegation(long hash) {
    return !Float.isNaN(negations.get(hash));
  }

  /** Whether a word sets what follows against what was said before: "but". */
  public boolean isContrast(long hash) {
    return !Float.isNaN(contrasts.get(hash));
  }

  /** Whether a word is a negation in any of the languages. */
  public static boolean isAnyNegation(long hash) {
    return !Float.isNaN(ANY_NEGATION.get(hash));
  }

  /** The valence of an emoji or emoticon; NaN where it has none. */
  public float picture(long hash) {
    return pictures.get(hash);
  }
}
