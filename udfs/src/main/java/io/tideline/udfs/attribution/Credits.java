package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The credits of an order in all models (SEMANTICS §8). */
public final class Credits {
  private static final AttributionModel[] MODELS = AttributionModel.values();

  private Credits() {}

  /**
   * Those with a weight above 0, by model and touch.
   *
   * @param refunded the sum of the order's refunds: split by the same shares
   */
  public static List<Credit> of(WeightedPath weighted, BigDecimal refunded) {
    List<PathTouch> touches = weighted.path().touches();
    BigDecimal amount = weighted.path().amount();
    String currency = weighted.path().currency();
    // Each by its own: a refund of a tenth of a cent must not change how the amount was split.
    int places = MinorUnits.places(amount, currency);
    int refundPlaces = MinorUnits.places(refunded, currency);
    var credits = new ArrayList<Credit>();
    for (AttributionModel model : MODELS) {
      Shares shares = touches.isEmpty() ? Shares.equal(1) : RuleModels.shares(model, weighted);
      BigDecimal[] weights = shares.weights();
      BigDecimal[] given = shares.split(amount, places);
      BigDecimal[] back = shares.split(refunded, refundPlaces);
      for (int i = 0; i < weights.length; i++) {
        if (weights[i].signum() > 0 || given[i].signum() > 0 || back[i].signum() > 0) {
          PathTouch touch = touches.isEmpty() ? null : touches.get(i);
          credits.add(new Credit(model, i + 1, touch, weights[i], given[i], back[i]));
        }
      }
    }
    return credits;
  }
}
