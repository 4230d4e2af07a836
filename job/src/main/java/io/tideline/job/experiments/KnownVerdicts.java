package io.tideline.job.experiments;

import io.tideline.udfs.experiment.ArmFigures;
import io.tideline.udfs.experiment.ArmVerdict;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the experiments judged last came to, so that a change is judged once: what it is compared
 * with is known. The figures alone decide, so this is what judging those in state would give; of an
 * experiment that is not here they are judged anew.
 */
final class KnownVerdicts {
  /** So many experiments are known, those that changed last. */
  static final int MOST = 256;

  private final Judge judge;
  private final Map<String, List<ArmVerdict>> known = new LinkedHashMap<>(16, 0.75f, true);

  KnownVerdicts(Judge judge) {
    this.judge = judge;
  }

  /** Of an experiment as it stands; nothing where it is new. */
  List<ArmVerdict> before(String experimentId, @Nullable ExperimentState state) {
    if (state == null) {
      return List.of();
    }
    List<ArmVerdict> verdicts = known.get(experimentId);
    return verdicts == null ? judge.judge(state.sorted()) : verdicts;
  }

  /** Of an experiment after a change. */
  List<ArmVerdict> after(String experimentId, ExperimentState changed) {
    List<ArmVerdict> verdicts = judge.judge(changed.sorted());
    known.put(experimentId, verdicts);
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
    return verdicts;
  }

  void forget(String experimentId) {
    known.remove(experimentId);
  }

  /** How variants are judged. */
  interface Judge extends Serializable {
    List<ArmVerdict> judge(SortedMap<String, ArmFigures> arms);
  }
}
