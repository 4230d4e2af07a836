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
   * split equally among the campaign's touches. A touch without a campaign, or of one that the
   * model has never seen, weighs as much as the others do on average. All weigh the same where
   * nothing can be told apart.
   */
  public List<Double> weights(List<@Nullable String> campaigns) {
    Map<@Nullable String, Integer> touches = new HashMap<>();
    campaigns.forEach(campaign -> touches.merge(campaign, 1, Integer::sum));
    double sum = 0;
    int known = 0;
    for (String campaign : campaigns) {
      Double effect = effectOf(campaign);
      if (effect != null) {
        sum += effect / touches.get(campaign);
        known++;
      }
    }
    double average = sum > 0 ? sum / known : 1;
    boolean alike = sum == 0;
    return campaigns.stream()
        .map(
            campaign -> {
              Double effect = effectOf(campaign);
              return alike || effect == null ? average : effect / touches.get(campaign);
            })
        .toList();
  }

  private @Nullable Double effectOf(@Nullable String campaign) {
    if (campaign == null) {
      return null;
    }
    Double effect = effects.get(campaign);
    return effect == null ? effects.get(PathCounts.OTHERS) : effect;
  }
}
