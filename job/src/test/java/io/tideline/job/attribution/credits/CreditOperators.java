package io.tideline.job.attribution.credits;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.job.attribution.AttributionOperators;
import io.tideline.job.governance.Erasing;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.attribution.CustomerOrder;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.attribution.RefundClaim;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.conversation.EpisodeTouch;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Each operator after paths, on its own. */
public final class CreditOperators {
  private static final CreditsConfig CONFIG =
      CreditsConfig.of(PlaybooksConfig.DEFAULT, PseudonymSecret.PUBLISHED);

  private CreditOperators() {}

  /** {@code credits.orders}. */
  public static KeyedTwoInputStreamOperatorTestHarness<String, WeightedPath, RefundClaim, TableRow>
      orders(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return orders(CONFIG, backend, state);
  }

  /** {@code credits.orders} of a job that starts with that playbook. */
  static KeyedTwoInputStreamOperatorTestHarness<String, WeightedPath, RefundClaim, TableRow> orders(
      String playbook, Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    var playbooks = new PlaybooksConfig(playbook, List.of(), List.of());
    return orders(CreditsConfig.of(playbooks, PseudonymSecret.PUBLISHED), backend, state);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, WeightedPath, RefundClaim, TableRow>
      orders(CreditsConfig config, Backend backend, @Nullable OperatorSubtaskState state)
          throws Exception {
    return AttributionOperators.opened(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Erasing.run(new CreditFunction(config), RefundClaim::orderId),
            path -> path.path().orderId(),
            RefundClaim::orderId,
            Types.STRING),
        backend,
        state);
  }

  /** {@code credits.marks}. */
  public static KeyedTwoInputStreamOperatorTestHarness<
          String, EpisodeTouch, ConversionMark, TableRow>
      marks(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Erasing.run(new MarkFunction(CONFIG), ConversionMark::conversationId),
            EpisodeTouch::conversationId,
            ConversionMark::conversationId,
            Types.STRING),
        backend,
        state);
  }

  /** {@code credits.customers}. */
  public static KeyedOneInputStreamOperatorTestHarness<HolderKey, CustomerOrder, LtvDelta>
      customers(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return AttributionOperators.opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            Erasing.run(new CustomerFunction(CONFIG)),
            order -> HolderKey.of(order.accountId(), order.person()),
            TypeInformation.of(HolderKey.class)),
        backend,
        state);
  }

  /** Tells in which episode a message is. */
  public static void belongs(
      KeyedTwoInputStreamOperatorTestHarness<String, EpisodeTouch, ConversionMark, TableRow> marks,
      String message,
      long at,
      int episode)
      throws Exception {
    marks.processElement1(
        new StreamRecord<>(new EpisodeTouch("conversation", "dm", message, at, "shown", episode)));
  }

  /** Tells that a message sold. */
  public static void sells(
      KeyedTwoInputStreamOperatorTestHarness<String, EpisodeTouch, ConversionMark, TableRow> marks,
      String message,
      long at)
      throws Exception {
    marks.processElement2(
        new StreamRecord<>(
            new ConversionMark("conversation", "dm", message, at, "order", "dm_sale", false)));
  }
}
