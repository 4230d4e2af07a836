package io.tideline.job.decisions;

import java.util.ArrayList;
import java.util.List;

/**
 * When something held for an account: pairs of a beginning and an end, ascending; the last may have
 * no end yet. So what waits for the clock is judged by what held when it happened.
 *
 * @param millis beginning, end, beginning, …
 */
public record FindingSpans(List<Long> millis) {
  static final FindingSpans NONE = new FindingSpans(List.of());

  public FindingSpans {
    millis = millis == null ? List.of() : millis;
  }

  /** After a change; what is said twice changes nothing. */
  FindingSpans after(AccountFinding finding) {
    boolean holds = millis.size() % 2 == 1;
    if (holds == finding.firing()) {
      return this;
    }
    var all = new ArrayList<>(millis);
    all.add(finding.atMillis());
    return new FindingSpans(all);
  }

  /** Without what ended before an instant. */
  FindingSpans since(long startMillis) {
    int from = 0;
    while (from + 1 < millis.size() && millis.get(from + 1) < startMillis) {
      from += 2;
    }
    return from == 0 ? this : new FindingSpans(List.copyOf(millis.subList(from, millis.size())));
  }

  boolean isEmpty() {
    return millis.isEmpty();
  }

  /** Whether it held at an instant. */
  boolean heldAt(long atMillis) {
    int passed = 0;
    while (passed < millis.size() && millis.get(passed) <= atMillis) {
      passed++;
    }
    return passed % 2 == 1;
  }

  /** Whether it holds, as far as is known. */
  boolean holds() {
    return millis.size() % 2 == 1;
  }
}
