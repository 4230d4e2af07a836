package io.tideline.job.cli.traffic;

import io.tideline.job.cli.traffic.Draft.Stamp;
import io.tideline.udfs.event.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One day of two campaigns whose figures are known beforehand, so that whoever looks at {@code
 * bi_campaign_roi} can check it by hand: {@value #CPA_25} has 5 000 EUR of media and 200 orders
 * worth 15 000 EUR, so a CPA of 25 and a ROAS of 3; {@value #ROI_150} has 5 000 EUR of all costs
 * and 100 orders worth 12 500 EUR, so a ROI of 150 %. Each order has one click, so all models
 * agree.
 */
public final class KnownCampaigns {
  /** 200 orders of 75 EUR. */
  public static final String CPA_25 = "example_cpa_25";

  /** 100 orders of 125 EUR. */
  public static final String ROI_150 = "example_roi_150";

  private static final long MINUTE = 60_000L;
  private static final long FIRST_ORDER = 120 * MINUTE;
  private static final long TWENTY_HOURS = 1_200 * MINUTE;

  private final String account;
  private final long dayMillis;
  private final List<TrafficRecord> records = new ArrayList<>();

  private KnownCampaigns(String account, long dayMillis) {
    this.account = account;
    this.dayMillis = dayMillis;
  }

  /**
   * All records of the day, in the order of their times.
   *
   * @param dayMillis when the day begins, UTC
   */
  public static List<TrafficRecord> records(TrafficShape shape, long dayMillis) {
    var day = new KnownCampaigns(new Cast(shape, new Dice(shape.seed())).account(0), dayMillis);
    day.cost(CPA_25, "media", "5000.00");
    day.cost(ROI_150, "media", "3000.00");
    day.cost(ROI_150, "creative", "1500.00");
    day.cost(ROI_150, "tools", "500.00");
    day.sell(CPA_25, 200, "75.00");
    day.sell(ROI_150, 100, "125.00");
    day.records.sort(Comparator.comparingLong(TrafficRecord::atMillis));
    return day.records;
  }

  private void cost(String campaign, String kind, String amount) {
    Stamp stamp = stamp(campaign + "-" + kind, MINUTE);
    Draft draft =
        Draft.of(EventType.COST_RECORDED, stamp)
            .put("cost_id", stamp.id("cost-"))
            .put("campaign", campaign)
            .put("kind", kind)
            .put("amount", amount)
            .put("currency", "EUR")
            .put("date", Draft.time(dayMillis).substring(0, 10));
    if (kind.equals("media")) {
      draft.put("impressions", 100_000).put("clicks", 2_500);
    }
    records.add(draft.keyedBy(campaign));
  }

  private void sell(String campaign, int orders, String amount) {
    for (int i = 0; i < orders; i++) {
      long at = FIRST_ORDER + i * (TWENTY_HOURS / orders);
      Stamp click = stamp(campaign + "-click-" + i, at - 10 * MINUTE);
      Stamp order = stamp(campaign + "-" + i, at);
      String visitor = order.id("visitor-");
      Map<String, Object> utm = new LinkedHashMap<>();
      utm.put("source", "tiktok");
      utm.put("medium", "paid_social");
      utm.put("campaign", campaign);
      records.add(
          Draft.of(EventType.AD_CLICK, click)
              .put("visitor_id", visitor)
              .put("utm", utm)
              .keyedBy(visitor));
      records.add(
          Draft.of(EventType.ORDER_PLACED, order)
              .put("order_id", order.id("o"))
              .put("visitor_id", visitor)
              .put("amount", amount)
              .put("currency", "EUR")
              .put("new_customer", i % 2 == 0)
              .keyedBy(order.id("o")));
    }
  }

  private Stamp stamp(String id, long afterMillis) {
    return new Stamp(
        id + "-" + Draft.time(dayMillis).substring(0, 10), dayMillis + afterMillis, account);
  }
}
