-- The month's costs and returns beside what came in. returns has an object for each currency, since
-- currencies are never added: all costs and orders of the account, whichever campaign they belong to,
-- and the ratios of these sums (null where one would be divided by 0). Every model holds all costs and
-- shares out the same orders, so the last touch's rows are as good as any other's. Months are the
-- account's own, as the days of campaign_daily; costs and orders name no platform, so an account with
-- several has them on each of its rows.
CREATE OR REPLACE VIEW tideline.report_monthly AS
WITH inbox AS (
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
  GROUP BY 1, 2, 3
), money AS (
  SELECT account_id, date_trunc('month', date::timestamp)::date AS month, currency,
         sum(cost_media) AS cost_media, sum(cost_total) AS cost_total,
         sum(conversions) AS conversions, sum(new_customers) AS new_customers,
         sum(revenue) AS revenue
  FROM tideline.campaign_daily
  WHERE model = 'last_touch'
  GROUP BY 1, 2, 3
), months AS (
  SELECT account_id, month,
         jsonb_object_agg(
           currency,
           jsonb_build_object(
             'cost_media', cost_media, 'cost_total', cost_total,
             'conversions', conversions, 'new_customers', new_customers, 'revenue', revenue,
             'cpa', round(cost_total / nullif(conversions, 0), 4),
             'cac', round(cost_total / nullif(new_customers, 0), 4),
             'roas_ratio', round(revenue / nullif(cost_media, 0), 4),
             'roi_pct', round(100 * (revenue - cost_total) / nullif(cost_total, 0), 4)))
           AS returns
  FROM money
  GROUP BY 1, 2
)
SELECT account_id, coalesce(i.platform, 'tiktok') AS platform, month,
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
       m.returns
FROM inbox i
FULL JOIN months m USING (account_id, month);
