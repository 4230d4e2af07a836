package io.tideline.job.cli.backtest;

import io.tideline.udfs.playbook.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what playbooks have done, and where two differ. */
public final class BacktestReport {
  private static final String ROW = "  %-36s %8s %8s %8s  %s";

  private final int most;

  /**
   * @param most how many differences of each kind are listed one by one
   */
  public BacktestReport(int most) {
    this.most = most;
  }

  /** What one playbook has done: per rule what was sent, and what was refused and why. */
  public List<String> of(BacktestResult result) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s (version %s): %s, %d alerts"
            .formatted(
                result.name(),
                result.playbook().version(),
                totals(result.triggers().values()),
                result.alerts().size()));
    lines.add(ROW.formatted("rule", "sent", "refused", "dry run", "refused because"));
    Map<String, List<Done>> byRule =
        result.triggers().values().stream().collect(Collectors.groupingBy(Done::ruleId));
    for (String rule : rules(result, byRule.keySet())) {
      lines.add(row(rule, byRule.getOrDefault(rule, List.of())).stripTrailing());
      result
          .failures()
          .getOrDefault(rule, Map.of())
          .forEach(
              (reason, hours) ->
                  lines.add(
                      "    can't be judged on some signals in %d hours: %s"
                          .formatted(hours, reason)));
    }
    return lines;
  }

  private static Set<String> rules(BacktestResult result, Set<String> fired) {
    var all = new LinkedHashSet<String>();
    result.playbook().rules().stream().filter(Rule::enabled).map(Rule::id).forEach(all::add);
    fired.stream().sorted().forEach(all::add);
    return all;
  }

  private static String row(String rule, List<Done> done) {
    Map<String, Long> reasons =
        done.stream()
            .filter(one -> one.refusal() != null)
            .collect(Collectors.groupingBy(Done::refusal, TreeMap::new, Collectors.counting()));
    String because =
        reasons.entrySet().stream()
            .map(reason -> reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining(", "));
    return ROW.formatted(rule, sent(done), refused(done), dry(done), because);
  }

  private static String totals(Collection<Done> done) {
    return "%d triggers sent, %d refused, %d on a dry run"
        .formatted(sent(done), refused(done), dry(done));
  }

  private static long sent(Collection<Done> done) {
    return done.stream().filter(one -> one.refusal() == null && !one.dryRun()).count();
  }

  private static long refused(Collection<Done> done) {
    return done.stream().filter(one -> one.refusal() != null).count();
  }

  private static long dry(Collection<Done> done) {
    return done.stream().filter(one -> one.refusal() == null && one.dryRun()).count();
  }

  /**
   * Where two differ: triggers and alerts of one alone, those that ended otherwise, and triggers of
   * another action, time, queue, template, text, priority, tag or promised time.
   */
  public List<String> difference(BacktestResult one, BacktestResult other) {
    var lines = new ArrayList<String>();
    list(lines, "triggers only with " + one.name(), onlyOf(one, other));
    list(lines, "triggers only with " + other.name(), onlyOf(other, one));
    list(lines, "triggers that end otherwise", otherwise(one, other));
    list(lines, "triggers that ask for something else", askingElse(one, other));
    list(lines, "alerts only with " + one.name(), onlyAlertsOf(one, other));
    list(lines, "alerts only with " + other.name(), onlyAlertsOf(other, one));
    list(lines, "alerts that end otherwise", alertsOtherwise(one, other));
    return lines;
  }

  private static List<String> onlyOf(BacktestResult one, BacktestResult other) {
    return one.triggers().values().stream()
        .filter(done -> !other.triggers().containsKey(done.id()))
        .map(done -> done.what() + " (" + done.ending() + ")")
        .sorted()
        .toList();
  }

  private static List<String> otherwise(BacktestResult one, BacktestResult other) {
    return one.triggers().values().stream()
        .filter(done -> other.triggers().containsKey(done.id()))
        .filter(done -> !done.ending().equals(other.triggers().get(done.id()).ending()))
        .map(
            done ->
                "%s (%s; with %s %s)"
                    .formatted(
                        done.what(),
                        done.ending(),
                        other.name(),
                        other.triggers().get(done.id()).ending()))
        .sorted()
        .toList();
  }

  /** A rule that was changed may leave a trigger its id and route it, word it or rank it anew. */
  private static List<String> askingElse(BacktestResult one, BacktestResult other) {
    var lines = new ArrayList<String>();
    one.triggers()
        .forEach(
            (id, done) -> {
              Done compared = other.triggers().get(id);
              if (compared != null && !done.otherThan(compared).isEmpty()) {
                lines.add(
                    "%s (%s; with %s %s)"
                        .formatted(
                            done.what(),
                            done.otherThan(compared),
                            other.name(),
                            compared.otherThan(done)));
              }
            });
    lines.sort(null);
    return lines;
  }

  private static List<String> onlyAlertsOf(BacktestResult one, BacktestResult other) {
    return one.alerts().entrySet().stream()
        .filter(alert -> !other.alerts().containsKey(alert.getKey()))
        .map(alert -> alert.getValue().line())
        .sorted()
        .toList();
  }

  /** Other thresholds may leave an alert its id and give it another severity or end. */
  private static List<String> alertsOtherwise(BacktestResult one, BacktestResult other) {
    var lines = new ArrayList<String>();
    one.alerts()
        .forEach(
            (id, alert) -> {
              Raised compared = other.alerts().get(id);
              if (compared != null && !compared.ending().equals(alert.ending())) {
                lines.add(
                    "%s (%s; with %s %s)"
                        .formatted(alert.what(), alert.ending(), other.name(), compared.ending()));
              }
            });
    lines.sort(null);
    return lines;
  }

  private void list(List<String> lines, String title, List<String> all) {
    lines.add(title + ": " + all.size());
    all.stream().limit(most).forEach(line -> lines.add("  " + line));
    if (all.size() > most) {
      lines.add("  and %d more (--most lists more)".formatted(all.size() - most));
    }
  }
}
