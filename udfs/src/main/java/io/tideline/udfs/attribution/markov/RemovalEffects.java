package io.tideline.udfs.attribution.markov;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each campaign of an account is worth by the data-driven model (SEMANTICS §8): the share of
 * orders that would not have come about without it, learned on the account's paths.
 *
 * @param effects 0..1 a campaign
 */
public record RemovalEffects(Map<String, Double> effects) {
  /** Nothing is known: equal shares. */
  public static final RemovalEffects NONE = new RemovalEffects(Map.of());

  public RemovalEffects {
    effects = effects == null ? Map.of() : effects;
  }

  /** Learns from paths. */
  public static RemovalEffects of(PathCounts paths) {
    return new RemovalEffects(MarkovChain.of(paths).removalEffects());
  }

  /** Each campaign's share of all credit: its effect over their sum; equal where all are 0. */
  public Map<String, Double> shares() {
    double total = effects.values().stream().mapToDouble(Double::doubleValue).sum();
    var shares = new HashMap<String, Double>();
    effects.forEach(
        (campaign, effect) ->
            shares.put(campaign, total > 0 ? effect / total : 1.0 / effects.size()));
    return shares;
  }

  /**
   * What the touches of one path weigh, not yet summing to 1: the effect of each touch's campaign,
   * split equally among the campaign's touches. Null where nothing can be told apart, so that the
   * touches are to have equal shares: the path holds a campaign the model has never seen, or none
   * that matters.
   */
  public double @Nullable [] weights(List<String> campaigns) {
    Map<String, Integer> touches = new HashMap<>();
    campaigns.forEach(campaign -> touches.merge(campaign, 1, Integer::sum));
    double[] weights = new double[campaigns.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      Double effect = effects.get(campaigns.get(i));
      if (effect == null) {
        return null;
      }
      weights[i] = effect / touches.get(campaigns.get(i));
      sum += weights[i];
    }
    return sum > 0 ? weights : null;
  }
}
