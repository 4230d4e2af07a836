package io.tideline.udfs.playbook;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.TextVerdict;
import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Normalizer;
import io.tideline.udfs.text.normal.Tokenizer;
import io.tideline.udfs.text.normal.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a playbook's expressions in texts (SEMANTICS §9): whole words in a row, read as the models
 * read them, so that case, look-alike letters, elongations and invisible characters hide nothing.
 * Numbers are words, as they are written; punctuation does not count. Not for several threads.
 */
public final class ListedExpressions {
  /** The longest valid text has 10 000 code points, of two units each at most. */
  private static final int LONGEST = 20_000;

  private final NormalText normal = new NormalText();
  private final Normalizer normalizer = new Normalizer();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Tokens tokens = new Tokens();
  private final Map<Long, List<Expression>> byFirstWord = new HashMap<>();

  /** One text is asked about several times in a row. */
  private @Nullable String lastText;

  private Found lastFound = Found.NOTHING;

  /** Either settles an intent or is a policy term. */
  private record Expression(long[] words, String text, Optional<Intent> intent) {}

  /**
   * What stands in a text.
   *
   * @param intent of the first expression that settles one
   * @param policyTerms as the playbook writes them, in the order of the text, each once
   */
  public record Found(Optional<Intent> intent, List<String> policyTerms) {
    /** Nothing. */
    public static final Found NOTHING = new Found(Optional.empty(), List.of());
  }

  /** Of a playbook's lists. */
  public ListedExpressions(MessageLists lists) {
    lists
        .intents()
        .forEach(
            (intent, texts) ->
                texts.forEach(
                    text ->
                        add(text, Optional.of(Intent.valueOf(intent.toUpperCase(Locale.ROOT))))));
    lists.policyTerms().forEach(text -> add(text, Optional.empty()));
  }

  private void add(String text, Optional<Intent> intent) {
    long[] words = words(text);
    if (words.length > 0) {
      byFirstWord
          .computeIfAbsent(words[0], any -> new ArrayList<>())
          .add(new Expression(words, text, intent));
    }
  }

  /** Whether an expression holds anything that can be found. */
  public static boolean canBeFound(String expression) {
    return new ListedExpressions(MessageLists.DEFAULT).words(expression).length > 0;
  }

  /** What of the lists stands in the text. */
  public Found find(String text) {
    if (byFirstWord.isEmpty()) {
      return Found.NOTHING;
    }
    if (!text.equals(lastText)) {
      lastFound = look(words(text));
      lastText = text;
    }
    return lastFound;
  }

  /** The event with its text's intent as the lists settle it; the same where they do not. */
  public Event settled(Event event) {
    Message message = event.message();
    TextVerdict verdict = event.verdict();
    if (message == null || message.text() == null || verdict == null) {
      return event;
    }
    return find(message.text())
        .intent()
        .map(intent -> event.withVerdict(verdict.settled(intent)))
        .orElse(event);
  }

  private Found look(long[] words) {
    Optional<Intent> intent = Optional.empty();
    Set<String> terms = new LinkedHashSet<>();
    for (int at = 0; at < words.length; at++) {
      for (Expression expression : byFirstWord.getOrDefault(words[at], List.of())) {
        if (standsAt(words, at, expression.words())) {
          if (expression.intent().isEmpty()) {
            terms.add(expression.text());
          } else if (intent.isEmpty()) {
            intent = expression.intent();
          }
        }
      }
    }
    return new Found(intent, List.copyOf(terms));
  }

  private static boolean standsAt(long[] words, int at, long[] expression) {
    return at + expression.length <= words.length
        && Arrays.equals(words, at, at + expression.length, expression, 0, expression.length);
  }

  private long[] words(String text) {
    normalizer.read(text, LONGEST, normal);
    tokenizer.read(normal, tokens);
    long[] words = new long[tokens.size()];
    int count = 0;
    for (int t = 0; t < tokens.size(); t++) {
      long word = word(t);
      if (word != 0) {
        words[count++] = word;
      }
    }
    return Arrays.copyOf(words, count);
  }

  /** The hash of a word or number, 0 of all else. A digit is not drawn out: 1888 is not 188. */
  private long word(int token) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    boolean isNumber =
        switch (tokens.kind(token)) {
          case NUMBER -> true;
          case HASHTAG -> isDigits(start, end);
          default -> false;
        };
    return isNumber ? Hashes.word(normal, start, end, Integer.MAX_VALUE) : tokens.hash(token);
  }

  private boolean isDigits(int start, int end) {
    for (int i = start; i < end; i++) {
      if (normal.at(i) < '0' || normal.at(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
