-- Weeks with what was published beside what came in.

DROP VIEW tideline.bi_weekly_overview;
DROP VIEW tideline.report_weekly;

-- One row an account and week of account_weekly. A week begins at the account's local midnight;
-- adding 13 hours and taking the UTC date gives its Monday in every zone from UTC-10 to UTC+13.
-- view_to_follower_ratio = views won in the week per follower at its end, view_to_follower_wow_pct
-- its change since the week before; each is null where it would be divided by 0. top_creatives are
-- the videos that won most views, each with how it did in the week.
CREATE VIEW tideline.bi_content_weeks AS
WITH weeks AS (
  SELECT w.*,
         ((week_start + interval '13 hours') AT TIME ZONE 'UTC')::date AS week,
         views / nullif(followers_end, 0)::numeric AS view_to_follower_ratio
  FROM tideline.account_weekly w
)
SELECT w.account_id, w.platform, w.week,
       w.views, w.views_wow_pct, w.impressions, w.impressions_wow_pct, w.reach, w.reach_wow_pct,
       w.likes, w.comments AS video_comments, w.shares,
       w.er_by_followers_pct, w.er_by_views_pct, w.er_by_views_pct_wow_pct, w.er_by_reach_pct,
       w.plays, w.watch_time_s, w.watch_time_s_wow_pct, w.avg_watch_time_s, w.watch_ratio,
       w.completion_rate_pct, w.completion_rate_pct_wow_pct,
       w.followers_end, w.follower_growth, w.follower_growth_pct,
       w.view_to_follower_ratio,
       (w.view_to_follower_ratio - b.view_to_follower_ratio) * 100
         / nullif(b.view_to_follower_ratio, 0) AS view_to_follower_wow_pct,
       w.top_videos,
       (SELECT jsonb_agg(
                 jsonb_build_object(
                   'video_id', v.video_id, 'views', v.views,
                   'er_by_views_pct', v.er_by_views_pct,
                   'completion_rate_pct', v.completion_rate_pct, 'watch_ratio', v.watch_ratio)
                 ORDER BY top.place)
        FROM jsonb_array_elements(w.top_videos) WITH ORDINALITY AS top(video, place)
        JOIN tideline.video_weekly v
          ON v.video_id = top.video ->> 'video_id' AND v.week_start = w.week_start)
         AS top_creatives
FROM weeks w
LEFT JOIN weeks b
  ON b.account_id = w.account_id AND b.platform = w.platform AND b.week = w.week - 7;

-- One row an account and week: sums of report_daily, then what its videos did. Counts are 0 where
-- nothing came in; figures of videos are null where none was measured.
CREATE VIEW tideline.report_weekly AS
WITH inbox AS (
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
  GROUP BY 1, 2, 3
)
SELECT account_id, platform, week,
       coalesce(i.comments, 0) AS comments,
       coalesce(i.direct_messages, 0) AS direct_messages,
       coalesce(i.gifts, 0) AS gifts,
       coalesce(i.orders, 0) AS orders,
       coalesce(i.negative_comments, 0) AS negative_comments,
       coalesce(i.negative_flags, 0) AS negative_flags,
       coalesce(i.conversations_opened, 0) AS conversations_opened,
       coalesce(i.conversations_resolved, 0) AS conversations_resolved,
       coalesce(i.alerts, 0) AS alerts,
       coalesce(i.critical_alerts, 0) AS critical_alerts,
       coalesce(i.urgent_escalations, 0) AS urgent_escalations,
       coalesce(i.triggers_sent, 0) AS triggers_sent,
       coalesce(i.triggers_suppressed, 0) AS triggers_suppressed,
       c.impressions, c.views, c.reach, c.watch_time_s,
       c.followers_end, c.follower_growth, c.follower_growth_pct,
       c.view_to_follower_ratio, c.view_to_follower_wow_pct, c.top_creatives
FROM inbox i
FULL JOIN tideline.bi_content_weeks c USING (account_id, platform, week);

CREATE VIEW tideline.bi_weekly_overview AS
SELECT account_id, platform, week,
       c.views, c.views_wow_pct, c.likes, c.video_comments, c.shares,
       c.impressions, c.impressions_wow_pct, c.reach, c.reach_wow_pct,
       c.er_by_followers_pct, c.er_by_views_pct, c.er_by_views_pct_wow_pct, c.er_by_reach_pct,
       c.watch_time_s, c.watch_time_s_wow_pct, c.avg_watch_time_s, c.watch_ratio,
       c.completion_rate_pct, c.completion_rate_pct_wow_pct,
       c.followers_end, c.follower_growth, c.follower_growth_pct,
       c.view_to_follower_ratio, c.view_to_follower_wow_pct, c.top_videos, c.top_creatives,
       r.comments AS inbound_comments, r.direct_messages AS inbound_direct_messages,
       r.negative_comments, r.negative_flags, r.conversations_opened, r.conversations_resolved,
       r.orders, r.gifts, r.alerts, r.critical_alerts, r.urgent_escalations, r.triggers_sent
FROM tideline.bi_content_weeks c
FULL JOIN tideline.report_weekly r USING (account_id, platform, week);
