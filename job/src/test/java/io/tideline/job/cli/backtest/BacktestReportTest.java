package io.tideline.job.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
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
            "triggers that ask for something else: 0",
            "alerts only with new: 0",
            "alerts only with old: 0",
            "alerts that end otherwise: 0");
  }

  @Test
  void aTriggerOfAnotherQueueTemplateTextOrPriorityIsListed() {
    var content = Map.of("queue", "sales", "priority", "40", "text", "hello");
    var one = result("new", asking("1", content), asking("2", content), asking("3", content));
    var two =
        result(
            "old",
            asking("1", Map.of("queue", "support", "priority", "60", "text", "hello")),
            asking("2", Map.of("queue", "sales", "priority", "40", "template", "convert")),
            asking("3", content));
    assertThat(report.difference(one, two))
        .containsSubsequence(
            "triggers that end otherwise: 0",
            "triggers that ask for something else: 2",
            "  busy 1 (queue sales, priority 40; with old queue support, priority 60)",
            "  busy 2 (no template, text hello; with old template convert, no text)",
            "alerts only with new: 0");
  }

  @Test
  void whatATriggerAsksForIsReadFromItsRow() throws Exception {
    String row =
        """
        {"trigger_id":"t","created_at":"2026-03-02T10:00:00.000Z","action":"route","rule_id":"r",
         "queue":"sales","template_id":null,"text":null,"priority":55,"message_id":"m",
         "video_id":null,"live_id":null,"dry_run":false,"suppressed_reason":null,"tag":"vip",
         "expected_response_minutes":30}
        """;
    var done = Done.of(new ObjectMapper().readTree(row));

    assertThat(done.content())
        .containsExactly(
            Map.entry("action", "route"),
            Map.entry("time", "2026-03-02T10:00:00.000Z"),
            Map.entry("queue", "sales"),
            Map.entry("priority", "55"),
            Map.entry("tag", "vip"),
            Map.entry("expected minutes", "30"));
  }

  @Test
  void aTriggerOfAnotherActionTimeTagOrPromiseIsListed() {
    var one =
        result(
            "new",
            asking("1", Map.of("action", "hide", "time", "10:10")),
            asking("2", Map.of("tag", "alpha", "expected minutes", "30")));
    var two =
        result(
            "old",
            asking("1", Map.of("action", "notify", "time", "10:30")),
            asking("2", Map.of("tag", "beta", "expected minutes", "540")));

    assertThat(report.difference(one, two))
        .containsSubsequence(
            "triggers that ask for something else: 2",
            "  busy 1 (action hide, time 10:10; with old action notify, time 10:30)",
            "  busy 2 (tag alpha, expected minutes 30; with old tag beta, expected minutes 540)");
  }

  @Test
  void aRuleThatCannotBeJudgedSaysWhy() {
    var failures = Map.of("silent", Map.of("divide_by_zero", 3));
    var result = new BacktestResult("new", PLAYBOOK, Map.of(), Map.of(), failures);

    assertThat(report.of(result))
        .containsSubsequence(
            "  silent                                      0        0        0",
            "    can't be judged on some signals in 3 hours: divide_by_zero");
  }

  @Test
  void anAlertOfOneAloneIsListed() {
    var one = alerts("new", Map.of("a", raised("spike"), "b", raised("drop")));
    var two = alerts("old", Map.of("b", raised("drop")));
    assertThat(report.difference(one, two))
        .containsSubsequence(
            "alerts only with new: 1",
            "  spike (warning, still up)",
            "alerts only with old: 0",
            "alerts that end otherwise: 0");
  }

  @Test
  void anAlertOfAnotherSeverityOrEndIsListed() {
    var one = alerts("new", Map.of("a", raised("spike"), "b", raised("drop")));
    var graver = new Raised("spike", "critical, until 2026-03-02T10:00:00.000Z");
    var two = alerts("old", Map.of("a", graver, "b", raised("drop")));
    assertThat(report.difference(one, two))
        .containsSubsequence(
            "alerts only with new: 0",
            "alerts that end otherwise: 1",
            "  spike (warning, still up; with old critical, until 2026-03-02T10:00:00.000Z)");
  }

  private static Raised raised(String what) {
    return new Raised(what, "warning, still up");
  }

  private static BacktestResult alerts(String name, Map<String, Raised> alerts) {
    return new BacktestResult(name, PLAYBOOK, Map.of(), alerts, Map.of());
  }

  private static Done done(String id, @Nullable String refusal, boolean dryRun) {
    return new Done(id, "busy", "busy " + id, dryRun, refusal, Map.of());
  }

  private static Done asking(String id, Map<String, String> content) {
    return new Done(id, "busy", "busy " + id, false, null, content);
  }

  private static BacktestResult result(String name, Done... all) {
    var triggers = new TreeMap<String, Done>();
    for (Done done : all) {
      triggers.put(done.id(), done);
    }
    return new BacktestResult(name, PLAYBOOK, triggers, Map.of(), Map.of());
  }
}
