package io.tideline.job.content;

import io.tideline.udfs.content.AccountWeeks;
import io.tideline.udfs.content.VideoGrades;
import io.tideline.udfs.decision.ContentSignals;
import io.tideline.udfs.playbook.Playbook;

/** What snapshots are judged by under one playbook. */
record ContentRules(VideoGrades grades, ContentSignals signals, AccountWeeks weeks) {

  static ContentRules of(Playbook playbook) {
    var grades = new VideoGrades(playbook.benchmarks());
    return new ContentRules(grades, new ContentSignals(grades), new AccountWeeks(playbook.zones()));
  }
}
