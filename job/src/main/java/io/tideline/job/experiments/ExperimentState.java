package io.tideline.job.experiments;

import io.tideline.udfs.experiment.ArmFigures;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An experiment.
 *
 * @param arms sums by variant; none without a video
 * @param told decisions that have been told, each by its cause
 * @param videos how many are known
 * @param revision of the rows issued last: the time of what changed them, but always more than
 *     before, also after the experiment was forgotten
 * @param forgetAtMillis when it is forgotten
 */
public record ExperimentState(
    Map<String, ArmFigures> arms,
    Set<String> told,
    int videos,
    long revision,
    long forgetAtMillis) {
  static final ExperimentState NEW = new ExperimentState(Map.of(), Set.of(), 0, 0, Long.MIN_VALUE);

  public ExperimentState {
    arms = arms == null ? Map.of() : arms;
    told = told == null ? Set.of() : told;
  }

  TreeMap<String, ArmFigures> sorted() {
    return new TreeMap<>(arms);
  }

  /** With a video's figures changed. */
  ExperimentState with(@Nullable KnownVideo before, KnownVideo after) {
    TreeMap<String, ArmFigures> changed = sorted();
    if (before != null && before.variant() != null) {
      add(changed, before.variant(), ArmFigures.NONE.minus(before.figures()));
    }
    if (after.variant() != null) {
      add(changed, after.variant(), after.figures());
    }
    int more = before == null ? 1 : 0;
    return new ExperimentState(changed, told, videos + more, revision, forgetAtMillis);
  }

  private static void add(Map<String, ArmFigures> arms, String variant, ArmFigures change) {
    ArmFigures sum = arms.getOrDefault(variant, ArmFigures.NONE).plus(change);
    if (sum.videos() == 0) {
      arms.remove(variant);
    } else {
      arms.put(variant, sum);
    }
  }

  ExperimentState told(String cause) {
    var all = new TreeSet<>(told);
    all.add(cause);
    return new ExperimentState(arms, all, videos, revision, forgetAtMillis);
  }

  ExperimentState issuedAt(long millis) {
    long next = Math.max(revision + 1, millis);
    return new ExperimentState(arms, told, videos, next, forgetAtMillis);
  }

  ExperimentState forgottenAt(long millis) {
    return new ExperimentState(arms, told, videos, revision, millis);
  }
}
