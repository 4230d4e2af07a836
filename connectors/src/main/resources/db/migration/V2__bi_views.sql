-- Views for BI: plain sums and rates over the tables, without figures of their own.
--
-- A day or week of volume_daily and account_weekly begins at the account's local midnight, which may
-- be some hours off UTC midnight. Adding 13 hours and taking the UTC date gives the local date for
-- every zone from UTC-10 to UTC+13. What has a time of its own (episodes, alerts, triggers) is
-- counted on its UTC date.

CREATE VIEW tideline.report_daily AS
WITH volume AS (
  SELECT account_id, platform,
         ((window_start + interval '13 hours') AT TIME ZONE 'UTC')::date AS day,
         sum(count) FILTER (WHERE series = 'comment') AS comments,
         sum(count) FILTER (WHERE series = 'dm') AS direct_messages,
         sum(count) FILTER (WHERE series = 'gift') AS gifts,
         sum(count) FILTER (WHERE series = 'order') AS orders,
         sum(count) FILTER (WHERE series = 'negative_comment') AS negative_comments
  FROM tideline.volume_daily
  WHERE video_id = ''
  GROUP BY 1, 2, 3
), service AS (
  SELECT account_id, platform, (window_start AT TIME ZONE 'UTC')::date AS day,
         sum(opened) AS conversations_opened,
         sum(resolved) AS conversations_resolved
  FROM tideline.conversation_kpis_hourly
  GROUP BY 1, 2, 3
), alarms AS (
  SELECT account_id, platform, (started_at AT TIME ZONE 'UTC')::date AS day,
         count(*) AS alerts,
         count(*) FILTER (WHERE severity = 'critical') AS critical_alerts
  FROM tideline.alerts
  GROUP BY 1, 2, 3
), actions AS (
  SELECT account_id, platform, (created_at AT TIME ZONE 'UTC')::date AS day,
         count(*) FILTER (WHERE suppressed_reason IS NULL AND dry_run IS NOT TRUE) AS triggers_sent,
         count(*) FILTER (WHERE suppressed_reason IS NOT NULL) AS triggers_suppressed
  FROM tideline.triggers
  GROUP BY 1, 2, 3
)
SELECT account_id, platform, day,
       coalesce(comments, 0)::bigint AS comments,
       coalesce(direct_messages, 0)::bigint AS direct_messages,
       coalesce(gifts, 0)::bigint AS gifts,
       coalesce(orders, 0)::bigint AS orders,
       coalesce(negative_comments, 0)::bigint AS negative_comments,
       coalesce(conversations_opened, 0)::bigint AS conversations_opened,
       coalesce(conversations_resolved, 0)::bigint AS conversations_resolved,
       coalesce(alerts, 0) AS alerts,
       coalesce(critical_alerts, 0) AS critical_alerts,
       coalesce(triggers_sent, 0) AS triggers_sent,
       coalesce(triggers_suppressed, 0) AS triggers_suppressed
FROM volume
FULL JOIN service USING (account_id, platform, day)
FULL JOIN alarms USING (account_id, platform, day)
FULL JOIN actions USING (account_id, platform, day);

CREATE VIEW tideline.report_weekly AS
SELECT account_id, platform, date_trunc('week', day::timestamp)::date AS week,
       sum(comments)::bigint AS comments,
       sum(direct_messages)::bigint AS direct_messages,
       sum(gifts)::bigint AS gifts,
       sum(orders)::bigint AS orders,
       sum(negative_comments)::bigint AS negative_comments,
       sum(conversations_opened)::bigint AS conversations_opened,
       sum(conversations_resolved)::bigint AS conversations_resolved,
       sum(alerts)::bigint AS alerts,
       sum(critical_alerts)::bigint AS critical_alerts,
       sum(triggers_sent)::bigint AS triggers_sent,
       sum(triggers_suppressed)::bigint AS triggers_suppressed
FROM tideline.report_daily
GROUP BY 1, 2, 3;

CREATE VIEW tideline.report_monthly AS
SELECT account_id, platform, date_trunc('month', day::timestamp)::date AS month,
       sum(comments)::bigint AS comments,
       sum(direct_messages)::bigint AS direct_messages,
       sum(gifts)::bigint AS gifts,
       sum(orders)::bigint AS orders,
       sum(negative_comments)::bigint AS negative_comments,
       sum(conversations_opened)::bigint AS conversations_opened,
       sum(conversations_resolved)::bigint AS conversations_resolved,
       sum(alerts)::bigint AS alerts,
       sum(critical_alerts)::bigint AS critical_alerts,
       sum(triggers_sent)::bigint AS triggers_sent,
       sum(triggers_suppressed)::bigint AS triggers_suppressed
FROM tideline.report_daily
GROUP BY 1, 2, 3;

-- One row an account and week: what was published and reached beside what came in.
CREATE VIEW tideline.bi_weekly_overview AS
WITH content AS (
  SELECT account_id, platform,
         ((week_start + interval '13 hours') AT TIME ZONE 'UTC')::date AS week,
         views, likes, comments AS video_comments, shares, reach,
         er_by_views_pct, er_by_views_pct_wow_pct, completion_rate_pct, views_wow_pct,
         followers_end, follower_growth, follower_growth_pct, top_videos
  FROM tideline.account_weekly
)
SELECT account_id, platform, week,
       c.views, c.views_wow_pct, c.likes, c.video_comments, c.shares, c.reach,
       c.er_by_views_pct, c.er_by_views_pct_wow_pct, c.completion_rate_pct,
       c.followers_end, c.follower_growth, c.follower_growth_pct, c.top_videos,
       r.comments AS inbound_comments, r.direct_messages AS inbound_direct_messages,
       r.negative_comments, r.conversations_opened, r.conversations_resolved,
       r.orders, r.gifts, r.alerts, r.critical_alerts, r.triggers_sent
FROM content c
FULL JOIN tideline.report_weekly r USING (account_id, platform, week);

-- One row a campaign, model and currency over the campaign's whole life. Rates are those of the sums,
-- null where the denominator is 0; ltv is the latest known, since it is a running figure.
CREATE VIEW tideline.bi_campaign_roi AS
WITH life AS (
  SELECT account_id, campaign, model, currency,
         min(date) AS first_date, max(date) AS last_date,
         sum(cost_media) AS cost_media, sum(cost_total) AS cost_total,
         sum(impressions)::bigint AS impressions, sum(clicks)::bigint AS clicks,
         sum(leads)::bigint AS leads, sum(conversions) AS conversions,
         sum(new_customers) AS new_customers, sum(revenue) AS revenue,
         (array_agg(ltv ORDER BY date DESC) FILTER (WHERE ltv IS NOT NULL))[1] AS ltv
  FROM tideline.campaign_daily
  GROUP BY 1, 2, 3, 4
)
SELECT account_id, campaign, model, currency, first_date, last_date,
       cost_media, cost_total, impressions, clicks, leads, conversions, new_customers, revenue,
       100.0 * clicks / nullif(impressions, 0) AS ctr_pct,
       100.0 * conversions / nullif(clicks, 0) AS conversion_rate_pct,
       cost_media / nullif(clicks, 0) AS cpc,
       1000 * cost_media / nullif(impressions, 0) AS cpm,
       cost_total / nullif(leads, 0) AS cpl,
       cost_total / nullif(conversions, 0) AS cpa,
       cost_total / nullif(new_customers, 0) AS cac,
       revenue / nullif(cost_media, 0) AS roas_ratio,
       100 * (revenue - cost_total) / nullif(cost_total, 0) AS roi_pct,
       ltv,
       ltv / nullif(cost_total / nullif(new_customers, 0), 0) AS ltv_cac_ratio
FROM life;

-- One row an account, channel and UTC day. First response figures are over the episodes whose first
-- reply falls on the day, percentiles by nearest rank, from the episodes themselves: percentiles of
-- hours cannot be combined. Resolution figures are over the episodes whose last resolve does.
CREATE VIEW tideline.bi_conversation_kpis AS
WITH hours AS (
  SELECT account_id, platform, channel, (window_start AT TIME ZONE 'UTC')::date AS day,
         sum(inbound)::bigint AS inbound, sum(outbound)::bigint AS outbound,
         sum(opened)::bigint AS opened, sum(resolved)::bigint AS resolved,
         (array_agg(open_at_end ORDER BY window_start DESC))[1] AS open_at_end,
         sum(negative_flags)::bigint AS negative_flags, sum(conversions)::bigint AS conversions
  FROM tideline.conversation_kpis_hourly
  GROUP BY 1, 2, 3, 4
), replies AS (
  SELECT account_id, platform, channel, (first_reply_at AT TIME ZONE 'UTC')::date AS day,
         avg(frt_s) AS frt_avg_s,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY frt_s) AS frt_p50_s,
         percentile_disc(0.9) WITHIN GROUP (ORDER BY frt_s) AS frt_p90_s,
         100.0 * count(*) FILTER (WHERE frt_breached IS NOT TRUE) / count(*)
           AS frt_within_target_pct
  FROM tideline.conversations
  WHERE first_reply_at IS NOT NULL
  GROUP BY 1, 2, 3, 4
), resolutions AS (
  SELECT account_id, platform, channel, (resolved_at AT TIME ZONE 'UTC')::date AS day,
         avg(resolution_s) AS resolution_avg_s
  FROM tideline.conversations
  WHERE resolved_at IS NOT NULL
  GROUP BY 1, 2, 3, 4
)
SELECT account_id, platform, channel, day,
       inbound, outbound, opened, resolved,
       100.0 * resolved / nullif(opened, 0) AS resolution_rate_pct,
       open_at_end, negative_flags, conversions,
       frt_avg_s, frt_p50_s, frt_p90_s, frt_within_target_pct, resolution_avg_s
FROM hours
FULL JOIN replies USING (account_id, platform, channel, day)
FULL JOIN resolutions USING (account_id, platform, channel, day);
