package io.tideline.job.attribution.markov;

import io.tideline.udfs.attribution.markov.RemovalEffects;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models used last, in memory only: they are learned again from the state when needed. */
final class DayModels {
  private static final int CAPACITY = 200;

  private final Map<AccountDay, RemovalEffects> models =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountDay, RemovalEffects> eldest) {
          return size() > CAPACITY;
        }
      };

  private record AccountDay(String accountId, long day) {}

  /** Learns a model. */
  @FunctionalInterface
  interface Learner {
    RemovalEffects learn() throws Exception;
  }

  /** The model of that day. */
  RemovalEffects of(String accountId, long day, Learner learner) throws Exception {
    var key = new AccountDay(accountId, day);
    RemovalEffects model = models.get(key);
    if (model == null) {
      model = learner.learn();
      models.put(key, model);
    }
    return model;
  }

  /** Forgets the account's models that were learned on the paths of that day. */
  void forgetThoseLearnedOn(String accountId, long day) {
    models.keySet().removeIf(key -> key.accountId().equals(accountId) && key.day() > day);
  }
}
