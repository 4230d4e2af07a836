package io.tideline.job.attribution.markov;

import io.tideline.udfs.attribution.markov.RemovalEffects;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The models used last, in memory only: they are learned again from the state when needed. Bounded
 * by what they hold, not by their number: many small accounts whose orders alternate must not learn
 * at every order. Where it is too much, the accounts that were not asked for longest go.
 */
final class DayModels {
  /** Campaigns of all models together, some 100 bytes each. */
  static final int MAX_EFFECTS = 200_000;

  private final Map<String, Map<Long, RemovalEffects>> models =
      new LinkedHashMap<>(16, 0.75f, true);
  private int held;

  /** Learns a model. */
  @FunctionalInterface
  interface Learner {
    RemovalEffects learn() throws Exception;
  }

  /** The model of that day. */
  RemovalEffects of(String accountId, long day, Learner learner) throws Exception {
    Map<Long, RemovalEffects> days = models.computeIfAbsent(accountId, any -> new HashMap<>());
    RemovalEffects model = days.get(day);
    if (model == null) {
      model = learner.learn();
      days.put(day, model);
      held += sizeOf(model);
      forgetTooMuch();
    }
    return model;
  }

  /** Forgets the account's models that were learned on the paths of that day. */
  void forgetThoseLearnedOn(String accountId, long day) {
    Map<Long, RemovalEffects> days = models.get(accountId);
    if (days == null) {
      return;
    }
    for (Iterator<Map.Entry<Long, RemovalEffects>> all = days.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<Long, RemovalEffects> model = all.next();
      if (model.getKey() > day) {
        held -= sizeOf(model.getValue());
        all.remove();
      }
    }
    if (days.isEmpty()) {
      models.remove(accountId);
    }
  }

  private void forgetTooMuch() {
    Iterator<Map<Long, RemovalEffects>> eldest = models.values().iterator();
    while (held > MAX_EFFECTS && models.size() > 1) {
      for (RemovalEffects model : eldest.next().values()) {
        held -= sizeOf(model);
      }
      eldest.remove();
    }
  }

  /** An empty model takes its place too. */
  private static int sizeOf(RemovalEffects model) {
    return 1 + model.effects().size();
  }
}
