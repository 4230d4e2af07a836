package io.tideline.job.attribution;

import io.tideline.job.Backend;
import io.tideline.job.governance.Erasing;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.identity.Claim;
import io.tideline.udfs.attribution.identity.FoundTouches;
import io.tideline.udfs.attribution.identity.HeldTouch;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.Interest;
import io.tideline.udfs.attribution.identity.OrderFact;
import io.tideline.udfs.attribution.identity.PlacedOrder;
import io.tideline.udfs.attribution.identity.VisitorLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Each operator between events and paths, on its own. */
public final class AttributionOperators {
  private static final TypeInformation<HolderKey> KEY = TypeInformation.of(HolderKey.class);

  private AttributionOperators() {}

  /** {@code attribution.visitors}. */
  public static KeyedTwoInputStreamOperatorTestHarness<HolderKey, VisitorLink, PlacedOrder, Claim>
      visitors(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return opened(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Erasing.run(
                new VisitorFunction(PathsConfig.DEFAULT),
                order -> HolderKey.of(order.accountId(), order.visitorId())),
            link -> HolderKey.of(link.accountId(), link.visitorId()),
            order -> HolderKey.of(order.accountId(), order.visitorId()),
            KEY),
        backend,
        state);
  }

  /** {@code attribution.persons}. */
  public static KeyedTwoInputStreamOperatorTestHarness<HolderKey, VisitorLink, Claim, Interest>
      persons(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return opened(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Erasing.run(
                new PersonFunction(PathsConfig.DEFAULT),
                claim -> HolderKey.of(claim.accountId(), claim.personId())),
            link -> HolderKey.of(link.accountId(), link.personId()),
            claim -> HolderKey.of(claim.accountId(), claim.personId()),
            KEY),
        backend,
        state);
  }

  /** {@code attribution.touches}. */
  public static KeyedTwoInputStreamOperatorTestHarness<HolderKey, HeldTouch, Interest, FoundTouches>
      touches(Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return opened(
        new KeyedTwoInputStreamOperatorTestHarness<>(
            Erasing.run(new TouchFunction(PathsConfig.DEFAULT), Interest::holder),
            HeldTouch::holder,
            Interest::holder,
            KEY),
        backend,
        state);
  }

  /** {@code attribution.paths}. */
  public static KeyedOneInputStreamOperatorTestHarness<String, OrderFact, OrderPath> paths(
      Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    return opened(
        new KeyedOneInputStreamOperatorTestHarness<>(
            Erasing.run(new PathFunction(PathsConfig.DEFAULT)), OrderFact::orderId, Types.STRING),
        backend,
        state);
  }

  /** Opens a harness, from a state where there is one. */
  public static <H extends AbstractStreamOperatorTestHarness<?>> H opened(
      H harness, Backend backend, @Nullable OperatorSubtaskState state) throws Exception {
    harness.setStateBackend(backend.create());
    harness.setup();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Takes what has come out. */
  @SuppressWarnings("unchecked")
  public static <T> List<T> taken(AbstractStreamOperatorTestHarness<T> harness) {
    var values = new ArrayList<T>();
    Queue<Object> output = harness.getOutput();
    for (Object next = output.poll(); next != null; next = output.poll()) {
      if (next instanceof StreamRecord<?> record) {
        values.add((T) record.getValue());
      }
    }
    return values;
  }
}
