package io.tideline.udfs.text.feature;

import io.tideline.udfs.text.lexicon.Companies;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.TokenKind;
import io.tideline.udfs.text.normal.Tokens;

/** How a text is typed: questions, shouting, links, numbers, length. */
final class Shape {
  /** So many handles of a text are looked at. */
  private static final int MOST_HANDLES = 10;

  private final int[] counts = new int[TokenKind.values().length];
  private int questions;
  private int exclamations;
  private int dots;
  private int longNumbers;
  private int money;
  private int companies;
  private int desks;
  private boolean companyFirst;
  private final Companies handles = new Companies();

  void read(NormalText text, Tokens tokens, float[] values) {
    java.util.Arrays.fill(counts, 0);
    questions = 0;
    exclamations = 0;
    dots = 0;
    longNumbers = 0;
    money = 0;
    companies = 0;
    desks = 0;
    companyFirst = false;
    for (int t = 0; t < tokens.size(); t++) {
      counts[tokens.kind(t).ordinal()]++;
      count(text, tokens, t);
    }
    marks(text, tokens, values);
    kinds(tokens, values);
    lengths(text, values);
  }

  private void count(NormalText text, Tokens tokens, int t) {
    int size = tokens.end(t) - tokens.start(t);
    char first = text.at(tokens.start(t));
    if (tokens.kind(t) == TokenKind.NUMBER && size >= 5) {
      longNumbers++;
    } else if (tokens.kind(t) == TokenKind.MENTION && of(TokenKind.MENTION) <= MOST_HANDLES) {
      handles.read(text, tokens.start(t), tokens.end(t));
      companies += handles.isCompany() ? 1 : 0;
      desks += handles.isDesk() ? 1 : 0;
      companyFirst |= t == 0 && handles.isCompany();
    } else if (first == '?') {
      questions += size;
    } else if (first == '!') {
      exclamations += size;
    } else if (first == '.' && size > 1) {
      dots++;
    } else if (first == '€' || first == '$' || first == '£' || first == '%') {
      money++;
    }
  }

  private void marks(NormalText text, Tokens tokens, float[] values) {
    set(values, Signal.QUESTION, questions > 0);
    set(values, Signal.QUESTIONS, questions > 1);
    int last = tokens.size() - 1;
    set(values, Signal.QUESTION_AT_END, last >= 0 && text.at(tokens.start(last)) == '?');
    set(values, Signal.EXCLAMATION, exclamations > 0);
    set(values, Signal.EXCLAMATIONS, exclamations > 2);
    set(values, Signal.DOTS, dots > 0);
    set(values, Signal.MONEY, money > 0);
  }

  private void kinds(Tokens tokens, float[] values) {
    int size = Math.max(1, tokens.size());
    set(values, Signal.URL, of(TokenKind.URL) > 0);
    set(values, Signal.MENTION, of(TokenKind.MENTION) > 0);
    boolean mentionFirst = size > 1 && tokens.kind(0) == TokenKind.MENTION;
    set(values, Signal.MENTION_FIRST, mentionFirst);
    set(values, Signal.COMPANY, companies > 0);
    set(values, Signal.COMPANY_FIRST, mentionFirst && companyFirst);
    set(values, Signal.SERVICE_DESK, desks > 0);
    set(values, Signal.PERSON_FIRST, mentionFirst && companies == 0);
    values[Signal.HASHTAGS.ordinal()] = Math.min(1, of(TokenKind.HASHTAG) / 5f);
    set(values, Signal.NUMBERS, of(TokenKind.NUMBER) > 0);
    set(values, Signal.LONG_NUMBER, longNumbers > 0);
    int pictures = of(TokenKind.EMOJI) + of(TokenKind.EMOTICON);
    values[Signal.PICTURE_SHARE.ordinal()] = pictures / (float) size;
  }

  private static void lengths(NormalText text, float[] values) {
    int length = text.length();
    boolean shouts = text.letters() >= 6 && text.capitalLetters() * 10 > text.letters() * 6;
    set(values, Signal.SHOUTING, shouts);
    set(values, Signal.SHORT, length < 25);
    set(values, Signal.LONG, length > 110);
    set(values, Signal.VERY_LONG, length > 300);
    set(values, Signal.HIDDEN, text.hidden() > 2);
    int stars = 0;
    int repeated = 0;
    for (int i = 0; i < length; i++) {
      stars += text.at(i) == '*' ? 1 : 0;
      repeated += i > 1 && isThird(text, i) ? 1 : 0;
    }
    set(values, Signal.ASTERISKS, stars > 0);
    set(values, Signal.REPETITION, repeated > 0);
  }

  /** Whether the same character stands there for the third time; blanks are no characters. */
  private static boolean isThird(NormalText text, int i) {
    char c = text.at(i);
    return c != ' ' && c == text.at(i - 1) && c == text.at(i - 2);
  }

  private int of(TokenKind kind) {
    return counts[kind.ordinal()];
  }

  private static void set(float[] values, Signal signal, boolean holds) {
    values[signal.ordinal()] = holds ? 1 : 0;
  }
}
