package io.tideline.job.attribution.utm;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.attribution.utm.NamingScheme;
import io.tideline.udfs.attribution.utm.UtmCombination;
import io.tideline.udfs.attribution.utm.UtmReview;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keeps each account's questionable combinations and known campaigns (see the package). */
final class UtmFunction extends KeyedProcessFunction<String, UtmTally, TableRow> {
  private static final long serialVersionUID = 1L;

  static final int MAX_COMBINATIONS = 1_000;
  static final int MAX_KNOWN = 2_000;
  static final long MEMORY_MILLIS = 400 * 86_400_000L;

  private final UtmConfig config;

  private transient MapState<UtmCombination, UtmIssue> combinations;
  private transient MapState<String, Long> known;
  private transient ValueState<UtmSizes> sizes;
  private transient Map<String, NamingScheme> schemes;
  private transient Counter overLimit;

  UtmFunction(UtmConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) {
    schemes = new HashMap<>();
    overLimit = getRuntimeContext().getMetricGroup().counter("utm_over_limit");
    combinations =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "combinations",
                    TypeInformation.of(UtmCombination.class),
                    TypeInformation.of(UtmIssue.class)));
    known =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("known", Types.STRING, Types.LONG));
    sizes =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("sizes", TypeInformation.of(UtmSizes.class)));
  }

  @Override
  public void processElement(UtmTally tally, Context context, Collector<TableRow> out)
      throws Exception {
    UtmSizes before = sizes.value() == null ? UtmSizes.NONE : sizes.value();
    UtmSizes after =
        tally.combination() == null
            ? withCosts(tally, before, out)
            : withTouches(tally, before, out);
    if (after.isEmpty()) {
      return;
    }
    if (before.isEmpty()) {
      after = after.lookedAt(tally.seen().lastMillis() + MEMORY_MILLIS);
      context.timerService().registerEventTimeTimer(after.lookAtMillis());
    }
    sizes.update(after);
  }

  private UtmSizes withTouches(UtmTally tally, UtmSizes size, Collector<TableRow> out)
      throws Exception {
    UtmCombination combination = tally.combination();
    UtmIssue kept = combinations.get(combination);
    if (kept != null) {
      put(tally, new UtmIssue(kept.seen().plus(tally.seen()), kept.review()), out);
      return size;
    }
    String campaign = combination.normalCampaign();
    boolean isKnown = campaign != null && known.contains(campaign);
    if (!isKnown && size.combinations() >= MAX_COMBINATIONS) {
      // Looking for what was meant costs most, and nothing is done with it.
      overLimit.inc(tally.seen().touches());
      return size;
    }
    Collection<String> names = isKnown ? List.of(campaign) : names();
    UtmReview review = UtmReview.of(combination, names, schemeOf(tally.accountId()));
    if (isKnown && !review.isProblem()) {
      return size;
    }
    if (size.combinations() >= MAX_COMBINATIONS) {
      overLimit.inc(tally.seen().touches());
      return size;
    }
    put(tally, new UtmIssue(tally.seen(), review), out);
    return size.plus(1, 0);
  }

  private NamingScheme schemeOf(String accountId) {
    return schemes.computeIfAbsent(config.namingPatterns().of(accountId), NamingScheme::new);
  }

  private void put(UtmTally tally, UtmIssue issue, Collector<TableRow> out) throws Exception {
    combinations.put(tally.combination(), issue);
    if (issue.review().isProblem()) {
      out.collect(UtmRows.row(tally.accountId(), tally.combination(), issue));
    }
  }

  private UtmSizes withCosts(UtmTally tally, UtmSizes size, Collector<TableRow> out)
      throws Exception {
    String campaign = tally.knownCampaign();
    Long last = known.get(campaign);
    if (last == null && size.known() >= MAX_KNOWN) {
      overLimit.inc();
      return size;
    }
    long lastCost = tally.seen().lastMillis();
    if (last != null && last >= lastCost) {
      return size;
    }
    known.put(campaign, lastCost);
    return last == null ? reviewed(tally.accountId(), campaign, size.plus(0, 1), out) : size;
  }

  /** A name has become known: combinations that have it are right, others may be nearly so. */
  private UtmSizes reviewed(
      String accountId, String campaign, UtmSizes size, Collector<TableRow> out) throws Exception {
    Collection<String> names = names();
    var changed = new HashMap<UtmCombination, UtmIssue>();
    var right = new ArrayList<UtmCombination>();
    for (Map.Entry<UtmCombination, UtmIssue> entry : combinations.entries()) {
      UtmCombination combination = entry.getKey();
      UtmIssue issue = entry.getValue();
      UtmReview review = UtmReview.of(combination, names, schemeOf(accountId));
      if (!review.isProblem() && campaign.equals(combination.normalCampaign())) {
        right.add(combination);
        if (issue.review().isProblem()) {
          out.collect(UtmRows.gone(accountId, combination, issue));
        }
      } else if (!review.equals(issue.review())) {
        changed.put(combination, new UtmIssue(issue.seen(), review));
        out.collect(UtmRows.row(accountId, combination, changed.get(combination)));
      }
    }
    combinations.putAll(changed);
    for (UtmCombination combination : right) {
      combinations.remove(combination);
    }
    return size.plus(-right.size(), 0);
  }

  private Collection<String> names() throws Exception {
    var names = new TreeSet<String>();
    known.keys().forEach(names::add);
    return names;
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    UtmSizes size = sizes.value();
    boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (size == null || atMillis != size.lookAtMillis() || endOfInput) {
      return;
    }
    Oldest oldest = new Oldest();
    var gone = new ArrayList<UtmCombination>();
    for (Map.Entry<UtmCombination, UtmIssue> entry : combinations.entries()) {
      if (oldest.leaves(entry.getValue().seen().lastMillis() + MEMORY_MILLIS, atMillis)) {
        gone.add(entry.getKey());
      }
    }
    var forgotten = new ArrayList<String>();
    for (Map.Entry<String, Long> entry : known.entries()) {
      if (oldest.leaves(entry.getValue() + MEMORY_MILLIS, atMillis)) {
        forgotten.add(entry.getKey());
      }
    }
    for (UtmCombination combination : gone) {
      combinations.remove(combination);
    }
    for (String name : forgotten) {
      known.remove(name);
    }
    goOn(size.plus(-gone.size(), -forgotten.size()), oldest.next, context);
  }

  private void goOn(UtmSizes size, @Nullable Long next, OnTimerContext context) throws Exception {
    if (next == null) {
      sizes.clear();
      return;
    }
    sizes.update(size.lookedAt(next));
    context.timerService().registerEventTimeTimer(next);
  }

  /** When the next one leaves. */
  private static final class Oldest {
    private @Nullable Long next;

    boolean leaves(long leavesAt, long nowMillis) {
      if (leavesAt <= nowMillis) {
        return true;
      }
      next = next == null ? leavesAt : Math.min(next, leavesAt);
      return false;
    }
  }
}
