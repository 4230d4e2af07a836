package io.tideline.job.cli.traffic;

import io.tideline.job.cli.traffic.Draft.Stamp;
import io.tideline.udfs.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Campaigns: touchpoints with tidy and untidy UTM parameters, identities, costs, erasures. */
final class CampaignTraffic {
  private static final List<String> CAMPAIGNS =
      List.of("spring_launch", "creator_collab", "live_shopping", "retargeting");
  private static final List<String> SOURCES = List.of("tiktok", "tiktok", "TikTok", "tik-tok");
  private static final List<String> MEDIA = List.of("paid_social", "cpc", "organic", "Social");
  private static final List<String> COST_KINDS =
      List.of("media", "media", "media", "creative", "tools", "agency", "internal_hours");
  private static final List<EventType> TOUCHES =
      List.of(
          EventType.AD_IMPRESSION,
          EventType.AD_IMPRESSION,
          EventType.AD_IMPRESSION,
          EventType.AD_CLICK,
          EventType.LINK_CLICK,
          EventType.PAGE_VIEWED,
          EventType.PAGE_VIEWED,
          EventType.LEAD_SUBMITTED);

  private final Cast cast;
  private final Dice dice;

  CampaignTraffic(Cast cast, Dice dice) {
    this.cast = cast;
    this.dice = dice;
  }

  TrafficRecord touchpoint(Stamp stamp) {
    EventType type = dice.pick(TOUCHES);
    String visitor = cast.user(cast.anyone());
    Draft draft = Draft.of(type, stamp).put("visitor_id", visitor);
    if (type == EventType.PAGE_VIEWED) {
      draft.put("url", url());
    } else {
      draft.put("utm", utm());
    }
    return draft
        .put("ttclid", type == EventType.AD_CLICK ? stamp.id("click-") : null)
        .keyedBy(visitor);
  }

  private Map<String, Object> utm() {
    Map<String, Object> utm = new LinkedHashMap<>();
    utm.put("source", dice.pick(SOURCES));
    utm.put("medium", dice.pick(MEDIA));
    utm.put("campaign", dice.pick(CAMPAIGNS));
    if (dice.chance(0.8)) {
      utm.put("content", cast.video(cast.anyVideo()));
    }
    return utm;
  }

  private String url() {
    return "https://shop.example.org/%s?utm_source=%s&utm_campaign=%s"
        .formatted(cast.product(), dice.pick(SOURCES), dice.pick(CAMPAIGNS));
  }

  TrafficRecord identity(Stamp stamp) {
    int somebody = cast.anyone();
    return Draft.of(EventType.IDENTITY_LINKED, stamp)
        .put("visitor_id", cast.user(somebody))
        .put("person_id", cast.person(somebody))
        .keyedBy(cast.user(somebody));
  }

  /** What a campaign has cost today up to now: a later record replaces the earlier. */
  TrafficRecord cost(Stamp stamp) {
    String campaign = dice.pick(CAMPAIGNS);
    String kind = dice.pick(COST_KINDS);
    String date = Draft.time(stamp.atMillis()).substring(0, 10);
    Draft draft =
        Draft.of(EventType.COST_RECORDED, stamp)
            .put("cost_id", String.join("/", stamp.account(), campaign, kind, date))
            .put("campaign", campaign)
            .put("kind", kind)
            .put("amount", Draft.money(dice.between(2_000, 45_000)))
            .put("currency", "EUR")
            .put("date", date);
    if (kind.equals("media")) {
      draft.put("impressions", dice.between(2_000, 90_000)).put("clicks", dice.between(20, 900));
    }
    return draft.keyedBy(campaign);
  }

  TrafficRecord erasure(Stamp stamp) {
    String subject = cast.user(cast.anyone());
    return Draft.of(EventType.PRIVACY_ERASE, stamp)
        .put("request_id", stamp.id("erase-"))
        .put("subject_id", subject)
        .keyedBy(subject);
  }
}
