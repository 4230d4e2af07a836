package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a correction of an order changes in the figures of campaigns: the new less the old. */
public final class CampaignDeltas {
  private final Map<Key, Sums> changes = new LinkedHashMap<>();

  private CampaignDeltas() {}

  private record Key(
      String accountId,
      String campaign,
      long occurredAtMillis,
      AttributionModel model,
      String currency) {}

  private record Sums(BigDecimal conversions, BigDecimal newCustomers, BigDecimal revenue) {
    Sums plus(Sums more) {
      return new Sums(
          conversions.add(more.conversions),
          newCustomers.add(more.newCustomers),
          revenue.add(more.revenue));
    }

    Sums negated() {
      return new Sums(conversions.negate(), newCustomers.negate(), revenue.negate());
    }

    boolean isNothing() {
      return conversions.signum() == 0 && newCustomers.signum() == 0 && revenue.signum() == 0;
    }
  }

  /**
   * The differences, one a campaign and model, without those that are nothing.
   *
   * @param before null for a new order
   */
  public static List<CampaignDelta> between(@Nullable Issue before, Issue after) {
    var deltas = new CampaignDeltas();
    if (before != null) {
      deltas.add(before, true);
    }
    deltas.add(after, false);
    return deltas.list();
  }

  private void add(Issue issue, boolean takenBack) {
    OrderPath path = issue.path();
    boolean isNew = Boolean.TRUE.equals(path.newCustomer());
    for (Credit credit : issue.credits()) {
      String campaign = credit.campaign();
      if (campaign == null) {
        continue;
      }
      var key =
          new Key(
              path.accountId(), campaign, path.occurredAtMillis(), credit.model(), path.currency());
      var sums =
          new Sums(
              credit.weight(),
              isNew ? credit.weight() : BigDecimal.ZERO,
              credit.credit().subtract(credit.refundedCredit()));
      changes.merge(key, takenBack ? sums.negated() : sums, Sums::plus);
    }
  }

  private List<CampaignDelta> list() {
    var deltas = new ArrayList<CampaignDelta>();
    changes.forEach(
        (key, sums) -> {
          if (!sums.isNothing()) {
            deltas.add(
                new CampaignDelta(
                    key.accountId,
                    key.campaign,
                    key.occurredAtMillis,
                    key.model,
                    key.currency,
                    sums.conversions,
                    sums.newCustomers,
                    sums.revenue));
          }
        });
    return deltas;
  }
}
