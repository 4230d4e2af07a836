package io.tideline.udfs.attribution;

import java.util.List;

/**
 * A path with the shares that its account's Markov chain gives to its touches.
 *
 * @param path the order and its touches
 * @param dataDriven one share a touch, in proportion: not negative, any sum; equal shares count
 *     where all are 0. Empty for a direct order
 */
public record WeightedPath(OrderPath path, List<Double> dataDriven) {

  /** Whether it says whose the order is. */
  public boolean hasPerson() {
    return !path.person().isEmpty();
  }

  /** The same of a person who was erased: it does not say who, nor in which conversations. */
  public WeightedPath withoutPerson() {
    return new WeightedPath(path.withoutPerson(), dataDriven);
  }

  /** Equal shares. */
  public static WeightedPath equal(OrderPath path) {
    return new WeightedPath(path, path.touches().stream().map(touch -> 1.0).toList());
  }
}
