package io.tideline.job.state;

import static io.tideline.job.TestEvents.MONDAY;

import io.tideline.udfs.attribution.AttributionModel;
import io.tideline.udfs.attribution.CampaignShare;
import io.tideline.udfs.attribution.CustomerOrder;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.RefundClaim;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.attribution.identity.Claim;
import io.tideline.udfs.attribution.identity.FoundTouches;
import io.tideline.udfs.attribution.identity.HeldTouch;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.Interest;
import io.tideline.udfs.attribution.identity.OrderFact;
import io.tideline.udfs.attribution.identity.PlacedOrder;
import io.tideline.udfs.attribution.identity.Roles;
import io.tideline.udfs.attribution.identity.VisitorLink;
import java.math.BigDecimal;
import java.util.List;

/** What the operators of attribution are fed to have state: one visitor, one person. */
final class Shop {
  private static final long ORDERED = MONDAY + 10;

  private Shop() {}

  static VisitorLink link(String id, String person, long at) {
    return new VisitorLink("acme", "v", person, id, at, at);
  }

  static VisitorLink linkOf(String id, String visitor, String person) {
    return new VisitorLink("acme", visitor, person, id, MONDAY, MONDAY);
  }

  static PlacedOrder order(String id) {
    return new PlacedOrder(
        id,
        "e-" + id,
        "acme",
        "tiktok",
        ORDERED,
        new BigDecimal("100.00"),
        "EUR",
        null,
        null,
        "v",
        null,
        null);
  }

  static Claim claim(String order) {
    return new Claim("acme", order, ORDERED, null, "p", MONDAY, "l", MONDAY);
  }

  static HeldTouch held(String id, long at) {
    return new HeldTouch(
        HolderKey.of("acme", "v"), Roles.VISITOR | Roles.FIRST_HOLDER, touch(id, at));
  }

  static Interest interest(String order, long at) {
    return new Interest(HolderKey.of("acme", "v"), Roles.VISITOR, order, at, null, Long.MIN_VALUE);
  }

  static OrderFact found(String id) {
    return OrderFact.of(
        new FoundTouches("o", ORDERED, null, List.of(touch(id, MONDAY)), Long.MIN_VALUE));
  }

  static WeightedPath weighted() {
    return WeightedPath.equal(
        new OrderPath(
            "acme",
            "tiktok",
            "o",
            1,
            ORDERED,
            new BigDecimal("100.00"),
            "EUR",
            null,
            "p",
            List.of(touch("t1", MONDAY), touch("t2", MONDAY + 1))));
  }

  static RefundClaim refund(String id, String amount) {
    return new RefundClaim("o", id, "e-" + id, ORDERED, new BigDecimal(amount), "EUR", null, false);
  }

  static CustomerOrder bought(String id, long after, String campaign) {
    var share = new CampaignShare(AttributionModel.LINEAR, campaign, BigDecimal.ONE);
    return new CustomerOrder(
        "acme", "p", id, MONDAY + after, "EUR", BigDecimal.TEN, List.of(share), false);
  }

  static CustomerOrder boughtBy(String person, String id, long at) {
    var share = new CampaignShare(AttributionModel.LINEAR, "c", BigDecimal.ONE);
    return new CustomerOrder("acme", person, id, at, "EUR", BigDecimal.TEN, List.of(share), false);
  }

  private static PathTouch touch(String id, long at) {
    return new PathTouch(id, TouchType.AD_CLICK, at, at, "c", null, null, null, null, null);
  }
}
