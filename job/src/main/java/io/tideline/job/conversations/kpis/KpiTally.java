package io.tideline.job.conversations.kpis;

import io.tideline.udfs.conversation.kpi.KpiCounts;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.conversation.kpi.KpiKind;
import io.tideline.udfs.conversation.kpi.ReplyChanges;

/** Counts one key in one hour until the next flush. */
final class KpiTally {
  private KpiCounts counts = KpiCounts.NONE;
  private ReplyChanges replies = ReplyChanges.NONE;

  void count(KpiFact fact) {
    counts = counts.plus(KpiCounts.of(fact));
    if (fact.kind() == KpiKind.FIRST_REPLY) {
      replies = replies.plus(ReplyChanges.of(fact));
    }
  }

  KpiCounts counts() {
    return counts;
  }

  ReplyChanges replies() {
    return replies;
  }
}
