package io.tideline.job.content;

import io.tideline.udfs.content.AccountSums;
import io.tideline.udfs.content.TopVideo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keeps the best videos of a shard. All its videos are looked at only when one of the best fell, as
 * another may be better then; that is rare.
 */
final class TopFunction extends IssuingFunction<ShardKey, ViewsChange, AccountChange> {
  private static final long serialVersionUID = 1L;
  private static final int GATHERED_CHANGES = 100_000;

  private transient MapState<String, Long> views;
  private transient ValueState<ShardTop> tops;

  /** The newest change of each video since the best were last looked for. */
  private transient Map<ShardKey, Map<String, ViewsChange>> changed;

  private transient int gathered;

  @Override
  public void open(OpenContext openContext) {
    views =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("views", Types.STRING, Types.LONG));
    tops =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("top", TypeInformation.of(ShardTop.class)));
    changed = new LinkedHashMap<>();
  }

  @Override
  public void processElement(ViewsChange change, Context context, Collector<AccountChange> out) {
    long leavesAt = change.startMillis() + ContentTimes.SHARD_KEPT_MILLIS;
    if (leavesAt <= context.timerService().currentWatermark()) {
      return;
    }
    Map<String, ViewsChange> ofShard = changed.get(context.getCurrentKey());
    if (ofShard == null) {
      ofShard = new LinkedHashMap<>();
      changed.put(context.getCurrentKey(), ofShard);
      context.timerService().registerEventTimeTimer(leavesAt);
    }
    if (ofShard.put(change.videoId(), change) == null) {
      gathered++;
    }
  }

  @Override
  boolean isFull() {
    return gathered >= GATHERED_CHANGES;
  }

  @Override
  void issueDue(Consumer<ShardKey> switchKey, Collector<AccountChange> out) throws Exception {
    for (ShardKey shard : List.copyOf(changed.keySet())) {
      switchKey.accept(shard);
      issueDue(shard, out);
    }
  }

  private void issueDue(ShardKey shard, Collector<AccountChange> out) throws Exception {
    Map<String, ViewsChange> ofShard = changed.remove(shard);
    if (ofShard == null) {
      return;
    }
    gathered -= ofShard.size();
    ShardTop kept = tops.value();
    TopVideo[] before = kept == null ? new TopVideo[0] : kept.videos();
    TopVideo[] after = after(before, ofShard);
    if (!Arrays.equals(before, after)) {
      var top = new ShardTop(shard.shard(), after);
      tops.update(top);
      ViewsChange any = ofShard.values().iterator().next();
      out.collect(
          new AccountChange(
              any.account(), any.monday(), any.startMillis(), AccountSums.NONE, null, top));
    }
  }

  /** The best of those that were, and of those that have changed. */
  private TopVideo[] after(TopVideo[] before, Map<String, ViewsChange> ofShard) throws Exception {
    for (ViewsChange change : ofShard.values()) {
      views.put(change.videoId(), change.views());
    }
    var best = new ArrayList<TopVideo>();
    boolean hasFallen = false;
    for (TopVideo video : before) {
      ViewsChange now = ofShard.get(video.videoId());
      if (now == null) {
        best.add(video);
      } else {
        hasFallen |= before.length == TopVideo.SHOWN && now.views() < video.views();
      }
    }
    if (hasFallen) {
      best.clear();
      for (Map.Entry<String, Long> entry : views.entries()) {
        best.add(new TopVideo(entry.getKey(), entry.getValue()));
      }
    } else {
      ofShard.values().forEach(now -> best.add(new TopVideo(now.videoId(), now.views())));
    }
    best.sort(TopVideo.ORDER);
    List<TopVideo> shown = best.subList(0, Math.min(TopVideo.SHOWN, best.size()));
    return shown.toArray(TopVideo[]::new);
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<AccountChange> out)
      throws Exception {
    if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
      issueDue(context.getCurrentKey(), out);
      views.clear();
      tops.clear();
    }
  }
}
