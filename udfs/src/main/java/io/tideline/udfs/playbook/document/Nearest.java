package io.tideline.udfs.playbook.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /** The nearest of the known names, if one is near enough to be a slip of the pen. */
  public static Optional<String> of(String name, Collection<String> known) {
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, name.length() / 3));
    return known.stream()
        .filter(other -> distance.apply(name, other) >= 0)
        .min(
            Comparator.comparing((String other) -> distance.apply(name, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** What to add to a message: {@code ; did you mean `growth`?}, or nothing. */
  public static String advice(String name, Collection<String> known) {
    return of(name, known).map(other -> "; did you mean `" + other + "`?").orElse("");
  }
}
