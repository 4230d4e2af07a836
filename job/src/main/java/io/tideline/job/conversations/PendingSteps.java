package io.tideline.job.conversations;

import io.tideline.udfs.conversation.ConversationStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;

/** The steps of the conversation at hand that the clock has not passed, by their time. */
final class PendingSteps {
  private final MapState<Long, List<ConversationStep>> steps;

  PendingSteps(MapState<Long, List<ConversationStep>> steps) {
    this.steps = steps;
  }

  void add(ConversationStep step) throws Exception {
    List<ConversationStep> known = steps.get(step.atMillis());
    List<ConversationStep> all = known == null ? new ArrayList<>(1) : new ArrayList<>(known);
    all.add(step);
    steps.put(step.atMillis(), all);
  }

  /** Takes those of one instant, in order. */
  List<ConversationStep> takeAt(long millis) throws Exception {
    List<ConversationStep> known = steps.get(millis);
    if (known == null) {
      return List.of();
    }
    steps.remove(millis);
    return sorted(known);
  }

  /** Takes those up to an instant, in order. */
  List<ConversationStep> takeUpTo(long millis) throws Exception {
    List<ConversationStep> found = upTo(millis);
    for (ConversationStep step : found) {
      steps.remove(step.atMillis());
    }
    return found;
  }

  /** Those up to an instant, in order; they stay. */
  List<ConversationStep> upTo(long millis) throws Exception {
    var found = new ArrayList<ConversationStep>();
    for (Map.Entry<Long, List<ConversationStep>> entry : steps.entries()) {
      if (entry.getKey() <= millis) {
        found.addAll(entry.getValue());
      }
    }
    return sorted(found);
  }

  /** Whose they are, as far as they say. */
  Set<String> customers() throws Exception {
    var customers = new HashSet<String>();
    for (List<ConversationStep> some : steps.values()) {
      for (ConversationStep step : some) {
        if (step.customerId() != null) {
          customers.add(step.customerId());
        }
      }
    }
    return customers;
  }

  private static List<ConversationStep> sorted(List<ConversationStep> unsorted) {
    return unsorted.stream().sorted(ConversationStep.ORDER).toList();
  }
}
