package io.tideline.job.alerts;

import io.tideline.job.playbook.ActivePlaybooks;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.alert.ShownSubjects;
import io.tideline.udfs.alert.TwinRule;
import io.tideline.udfs.alert.group.AlertGroup;
import io.tideline.udfs.alert.group.GroupPart;
import io.tideline.udfs.alert.group.GroupRule;
import io.tideline.udfs.alert.group.Heard;
import io.tideline.udfs.alert.group.Notification;
import io.tideline.udfs.event.Alert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers an account's alerts by {@code group_key} and tells of each group once it has waited, and
 * again when there is news ({@link GroupRule}). It goes by the wall clock, since people do, and by
 * the playbook, which says of which alerts people are told.
 */
public final class GroupFunction
    extends KeyedCoProcessFunction<String, Alert, PlaybookUpdate, Notification>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final AlertsConfig config;

  private transient ActivePlaybooks playbooks;
  private transient GroupRule rule;
  private transient ShownSubjects subjects;
  private transient MapState<String, AlertGroup> groups;
  private transient ValueState<Long> wake;

  public GroupFunction(AlertsConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) {
    rule = new GroupRule(config.times());
    subjects = new ShownSubjects(config.secret());
    var context = getRuntimeContext();
    groups =
        context.getMapState(
            new MapStateDescriptor<>("groups", Types.STRING, TypeInformation.of(AlertGroup.class)));
    wake = context.getState(new ValueStateDescriptor<>("wake", Types.LONG));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    playbooks = ActivePlaybooks.open(config.playbooks(), context);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    playbooks.onBarrier();
  }

  @Override
  public void processElement2(PlaybookUpdate update, Context context, Collector<Notification> out) {
    playbooks.onUpdate(update);
  }

  @Override
  public void processElement1(Alert alert, Context context, Collector<Notification> out)
      throws Exception {
    String key = alert.groupKey();
    if (!config.targets().notifies() || key == null) {
      return;
    }
    AlertGroup known = groups.get(key);
    if (TwinRule.ends(alert) ? known == null : alert.backfill()) {
      // What nobody is told of does not count, either.
      return;
    }
    long now = context.timerService().currentProcessingTime();
    AlertGroup group = known == null ? AlertGroup.of(alert, key, now) : known;
    boolean told = playbooks.of(alert.accountId()).paging().tells(alert);
    String conversation = subjects.of(alert.subject()).get("conversation_id");
    groups.put(key, group.with(new Heard(alert, conversation, told, now)));
    wakeBy(now + config.times().waitMillis(), context);
  }

  /** A timer that is set and earlier does; one that comes for nothing finds nothing to tell. */
  private void wakeBy(long millis, Context context) throws Exception {
    Long set = wake.value();
    if (set == null || millis < set) {
      wake.update(millis);
      context.timerService().registerProcessingTimeTimer(millis);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Notification> out)
      throws Exception {
    Long set = wake.value();
    if (set == null || timestamp < set) {
      return;
    }
    wake.clear();
    long now = Math.max(timestamp, context.timerService().currentProcessingTime());
    var all = new ArrayList<AlertGroup>();
    groups.values().forEach(all::add);
    Set<String> speakers = speakers(all, now);
    long next = Long.MAX_VALUE;
    for (AlertGroup group : all) {
      GroupRule.Look look = rule.look(group, part -> isSpokenFor(part, group, speakers, now), now);
      if (look.notification() != null) {
        out.collect(look.notification());
      }
      keep(group, look);
      next = Math.min(next, look.nextMillis());
    }
    if (next != Long.MAX_VALUE) {
      wakeBy(Math.max(next, now + 1), context);
    }
  }

  private void keep(AlertGroup group, GroupRule.Look look) throws Exception {
    if (look.group() == null) {
      groups.remove(group.key());
    } else if (!Objects.equals(look.group(), group)) {
      groups.put(group.key(), look.group());
    }
  }

  private Set<String> speakers(List<AlertGroup> all, long now) {
    var speakers = new HashSet<String>();
    for (AlertGroup group : all) {
      for (GroupPart part : group.parts()) {
        if (rule.speaks(part, now)) {
          speakers.add(speakerOf(group, part));
        }
      }
    }
    return speakers;
  }

  private boolean isSpokenFor(
      GroupPart part, AlertGroup group, Set<String> speakers, long nowMillis) {
    boolean byAccount = isTwin(part) && speakers.contains(speakerOf(group, part));
    return byAccount || rule.isSaidByASpike(part, group, nowMillis);
  }

  private static boolean isTwin(GroupPart part) {
    return !part.videoId().isEmpty();
  }

  /** What the account's alert and its twins on videos have in common. */
  private static String speakerOf(AlertGroup group, GroupPart part) {
    return group.platform() + '/' + part.kind() + '/' + part.series();
  }
}
