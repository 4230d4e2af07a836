package io.tideline.udfs.text.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups of digits with nothing but separators between them, such as a phone number or a card may
 * be written in. A plus begins a new run. Runs of fewer than six digits are left out; one that is
 * longer than {@link #MOST_GROUPS} groups goes on in the next run.
 */
final class DigitRun {
  private static final int MOST_GROUPS = 48;
  private static final int LONGEST_GAP = 3;

  private final FoldedText text;
  private final int start;
  private final boolean plus;
  private final boolean tied;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int groups;
  private int digits;

  private DigitRun(FoldedText text, int start, boolean plus, boolean tied) {
    this.text = text;
    this.start = start;
    this.plus = plus;
    this.tied = tied;
  }

  static List<DigitRun> allOf(FoldedText text) {
    List<DigitRun> runs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.isDigit(i)) {
        DigitRun run = from(text, i);
        if (run.digits >= Prefilter.LEAST_DIGITS) {
          runs.add(run);
        }
        i = run.end(run.groups - 1) - 1;
      }
    }
    return runs;
  }

  private static DigitRun from(FoldedText text, int first) {
    int before = first;
    while (before > first - LONGEST_GAP
        && (text.at(before - 1) == '(' || text.at(before - 1) == ' ')) {
      before--;
    }
    boolean plus = text.at(before - 1) == '+';
    boolean tied = plus && text.at(before) != ' ';
    DigitRun run = new DigitRun(text, plus ? before - 1 : first, plus, tied);
    int i = first;
    do {
      int end = i;
      while (text.isDigit(end)) {
        end++;
      }
      run.addGroup(i, end);
      i = nextGroup(text, end);
    } while (i > 0 && run.groups < MOST_GROUPS);
    return run;
  }

  /** Where the next group begins, -1 where the run ends. */
  private static int nextGroup(FoldedText text, int end) {
    int i = end;
    int marks = 0;
    while (i - end < LONGEST_GAP && " -./()".indexOf(text.at(i)) >= 0) {
      char c = text.at(i++);
      marks += c == '-' || c == '.' || c == '/' ? 1 : 0;
    }
    return text.isDigit(i) && marks <= 2 ? i : -1;
  }

  private void addGroup(int start, int end) {
    if (groups == starts.length) {
      starts = Arrays.copyOf(starts, 2 * groups);
      ends = Arrays.copyOf(ends, 2 * groups);
    }
    starts[groups] = start;
    ends[groups++] = end;
    digits += end - start;
  }

  /** Whether a plus stands before the first group. */
  boolean plus() {
    return plus;
  }

  /** Whether a plus touches the first group or its bracket: otherwise it may just mean "and". */
  boolean tiedPlus() {
    return tied;
  }

  /** Where the run begins, its plus included. */
  int start() {
    return start;
  }

  int groups() {
    return groups;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int size(int group) {
    return ends[group] - starts[group];
  }

  /** How many digits the groups from one to before another have. */
  int digits(int from, int to) {
    int sum = 0;
    for (int g = from; g < to; g++) {
      sum += size(g);
    }
    return sum;
  }

  /** Their digits alone. */
  String digitsOf(int from, int to) {
    StringBuilder all = new StringBuilder(20);
    for (int g = from; g < to; g++) {
      for (int i = starts[g]; i < ends[g]; i++) {
        all.append(text.at(i));
      }
    }
    return all.toString();
  }

  int value(int group) {
    return size(group) > 4 ? -1 : Integer.parseInt(digitsOf(group, group + 1));
  }

  /** Whether a group stands alone in brackets. */
  boolean isBracketed(int group) {
    return text.at(starts[group] - 1) == '(' && text.at(ends[group]) == ')';
  }

  /** Whether nothing but blanks, dashes and dots stands between a group and the next. */
  boolean isPlainGap(int group) {
    for (int i = ends[group]; i < starts[group + 1]; i++) {
      if (" -.".indexOf(text.at(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The single char between a group and the next, {@link FoldedText#NONE} for more than one. */
  char separator(int group) {
    boolean single = group >= 0 && group + 1 < groups && starts[group + 1] - ends[group] == 1;
    return single ? text.at(ends[group]) : FoldedText.NONE;
  }
}
