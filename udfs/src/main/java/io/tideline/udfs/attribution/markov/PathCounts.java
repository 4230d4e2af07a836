package io.tideline.udfs.attribution.markov;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often one step followed another on the paths of some time: all that a Markov chain of order 1
 * needs of them. Immutable; sums of counts are the counts of all the paths together, in any order.
 *
 * <p>A path is the campaigns of its touches, repetitions and all, and ends in an order or in
 * nothing (SEMANTICS §8).
 *
 * @param from the campaign left, {@link #START} where a path begins; with {@code to} in ascending
 *     order
 * @param to the campaign that followed, {@link #WON} or {@link #LOST}
 * @param counts how often
 */
public record PathCounts(String[] from, String[] to, long[] counts) {
  /** No paths. */
  public static final PathCounts NONE = new PathCounts(new String[0], new String[0], new long[0]);

  /** Where paths begin; no campaign is called so, since a blank name is none. */
  public static final String START = "";

  /** Where a path ends with an order; no campaign is called so, since names are trimmed. */
  public static final String WON = " won";

  /** Where a path ends without an order. */
  public static final String LOST = " lost";

  /** All campaigns that are too many to be told apart ({@link #folded}). */
  public static final String OTHERS = " others";

  private record Step(String from, String to) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int byFrom = from.compareTo(other.from);
      return byFrom != 0 ? byFrom : to.compareTo(other.to);
    }
  }

  /** The counts of so many like paths. */
  public static PathCounts of(List<String> campaigns, boolean won, long paths) {
    var steps = new TreeMap<Step, Long>();
    String at = START;
    for (String campaign : campaigns) {
      steps.merge(new Step(at, campaign), paths, Long::sum);
      at = campaign;
    }
    steps.merge(new Step(at, won ? WON : LOST), paths, Long::sum);
    return of(steps);
  }

  /** The counts of these and those paths. */
  public PathCounts plus(PathCounts other) {
    return sum(List.of(this, other));
  }

  /** The counts of all these paths together. */
  public static PathCounts sum(Collection<PathCounts> all) {
    var steps = new TreeMap<Step, Long>();
    for (PathCounts paths : all) {
      paths.forEach((step, count) -> steps.merge(step, count, Long::sum));
    }
    steps.values().removeIf(count -> count == 0);
    return of(steps);
  }

  /** The counts that take these back. */
  public PathCounts negated() {
    return new PathCounts(from, to, Arrays.stream(counts).map(count -> -count).toArray());
  }

  /**
   * The same with that many campaigns at most told apart, those met most often, of equal ones the
   * first by name; all others are {@link #OTHERS}.
   */
  public PathCounts folded(int campaigns) {
    Map<String, Long> met = new TreeMap<>();
    forEach((step, count) -> met.merge(step.to(), count, Long::sum));
    met.keySet().removeAll(Set.of(WON, LOST, OTHERS));
    if (met.size() <= campaigns) {
      return this;
    }
    Set<String> kept =
        met.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(campaigns)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    kept.addAll(Set.of(START, WON, LOST));
    var steps = new TreeMap<Step, Long>();
    forEach(
        (step, count) ->
            steps.merge(
                new Step(
                    kept.contains(step.from()) ? step.from() : OTHERS,
                    kept.contains(step.to()) ? step.to() : OTHERS),
                count,
                Long::sum));
    return of(steps);
  }

  /** The campaigns, in ascending order. */
  public List<String> campaigns() {
    return Arrays.stream(from).filter(name -> !name.equals(START)).distinct().toList();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return counts.length == 0;
  }

  private void forEach(BiConsumer<Step, Long> consumer) {
    for (int i = 0; i < counts.length; i++) {
      consumer.accept(new Step(from[i], to[i]), counts[i]);
    }
  }

  private static PathCounts of(Map<Step, Long> steps) {
    return new PathCounts(
        steps.keySet().stream().map(Step::from).toArray(String[]::new),
        steps.keySet().stream().map(Step::to).toArray(String[]::new),
        steps.values().stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathCounts that
        && Arrays.equals(from, that.from)
        && Arrays.equals(to, that.to)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(counts) + Arrays.hashCode(from);
  }

  @Override
  public String toString() {
    return "PathCounts[%d steps]".formatted(counts.length);
  }
}
