package io.tideline.job.sentiment;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.sentiment.SentimentAlerts;
import io.tideline.udfs.sentiment.SentimentJudge;

/** What sentiment is judged by under one playbook. */
record SentimentRules(int minMessages, SentimentJudge judge, SentimentAlerts alerts) {

  static SentimentRules of(Playbook playbook) {
    return new SentimentRules(
        playbook.sentiment().minMessages(),
        new SentimentJudge(playbook.sentiment()),
        new SentimentAlerts(playbook.version(), playbook.sentiment()));
  }
}
