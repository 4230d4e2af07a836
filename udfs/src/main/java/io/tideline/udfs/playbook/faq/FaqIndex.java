package io.tideline.udfs.playbook.faq;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.faq.FaqWords.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the FAQ entry that answers a text (SEMANTICS §9), by the words they have in common.
 *
 * <p>A word weighs its BM25 inverse document frequency over the entries of the language, ln(1 + (N
 * − n + ½) / (n + ½)); one that only asks (how, wann) weighs a quarter. Questions are one sentence,
 * so there are no repeated words and no lengths to even out. The score of an entry is √(a · b):
 *
 * <pre>
 * a   what the text has of the best of the entry's questions, as a share of that question's weight
 * b   what the entry has of the text, as a share of the text's weight; unknown words weigh most
 * </pre>
 *
 * <p>It is 0 where they share no word but asking ones. Immutable.
 */
public final class FaqIndex {
  private static final double ASKING = 0.25;
  private static final int LEAST_PREFIX = 4;

  private final double threshold;
  private final Map<String, List<Entry>> byLanguage = new HashMap<>();
  private final Map<String, Map<String, Double>> weights = new HashMap<>();

  private record Entry(String id, List<List<Word>> questions, Set<Word> words) {}

  private FaqIndex(FaqRules rules) {
    threshold = rules.threshold();
    for (FaqEntry entry : rules.entries()) {
      entry
          .questions()
          .forEach(
              (language, questions) ->
                  byLanguage
                      .computeIfAbsent(language, any -> new ArrayList<>())
                      .add(read(entry.id(), questions)));
    }
    byLanguage.forEach((language, entries) -> weights.put(language, weigh(entries)));
  }

  private static Entry read(String id, List<String> questions) {
    List<List<Word>> read = questions.stream().map(FaqWords::of).toList();
    Set<Word> words = new HashSet<>();
    read.forEach(words::addAll);
    return new Entry(id, read, words);
  }

  private static Map<String, Double> weigh(List<Entry> entries) {
    Map<String, Integer> holders = new HashMap<>();
    for (Entry entry : entries) {
      entry.words().forEach(word -> holders.merge(word.stem(), 1, Integer::sum));
    }
    Map<String, Double> weights = new HashMap<>();
    holders.forEach((stem, n) -> weights.put(stem, rarity(entries.size(), n)));
    return weights;
  }

  private static double rarity(int entries, int holders) {
    return Math.log(1 + (entries - holders + 0.5) / (holders + 0.5));
  }

  /** Of a playbook's entries. */
  public static FaqIndex of(Playbook playbook) {
    return new FaqIndex(playbook.faq());
  }

  /**
   * The best entry, if it matches well enough.
   *
   * @param language en, de, nl; with another or null, the entries of all languages are tried
   */
  public Optional<FaqMatch> match(String text, @Nullable String language) {
    if (byLanguage.isEmpty()) {
      return Optional.empty();
    }
    List<Word> asked = FaqWords.of(text);
    List<String> languages =
        language != null && byLanguage.containsKey(language)
            ? List.of(language)
            : byLanguage.keySet().stream().sorted().toList();
    FaqMatch best = null;
    for (String tried : languages) {
      for (Entry entry : byLanguage.get(tried)) {
        double score = score(asked, entry, tried);
        if (score >= threshold && score > 0 && (best == null || score > best.score())) {
          best = new FaqMatch(entry.id(), score);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private double score(List<Word> asked, Entry entry, String language) {
    if (asked.stream().noneMatch(word -> !word.asking() && isIn(word, entry.words()))) {
      return 0;
    }
    double ofText = share(asked, entry.words(), language);
    double ofQuestion =
        entry.questions().stream()
            .filter(question -> !question.isEmpty())
            .mapToDouble(question -> share(question, asked, language))
            .max()
            .orElse(0);
    return Math.sqrt(ofText * ofQuestion);
  }

  /** The share of the words' weight that the others have too. */
  private double share(List<Word> words, Iterable<Word> others, String language) {
    double all = 0;
    double common = 0;
    for (Word word : words) {
      double weight = weight(word, language);
      all += weight;
      common += isIn(word, others) ? weight : 0;
    }
    return all == 0 ? 0 : common / all;
  }

  private double weight(Word word, String language) {
    int entries = byLanguage.get(language).size();
    double rarity = weights.get(language).getOrDefault(word.stem(), rarity(entries, 0));
    return word.asking() ? ASKING * rarity : rarity;
  }

  /** German and Dutch join words: Versandkosten has Versand. */
  private static boolean isIn(Word word, Iterable<Word> others) {
    for (Word other : others) {
      String shorter = word.stem().length() < other.stem().length() ? word.stem() : other.stem();
      String longer = shorter.equals(word.stem()) ? other.stem() : word.stem();
      if (shorter.equals(longer)
          || (shorter.length() >= LEAST_PREFIX && longer.startsWith(shorter))) {
        return true;
      }
    }
    return false;
  }
}
