package io.tideline.job.content;

import io.tideline.udfs.content.AccountSums;
import io.tideline.udfs.content.TopVideo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the best videos of a shard. All its videos are looked at only when one of the best fell, as
 * another may be better then; that is rare.
 */
final class TopFunction extends KeyedProcessFunction<ShardKey, ViewsChange, AccountChange> {
  private static final long serialVersionUID = 1L;
  private static final int REMEMBERED_SHARDS = 10_000;

  private transient MapState<String, Long> views;
  private transient ValueState<ShardTop> tops;

  /** What the state holds of the shards that changed last: they are asked for time and again. */
  private transient Map<ShardKey, ShardTop> remembered;

  @Override
  public void open(OpenContext openContext) {
    views =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("views", Types.STRING, Types.LONG));
    tops =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("top", TypeInformation.of(ShardTop.class)));
    remembered = new LatestShards();
  }

  @Override
  public void processElement(ViewsChange change, Context context, Collector<AccountChange> out)
      throws Exception {
    long leavesAt = change.startMillis() + ContentTimes.SHARD_KEPT_MILLIS;
    if (leavesAt <= context.timerService().currentWatermark()) {
      return;
    }
    ShardKey shard = context.getCurrentKey();
    ShardTop kept = remembered.get(shard);
    if (kept == null) {
      kept = tops.value();
      if (kept != null) {
        remembered.put(shard, kept);
      }
    }
    if (kept == null) {
      context.timerService().registerEventTimeTimer(leavesAt);
    }
    views.put(change.videoId(), change.views());
    TopVideo[] before = kept == null ? new TopVideo[0] : kept.videos();
    TopVideo[] after = after(before, new TopVideo(change.videoId(), change.views()));
    if (!Arrays.equals(before, after)) {
      var top = new ShardTop(shard.shard(), after);
      tops.update(top);
      remembered.put(shard, top);
      out.collect(
          new AccountChange(
              change.account(),
              change.monday(),
              change.startMillis(),
              AccountSums.NONE,
              null,
              top));
    }
  }

  private TopVideo[] after(TopVideo[] before, TopVideo changed) throws Exception {
    var best = new ArrayList<TopVideo>();
    boolean hasFallen = false;
    for (TopVideo video : before) {
      if (!video.videoId().equals(changed.videoId())) {
        best.add(video);
      } else {
        hasFallen = before.length == TopVideo.SHOWN && changed.views() < video.views();
      }
    }
    if (hasFallen) {
      best.clear();
      for (Map.Entry<String, Long> entry : views.entries()) {
        best.add(new TopVideo(entry.getKey(), entry.getValue()));
      }
    } else {
      best.add(changed);
    }
    best.sort(TopVideo.ORDER);
    List<TopVideo> shown = best.subList(0, Math.min(TopVideo.SHOWN, best.size()));
    return shown.toArray(TopVideo[]::new);
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<AccountChange> out)
      throws Exception {
    if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
      views.clear();
      tops.clear();
      remembered.remove(context.getCurrentKey());
    }
  }

  private static final class LatestShards extends LinkedHashMap<ShardKey, ShardTop> {
    private static final long serialVersionUID = 1L;
    private static final boolean BY_ACCESS = true;

    LatestShards() {
      super(16, 0.75f, BY_ACCESS);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ShardKey, ShardTop> eldest) {
      return size() > REMEMBERED_SHARDS;
    }
  }
}
