package io.tideline.udfs.text;

import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signals;
import io.tideline.udfs.text.lexicon.Keywords;
import io.tideline.udfs.text.model.JointModel;
import io.tideline.udfs.text.model.LanguageModel;
import io.tideline.udfs.text.model.LinearModel;
import io.tideline.udfs.text.model.Models;
import io.tideline.udfs.text.model.Softmax;
import io.tideline.udfs.text.model.TextTask;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text once and says everything of SEMANTICS §3 about it. Immutable and thread-safe; each
 * thread has room of its own to work in.
 *
 * <ul>
 *   <li>Language: the most probable one if its probability is at least 0.7, else {@code und}; of a
 *       text with one letter or none the one that came with it.
 *   <li>Sentiment score: see {@link SentimentScore}.
 *   <li>Intent: spam if P(spam) is at least 0.5; else what a keyword says; else the most probable
 *       one if its probability is at least 0.45, else other.
 * </ul>
 *
 * <p>A text of another language is read by its emoji and its form only, so that it comes out near
 * neutral. The time is linear in the text's length; of a text beyond 20 000 UTF-16 units, which no
 * valid one is, the rest is not read.
 */
public final class TextAnalyzer {
  /** The longest valid text has 10 000 code points, of two units each at most. */
  private static final int LONGEST = 20_000;

  private static final float SURE_OF_LANGUAGE = 0.7f;
  private static final float FOREIGN = 0.5f;
  private static final int FEW_TOKENS = 3;

  /** One letter is of no language. */
  private static final int LEAST_LETTERS = 2;

  /** From which probability on a text is spam. */
  public static final float SPAM_FROM = 0.5f;

  private static final float SURE_OF_INTENT = 0.45f;
  private static final float KEYWORD = 0.95f;
  private static final Intent[] INTENTS = {
    Intent.PURCHASE, Intent.QUESTION, Intent.COMPLAINT, Intent.PRAISE, Intent.OTHER
  };

  private final LanguageModel languages;
  private final JointModel joint;
  private final Keywords keywords = Keywords.builtIn();
  private final ThreadLocal<Reading> readings = ThreadLocal.withInitial(Reading::new);

  /** With the given models, one for each task. */
  public TextAnalyzer(Map<TextTask, LinearModel> models) {
    this.languages = new LanguageModel(models.get(TextTask.LANGUAGE));
    this.joint = new JointModel(models);
  }

  /** With the models that come with Tideline; one instance for the whole process. */
  public static TextAnalyzer builtIn() {
    return BuiltIn.ANALYZER;
  }

  /**
   * What the text says.
   *
   * @param languageHint the BCP 47 tag that came with the text, used where the text alone does not
   *     tell; null where none came
   */
  public TextVerdict analyze(String text, @Nullable String languageHint) {
    if (text.isBlank()) {
      return new TextVerdict(Language.ofTag(languageHint), 0.5, Intent.OTHER, 1, 0, 0);
    }
    return readings.get().read(text, Language.ofTag(languageHint));
  }

  /**
   * How probable each label of one task is.
   *
   * @param languageHint as for {@link #analyze}
   * @return 0..1, in the order of the task's labels
   */
  public float[] probabilities(TextTask task, String text, @Nullable String languageHint) {
    return readings.get().probabilities(task, text, Language.ofTag(languageHint));
  }

  /** The built-in models, read at first use. */
  private static final class BuiltIn {
    static final TextAnalyzer ANALYZER = new TextAnalyzer(Models.builtIn());
  }

  /** One thread's room. */
  private final class Reading {
    private final NormalText normal = new NormalText();
    private final Normalizer normalizer = new Normalizer();
    private final Tokenizer tokenizer = new Tokenizer();
    private final Tokens tokens = new Tokens();
    private final NGrams grams = new NGrams();
    private final Signals signals = new Signals();
    private final float[] languageOf = new float[Language.values().length];
    private final float[] logits = new float[8];
    private final float[] probabilities = new float[INTENTS.length];

    TextVerdict read(String text, Language hint) {
      normalizer.read(text, LONGEST, normal);
      tokenizer.read(normal, tokens);
      grams.read(normal, tokens);
      languages.read(grams, languageOf);
      if (isWordless()) {
        Arrays.fill(languageOf, 0);
        languageOf[Language.UND.ordinal()] = 1;
      }
      Language sure = sure(hint);
      Language read = sure == Language.UND ? likely() : sure;
      signals.read(normal, tokens, read);
      joint.read(read, grams, signals, logits);
      float spam = probability(TextTask.SPAM, 0);
      float toxicity = probability(TextTask.TOXICITY, 0);
      float negative = probability(TextTask.SENTIMENT, 0);
      double score = SentimentScore.of(negative, probabilities[1], probabilities[2]);
      return verdict(sure, score, toxicity, spam);
    }

    float[] probabilities(TextTask task, String text, Language hint) {
      read(text, hint);
      if (task == TextTask.LANGUAGE) {
        return languageOf.clone();
      }
      probability(task, 0);
      return Arrays.copyOf(probabilities, task.labels().size());
    }

    private TextVerdict verdict(Language language, double score, float toxicity, float spam) {
      if (spam >= SPAM_FROM) {
        return new TextVerdict(language, score, Intent.SPAM, spam, toxicity, spam);
      }
      Intent keyword = keywords.find(tokens);
      if (keyword != null) {
        return new TextVerdict(language, score, keyword, KEYWORD, toxicity, spam);
      }
      probability(TextTask.INTENT, 0);
      int best = INTENTS.length - 1;
      for (int k = 0; k < INTENTS.length; k++) {
        best = probabilities[k] > probabilities[best] ? k : best;
      }
      if (probabilities[best] < SURE_OF_INTENT) {
        best = INTENTS.length - 1;
      }
      float confidence = probabilities[best] * (1 - spam);
      return new TextVerdict(language, score, INTENTS[best], confidence, toxicity, spam);
    }

    private float probability(TextTask task, int label) {
      System.arraycopy(logits, joint.firstLane(task), probabilities, 0, task.outputs());
      Softmax.in(probabilities, 0, task.outputs());
      return probabilities[label];
    }

    /** The language if the text, or else its hint, leaves no doubt. */
    private Language sure(Language hint) {
      if (isWordless()) {
        return hint;
      }
      Language best = likely();
      if (languageOf[best.ordinal()] >= SURE_OF_LANGUAGE) {
        return best;
      }
      return isForeign() && !isShort() ? Language.UND : hint;
    }

    /**
     * The most probable of the languages that are read; none if there is no word of any of them.
     */
    private Language likely() {
      if (isWordless() || (isForeign() && !isShort())) {
        return Language.UND;
      }
      int best = 0;
      for (int k = 1; k < Language.UND.ordinal(); k++) {
        best = languageOf[k] > languageOf[best] ? k : best;
      }
      return Language.values()[best];
    }

    /** Emoji, numbers or a single letter are of no language. */
    private boolean isWordless() {
      return normal.letters() < LEAST_LETTERS;
    }

    private boolean isForeign() {
      return languageOf[Language.UND.ordinal()] >= FOREIGN;
    }

    /** A word or two such as "super" or "top" are of many languages, and mean the same in them. */
    private boolean isShort() {
      return tokens.size() <= FEW_TOKENS;
    }
  }
}
