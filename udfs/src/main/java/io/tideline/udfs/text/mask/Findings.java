package io.tideline.udfs.text.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What has been found in a text so far, and what is spoken for. */
final class Findings {
  private static final byte FREE = 0;
  private static final byte FOUND = 1;
  private static final byte RULED_OUT = 2;

  private final FoldedText text;
  private final byte[] states;
  private final List<PiiSpan> spans = new ArrayList<>();

  Findings(FoldedText text) {
    this.text = text;
    this.states = new byte[text.length()];
  }

  FoldedText text() {
    return text;
  }

  void add(PiiKind kind, int start, int end) {
    Arrays.fill(states, start, end, FOUND);
    spans.add(new PiiSpan(kind, text.originalStart(start), text.originalEnd(end)));
  }

  /** Says that these chars are known to be nothing personal, whatever they look like. */
  void ruleOut(int start, int end) {
    for (int i = start; i < end; i++) {
      states[i] = states[i] == FOUND ? FOUND : RULED_OUT;
    }
  }

  boolean isFree(int start, int end) {
    for (int i = start; i < end; i++) {
      if (states[i] != FREE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a letter or digit is at i; what is found counts as its placeholder, so that masking a
   * masked text changes nothing.
   */
  boolean isWord(int i) {
    return text.isWord(i) && !isFound(i);
  }

  boolean isFound(int i) {
    return i >= 0 && i < states.length && states[i] == FOUND;
  }

  List<PiiSpan> spans() {
    spans.sort(Comparator.comparingInt(PiiSpan::start));
    return List.copyOf(spans);
  }
}
