package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What part of an order a model gives to a campaign.
 *
 * @param weight at most 1, of at most 12 decimal places
 */
public record CampaignShare(AttributionModel model, String campaign, BigDecimal weight) {

  private record Key(AttributionModel model, String campaign) {}

  /** Those of an order, touches without a campaign left out. */
  public static List<CampaignShare> of(Issue issue) {
    Map<Key, BigDecimal> sums = new LinkedHashMap<>();
    for (Credit credit : issue.credits()) {
      String campaign = credit.campaign();
      if (campaign != null) {
        sums.merge(new Key(credit.model(), campaign), credit.weight(), BigDecimal::add);
      }
    }
    var shares = new ArrayList<CampaignShare>();
    sums.forEach((key, weight) -> shares.add(new CampaignShare(key.model, key.campaign, weight)));
    return shares;
  }
}
