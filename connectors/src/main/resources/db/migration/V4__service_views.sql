-- Reports by channel, and how well conversations are served by agent and by queue.

DROP VIEW tideline.bi_weekly_overview;
DROP VIEW tideline.report_monthly;
DROP VIEW tideline.report_weekly;
DROP VIEW tideline.report_daily;

-- One row an account, day and channel ('comment', 'dm'; '' is what belongs to neither: gifts, orders,
-- actions, alerts on them), so that sums over the channels are the account's. inbox is what customers
-- wrote; urgent_escalations are the alerts that ask for a person at once: those on single messages,
-- an exhausted automation, and all that are critical.
CREATE VIEW tideline.report_daily AS
WITH volume AS (
  SELECT account_id, platform,
         CASE series WHEN 'comment' THEN 'comment' WHEN 'negative_comment' THEN 'comment'
                     WHEN 'dm' THEN 'dm' ELSE '' END AS channel,
         ((window_start + interval '13 hours') AT TIME ZONE 'UTC')::date AS day,
         sum(count) FILTER (WHERE series = 'comment') AS comments,
         sum(count) FILTER (WHERE series = 'dm') AS direct_messages,
         sum(count) FILTER (WHERE series = 'gift') AS gifts,
         sum(count) FILTER (WHERE series = 'order') AS orders,
         sum(count) FILTER (WHERE series = 'negative_comment') AS negative_comments
  FROM tideline.volume_daily
  WHERE video_id = ''
  GROUP BY 1, 2, 3, 4
), service AS (
  SELECT account_id, platform, channel, (window_start AT TIME ZONE 'UTC')::date AS day,
         sum(opened) AS conversations_opened,
         sum(resolved) AS conversations_resolved,
         sum(negative_flags) AS negative_flags
  FROM tideline.conversation_kpis_hourly
  GROUP BY 1, 2, 3, 4
), alarms AS (
  SELECT account_id, platform,
         CASE WHEN subject ->> 'channel' IS NOT NULL THEN subject ->> 'channel'
              WHEN subject ->> 'series' IN ('comment', 'negative_comment') THEN 'comment'
              WHEN subject ->> 'series' = 'dm' THEN 'dm'
              ELSE '' END AS channel,
         (started_at AT TIME ZONE 'UTC')::date AS day,
         count(*) AS alerts,
         count(*) FILTER (WHERE severity = 'critical') AS critical_alerts,
         count(*) FILTER (
           WHERE severity = 'critical'
              OR kind IN ('policy_violation', 'negative_message', 'automation_exhausted')
         ) AS urgent_escalations
  FROM tideline.alerts
  GROUP BY 1, 2, 3, 4
), actions AS (
  SELECT account_id, platform, '' AS channel, (created_at AT TIME ZONE 'UTC')::date AS day,
         count(*) FILTER (WHERE suppressed_reason IS NULL AND dry_run IS NOT TRUE) AS triggers_sent,
         count(*) FILTER (WHERE suppressed_reason IS NOT NULL) AS triggers_suppressed
  FROM tideline.triggers
  GROUP BY 1, 2, 3, 4
)
SELECT account_id, platform, day, channel,
       (coalesce(comments, 0) + coalesce(direct_messages, 0))::bigint AS inbox,
       coalesce(comments, 0)::bigint AS comments,
       coalesce(direct_messages, 0)::bigint AS direct_messages,
       coalesce(gifts, 0)::bigint AS gifts,
       coalesce(orders, 0)::bigint AS orders,
       coalesce(negative_comments, 0)::bigint AS negative_comments,
       coalesce(negative_flags, 0)::bigint AS negative_flags,
       coalesce(conversations_opened, 0)::bigint AS conversations_opened,
       coalesce(conversations_resolved, 0)::bigint AS conversations_resolved,
       coalesce(alerts, 0) AS alerts,
       coalesce(critical_alerts, 0) AS critical_alerts,
       coalesce(urgent_escalations, 0) AS urgent_escalations,
       coalesce(triggers_sent, 0) AS triggers_sent,
       coalesce(triggers_suppressed, 0) AS triggers_suppressed
FROM volume
FULL JOIN service USING (account_id, platform, channel, day)
FULL JOIN alarms USING (account_id, platform, channel, day)
FULL JOIN actions USING (account_id, platform, channel, day);

CREATE VIEW tideline.report_weekly AS
SELECT account_id, platform, date_trunc('week', day::timestamp)::date AS week,
       sum(comments)::bigint AS comments,
       sum(direct_messages)::bigint AS direct_messages,
       sum(gifts)::bigint AS gifts,
       sum(orders)::bigint AS orders,
       sum(negative_comments)::bigint AS negative_comments,
       sum(negative_flags)::bigint AS negative_flags,
       sum(conversations_opened)::bigint AS conversations_opened,
       sum(conversations_resolved)::bigint AS conversations_resolved,
       sum(alerts)::bigint AS alerts,
       sum(critical_alerts)::bigint AS critical_alerts,
       sum(urgent_escalations)::bigint AS urgent_escalations,
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
       sum(negative_flags)::bigint AS negative_flags,
       sum(conversations_opened)::bigint AS conversations_opened,
       sum(conversations_resolved)::bigint AS conversations_resolved,
       sum(alerts)::bigint AS alerts,
       sum(critical_alerts)::bigint AS critical_alerts,
       sum(urgent_escalations)::bigint AS urgent_escalations,
       sum(triggers_sent)::bigint AS triggers_sent,
       sum(triggers_suppressed)::bigint AS triggers_suppressed
FROM tideline.report_daily
GROUP BY 1, 2, 3;

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
       r.negative_comments, r.negative_flags, r.conversations_opened, r.conversations_resolved,
       r.orders, r.gifts, r.alerts, r.critical_alerts, r.urgent_escalations, r.triggers_sent
FROM content c
FULL JOIN tideline.report_weekly r USING (account_id, platform, week);

-- What became of each episode's targets. A target is met where it was not breached, null while that
-- is open; an episode that is never answered misses it, though it has no response time.
CREATE VIEW tideline.bi_episodes AS
SELECT account_id, platform, channel, (opened_at AT TIME ZONE 'UTC')::date AS day,
       coalesce(assigned_agent, '') AS agent, coalesce(queue, '') AS queue,
       frt_s, frt_human_s, resolution_s,
       NOT frt_breached AS frt_met, NOT resolution_breached AS resolution_met
FROM tideline.conversations;

-- One row an account, channel, agent and UTC day, over the episodes opened on the day; '' are those
-- that nobody was assigned to. The agent is the one assigned last. frt_human leaves automation out.
CREATE VIEW tideline.bi_agent_kpis AS
SELECT account_id, platform, channel, agent, day,
       count(*) AS opened, count(frt_s) AS replied, count(resolution_s) AS resolved,
       avg(frt_s) AS frt_avg_s,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY frt_s) AS frt_p50_s,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY frt_s) AS frt_p90_s,
       avg(frt_human_s) AS frt_human_avg_s,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY frt_human_s) AS frt_human_p50_s,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY frt_human_s) AS frt_human_p90_s,
       100.0 * count(*) FILTER (WHERE frt_met) / nullif(count(frt_met), 0)
         AS frt_attainment_pct,
       avg(resolution_s) AS resolution_avg_s,
       100.0 * count(*) FILTER (WHERE resolution_met) / nullif(count(resolution_met), 0)
         AS resolution_attainment_pct
FROM tideline.bi_episodes
GROUP BY 1, 2, 3, 4, 5;

-- The same by queue.
CREATE VIEW tideline.bi_queue_kpis AS
SELECT account_id, platform, channel, queue, day,
       count(*) AS opened, count(frt_s) AS replied, count(resolution_s) AS resolved,
       avg(frt_s) AS frt_avg_s,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY frt_s) AS frt_p50_s,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY frt_s) AS frt_p90_s,
       avg(frt_human_s) AS frt_human_avg_s,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY frt_human_s) AS frt_human_p50_s,
       percentile_disc(0.9) WITHIN GROUP (ORDER BY frt_human_s) AS frt_human_p90_s,
       100.0 * count(*) FILTER (WHERE frt_met) / nullif(count(frt_met), 0)
         AS frt_attainment_pct,
       avg(resolution_s) AS resolution_avg_s,
       100.0 * count(*) FILTER (WHERE resolution_met) / nullif(count(resolution_met), 0)
         AS resolution_attainment_pct
FROM tideline.bi_episodes
GROUP BY 1, 2, 3, 4, 5;

-- One row an account, channel and UTC day. Response times are over the episodes whose first reply
-- (by a person, where it says human) falls on the day, percentiles by nearest rank, from the episodes
-- themselves: percentiles of hours cannot be combined. Resolution times are over the episodes whose
-- last resolve does; attainment is over those opened on the day, also those never answered.
CREATE OR REPLACE VIEW tideline.bi_conversation_kpis AS
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
), human_replies AS (
  SELECT account_id, platform, channel, (first_human_reply_at AT TIME ZONE 'UTC')::date AS day,
         avg(frt_human_s) AS frt_human_avg_s,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY frt_human_s) AS frt_human_p50_s,
         percentile_disc(0.9) WITHIN GROUP (ORDER BY frt_human_s) AS frt_human_p90_s
  FROM tideline.conversations
  WHERE first_human_reply_at IS NOT NULL
  GROUP BY 1, 2, 3, 4
), resolutions AS (
  SELECT account_id, platform, channel, (resolved_at AT TIME ZONE 'UTC')::date AS day,
         avg(resolution_s) AS resolution_avg_s
  FROM tideline.conversations
  WHERE resolved_at IS NOT NULL
  GROUP BY 1, 2, 3, 4
), targets AS (
  SELECT account_id, platform, channel, day,
         100.0 * count(*) FILTER (WHERE frt_met) / nullif(count(frt_met), 0)
           AS frt_attainment_pct,
         100.0 * count(*) FILTER (WHERE resolution_met) / nullif(count(resolution_met), 0)
           AS resolution_attainment_pct
  FROM tideline.bi_episodes
  GROUP BY 1, 2, 3, 4
)
SELECT account_id, platform, channel, day,
       inbound, outbound, opened, resolved,
       100.0 * resolved / nullif(opened, 0) AS resolution_rate_pct,
       open_at_end, negative_flags, conversions,
       frt_avg_s, frt_p50_s, frt_p90_s, frt_within_target_pct, resolution_avg_s,
       frt_human_avg_s, frt_human_p50_s, frt_human_p90_s,
       frt_attainment_pct, resolution_attainment_pct
FROM hours
FULL JOIN replies USING (account_id, platform, channel, day)
FULL JOIN human_replies USING (account_id, platform, channel, day)
FULL JOIN resolutions USING (account_id, platform, channel, day)
FULL JOIN targets USING (account_id, platform, channel, day);
