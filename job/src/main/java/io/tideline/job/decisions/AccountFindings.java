package io.tideline.job.decisions;

import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What holds for whole accounts. Only what holds is kept and what has ended within the last hours,
 * as long as something may still wait that happened before.
 */
final class AccountFindings {
  private static final MapStateDescriptor<String, FindingSpans> DESCRIPTOR =
      new MapStateDescriptor<>("accounts", Types.STRING, TypeInformation.of(FindingSpans.class));
  private static final long REMEMBERED_MILLIS = 3 * 3_600_000L;

  private final BroadcastState<String, FindingSpans> state;
  private final DecisionTiming timing;

  private AccountFindings(BroadcastState<String, FindingSpans> state, DecisionTiming timing) {
    this.state = state;
    this.timing = timing;
  }

  static AccountFindings open(OperatorStateStore store, DecisionTiming timing) throws Exception {
    return new AccountFindings(store.getBroadcastState(DESCRIPTOR), timing);
  }

  /** Takes a change. */
  void take(AccountFinding finding, long clockMillis) throws Exception {
    FindingSpans known = state.get(finding.key());
    FindingSpans next = (known == null ? FindingSpans.NONE : known).after(finding);
    if (clockMillis != Long.MIN_VALUE) {
      next = next.since(clockMillis - REMEMBERED_MILLIS);
    }
    boolean isOver = timing == DecisionTiming.ON_ARRIVAL && !next.holds();
    if (isOver || next.isEmpty()) {
      state.remove(finding.key());
    } else {
      state.put(finding.key(), next);
    }
  }

  /** Whether it holds: on arrival as far as is known, behind the clock at that instant. */
  boolean hold(AccountFinding asked) {
    try {
      FindingSpans spans = state.get(asked.key());
      if (spans == null) {
        return false;
      }
      return timing == DecisionTiming.ON_ARRIVAL ? spans.holds() : spans.heldAt(asked.atMillis());
    } catch (Exception e) {
      throw new IllegalStateException("broadcast state cannot be read", e);
    }
  }
}
