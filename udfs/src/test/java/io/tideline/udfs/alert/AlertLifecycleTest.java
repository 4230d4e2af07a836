package io.tideline.udfs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.event.Severity;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlertLifecycleTest {
  private final AlertLifecycle lifecycle = new AlertLifecycle(3);

  @Test
  void firesRisesAndResolvesOnceWithRevisionsInARow() {
    AlertTransition fired = lifecycle.apply(null, judgement(1, true, Severity.WARNING, false));
    AlertTransition raised =
        lifecycle.apply(fired.next(), judgement(2, true, Severity.CRITICAL, false));
    AlertTransition calm = lifecycle.apply(raised.next(), judgement(3, false, null, true));
    calm = lifecycle.apply(calm.next(), judgement(4, false, null, true));
    AlertTransition resolved = lifecycle.apply(calm.next(), judgement(5, false, null, true));

    assertThat(fired.change()).isEqualTo(Change.FIRED);
    assertThat(raised.change()).isEqualTo(Change.RAISED);
    assertThat(calm.change()).isEqualTo(Change.NONE);
    assertThat(resolved.change()).isEqualTo(Change.RESOLVED);
    assertThat(resolved.published()).isEqualTo(new AlertState(1, Severity.CRITICAL, 3, 3));
    assertThat(resolved.next()).isNull();
  }

  @Test
  void startsCountingCalmAnewAfterAnExcitedWindow() {
    AlertState state = new AlertState(1, Severity.WARNING, 1, 2);
    state = lifecycle.apply(state, judgement(2, false, null, false)).next();
    assertThat(state.calmJudgements()).isZero();
  }

  @Test
  void anUnfinishedWindowMayRaiseButNotResolve() {
    AlertState state = new AlertState(1, Severity.WARNING, 1, 2);
    var unfinished = new Judgement(2, false, Severity.WARNING, true, false);
    assertThat(lifecycle.apply(state, unfinished).next()).isEqualTo(state);
    var rising = new Judgement(2, true, Severity.CRITICAL, false, false);
    assertThat(lifecycle.apply(state, rising).change()).isEqualTo(Change.RAISED);
  }

  @Property
  void severityNeverFallsAndRevisionsHaveNoGap(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 3) Integer> kinds) {
    AlertState state = null;
    var published = new ArrayList<AlertState>();
    long end = 0;
    for (int kind : kinds) {
      Severity severity = kind == 3 ? Severity.CRITICAL : Severity.WARNING;
      var judgement = new Judgement(++end, kind >= 2, severity, kind == 0, true);
      AlertTransition transition = lifecycle.apply(state, judgement);
      if (transition.change() != Change.NONE) {
        published.add(transition.published());
      }
      state = transition.next();
    }
    for (int i = 1; i < published.size(); i++) {
      AlertState before = published.get(i - 1);
      AlertState after = published.get(i);
      if (after.firstWindowEndMillis() == before.firstWindowEndMillis()) {
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.severity()).isGreaterThanOrEqualTo(before.severity());
      } else {
        assertThat(after.revision()).isEqualTo(1);
      }
    }
  }

  private static Judgement judgement(long end, boolean fires, Severity severity, boolean calm) {
    return new Judgement(end, fires, severity == null ? Severity.WARNING : severity, calm, true);
  }
}
