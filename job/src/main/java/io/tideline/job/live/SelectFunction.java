package io.tideline.job.live;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.LiveFact;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts events of lives: gifts of streaks, gifts of their own, and all else. */
final class SelectFunction extends ProcessFunction<Event, Gift> {
  private static final long serialVersionUID = 1L;

  /** Gifts outside streaks, for the totals. */
  static final OutputTag<GiftGrowth> SINGLE =
      new OutputTag<>("single", TypeInformation.of(GiftGrowth.class));

  /** The same, to be thanked for. */
  static final OutputTag<FinishedGift> FINISHED =
      new OutputTag<>("finished", TypeInformation.of(FinishedGift.class));

  /** What else is told of lives. */
  static final OutputTag<LiveFact> FACTS =
      new OutputTag<>("facts", TypeInformation.of(LiveFact.class));

  @Override
  public void processElement(Event event, Context context, Collector<Gift> out) {
    if (event.liveGift() != null) {
      Gift gift = Gift.of(event);
      if (gift.streakId() != null) {
        out.collect(gift);
      } else {
        context.output(SINGLE, GiftGrowth.of(gift));
        context.output(FINISHED, FinishedGift.single(gift));
      }
    } else {
      LiveFact fact = LiveFact.of(event);
      if (fact != null) {
        context.output(FACTS, fact);
      }
    }
  }
}
