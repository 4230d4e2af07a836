package io.tideline.job.attribution.credits;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.conversation.EpisodeTouch;
import io.tideline.udfs.playbook.AttributionWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Marks messages that were an order's last touch, and their episodes (see the package). */
final class MarkFunction
    extends KeyedCoProcessFunction<String, EpisodeTouch, ConversionMark, TableRow>
    implements Erasable<String, TableRow> {
  private static final long serialVersionUID = 1L;

  private static final long DISORDER_MILLIS = 2 * 3_600_000L;

  /** A conversation does not say whose it is, so the longest of all windows is what counts. */
  private final long keptMillis;

  private transient ErasedPeople erased;
  private transient MapStateDescriptor<String, MarkedMessage> descriptor;
  private transient MapState<String, MarkedMessage> messages;

  MarkFunction(CreditsConfig config) {
    long longest =
        config.windows().all().stream()
            .mapToLong(AttributionWindows::clickMillis)
            .max()
            .orElseThrow();
    this.keptMillis = longest + Eligibility.LATENESS_MILLIS + DISORDER_MILLIS;
  }

  @Override
  public void open(OpenContext openContext) {
    descriptor =
        new MapStateDescriptor<>("messages", Types.STRING, TypeInformation.of(MarkedMessage.class));
    messages = getRuntimeContext().getMapState(descriptor);
  }

  @Override
  public void processElement1(EpisodeTouch touch, Context context, Collector<TableRow> out)
      throws Exception {
    if (isGone(touch.conversationId(), touch.atMillis())) {
      return;
    }
    String key = touch.channel() + "/" + touch.messageId();
    MarkedMessage message =
        known(key, touch.atMillis(), context).in(touch.shownId(), touch.episode());
    messages.put(key, message);
    if (!message.orders().isEmpty()) {
      out.collect(episode(message));
    }
  }

  @Override
  public void processElement2(ConversionMark mark, Context context, Collector<TableRow> out)
      throws Exception {
    if (isGone(mark.conversationId(), mark.atMillis())) {
      return;
    }
    String key = mark.channel() + "/" + mark.messageId();
    MarkedMessage message = known(key, mark.atMillis(), context).with(mark);
    messages.put(key, message);
    out.collect(
        RowBuilder.of(WarehouseTable.MESSAGES)
            .set("message_id", mark.messageId())
            .set("channel", mark.channel())
            .set("conversion_path", message.orders().isEmpty() ? null : mark.path())
            .buildMark());
    if (message.shownId() != null) {
      out.collect(episode(message));
    }
  }

  private boolean isGone(String conversation, long atMillis) {
    return erased.isGone(ConversationIds.customerOf(conversation), atMillis);
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(String conversation) {
    return ConversationIds.customerOf(conversation);
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(descriptor);
  }

  /** Only a key can name a person here, that of a comment's conversation. */
  @Override
  public void forget(String conversation, Outlet<TableRow> out) throws Exception {
    String customer = ConversationIds.customerOf(conversation);
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, MarkedMessage> message : messages.entries()) {
      if (erased.isGone(customer, message.getValue().forgetAtMillis() - keptMillis)) {
        gone.add(message.getKey());
      }
    }
    for (String message : gone) {
      messages.remove(message);
    }
  }

  private MarkedMessage known(String key, long atMillis, Context context) throws Exception {
    MarkedMessage known = messages.get(key);
    if (known != null) {
      return known;
    }
    var timers = context.timerService();
    long forgetAt = Math.max(atMillis, timers.currentWatermark()) + keptMillis;
    timers.registerEventTimeTimer(forgetAt);
    return MarkedMessage.until(forgetAt);
  }

  private TableRow episode(MarkedMessage marked) throws Exception {
    boolean converted = false;
    for (MarkedMessage message : messages.values()) {
      converted |= message.isOfEpisode(marked) && !message.orders().isEmpty();
    }
    return RowBuilder.of(WarehouseTable.CONVERSATIONS)
        .set("conversation_id", marked.shownId())
        .set("episode", (long) marked.episode())
        .set("converted", converted)
        .buildMark();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, MarkedMessage> message : messages.entries()) {
      if (message.getValue().forgetAtMillis() <= timestamp) {
        old.add(message.getKey());
      }
    }
    for (String message : old) {
      messages.remove(message);
    }
  }
}
