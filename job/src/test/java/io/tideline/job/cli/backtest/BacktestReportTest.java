package io.tideline.job.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookReader;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BacktestReportTest {
  private static final Playbook PLAYBOOK =
      Objects.requireNonNull(
          PlaybookReader.read(
                  """
                  version: v1
                  rules:
                    - {id: silent, on: message, when: signal.likes > 9, then: [{action: hide}]}
                    - {id: off, on: message, enabled: false, then: [{action: hide}]}
                    - {id: busy, on: message, then: [{action: hide}]}
                  """)
              .playbook());

  private final BacktestReport report = new BacktestReport(2);

  @Test
  void eachRuleSaysWhatItSentAndWhatRefusedItAndWhy() {
    BacktestResult result =
        result(
            "new",
            done("1", null, false),
            done("2", "human_hold", false),
            done("3", "opted_out", false),
            done("4", "human_hold", false),
            done("5", null, true));
    assertThat(report.of(result))
        .containsExactly(
            "new (version v1): 1 triggers sent, 3 refused, 1 on a dry run, 0 alerts",
            "  rule                                     sent  refused  dry run  refused because",
            "  silent                                      0        0        0",
            "  busy                                        1        3        1  human_hold 2,"
                + " opted_out 1");
  }

  @Test
  void whereTwoDifferIsListedAndMoreIsCounted() {
    BacktestResult one =
        result(
            "new",
            done("1", null, false),
            done("2", null, false),
            done("3", null, false),
            done("same", null, false),
            done("other", "human_hold", false));
    BacktestResult two =
        result("old", done("same", null, false), done("other", null, false), done("9", null, true));
    assertThat(report.difference(one, two))
        .containsExactly(
            "triggers only with new: 3",
            "  busy 1 (sent)",
            "  busy 2 (sent)",
            "  and 1 more (--most lists more)",
            "triggers only with old: 1",
            "  busy 9 (dry run)",
            "triggers that end otherwise: 1",
            "  busy other (refused: human_hold; with old sent)",
            "alerts only with new: 0",
            "alerts only with old: 0");
  }

  @Test
  void anAlertOfOneAloneIsListed() {
    var one = new BacktestResult("new", PLAYBOOK, Map.of(), Map.of("a", "spike", "b", "drop"));
    var two = new BacktestResult("old", PLAYBOOK, Map.of(), Map.of("b", "drop"));
    assertThat(report.difference(one, two))
        .containsSubsequence("alerts only with new: 1", "  spike", "alerts only with old: 0");
  }

  private static Done done(String id, @Nullable String refusal, boolean dryRun) {
    return new Done(id, "busy", "busy " + id, dryRun, refusal);
  }

  private static BacktestResult result(String name, Done... all) {
    var triggers = new TreeMap<String, Done>();
    for (Done done : all) {
      triggers.put(done.id(), done);
    }
    return new BacktestResult(name, PLAYBOOK, triggers, Map.of());
  }
}
