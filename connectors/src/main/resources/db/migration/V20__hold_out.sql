-- The hold-out: whether the buyer of an order is one of those whom automation leaves alone, and how
-- many percent of people those were. Both are null where nobody was.
ALTER TABLE tideline.conversions
  ADD COLUMN control_cohort boolean, ADD COLUMN control_cohort_pct numeric;

-- As before, and what the two groups of the hold-out bought by way of the campaign: control_* of those
-- left alone, reached_* of the others, orders without a hold-out in neither. All four are null where
-- the campaign has no order of a hold-out. People are in the control cohort by chance alone, so its
-- orders, each times 100 / control_cohort_pct, are what all people would have bought without
-- automation, and those of the others, each times 100 / (100 - control_cohort_pct), what all would
-- have bought with it: the lift is by how much the second is more. It is null where the control cohort
-- bought nothing.
CREATE OR REPLACE VIEW tideline.bi_campaign_roi AS
WITH days AS (
  SELECT account_id, campaign, date, max(leads) AS leads
  FROM tideline.campaign_daily
  GROUP BY 1, 2, 3
), lead_life AS (
  SELECT account_id, campaign, sum(leads)::bigint AS leads
  FROM days
  GROUP BY 1, 2
), life AS (
  SELECT account_id, campaign, model, currency,
         min(date) AS first_date, max(date) AS last_date,
         sum(cost_media) AS cost_media, sum(cost_total) AS cost_total,
         sum(impressions)::bigint AS impressions, sum(clicks)::bigint AS clicks,
         sum(conversions) AS conversions,
         sum(new_customers) AS new_customers, sum(revenue) AS revenue,
         sum(won_customers) AS won_customers,
         sum(ltv * won_customers) AS won_revenue
  FROM tideline.campaign_daily
  GROUP BY 1, 2, 3, 4
), per_customer AS (
  SELECT life.*, lead_life.leads,
         cost_total / nullif(new_customers, 0) AS cac,
         won_revenue / nullif(won_customers, 0) AS ltv
  FROM life JOIN lead_life USING (account_id, campaign)
), shares AS (
  SELECT o.account_id, c.campaign, c.model, c.currency, o.control_cohort AS control, c.weight,
         c.credit - c.refunded_credit AS revenue,
         100 / nullif(CASE WHEN o.control_cohort THEN o.control_cohort_pct
                           ELSE 100 - o.control_cohort_pct END, 0) AS people
  FROM tideline.conversions o JOIN tideline.attribution_credits c USING (order_id)
  WHERE o.control_cohort IS NOT NULL
), groups AS (
  SELECT account_id, campaign, model, currency,
         coalesce(sum(weight) FILTER (WHERE control), 0) AS control_conversions,
         coalesce(sum(revenue) FILTER (WHERE control), 0) AS control_revenue,
         coalesce(sum(weight) FILTER (WHERE NOT control), 0) AS reached_conversions,
         coalesce(sum(revenue) FILTER (WHERE NOT control), 0) AS reached_revenue,
         sum(weight * people) FILTER (WHERE control) AS all_without,
         coalesce(sum(weight * people) FILTER (WHERE NOT control), 0) AS all_with,
         sum(revenue * people) FILTER (WHERE control) AS revenue_without,
         coalesce(sum(revenue * people) FILTER (WHERE NOT control), 0) AS revenue_with
  FROM shares
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
       cac,
       revenue / nullif(cost_media, 0) AS roas_ratio,
       100 * (revenue - cost_total) / nullif(cost_total, 0) AS roi_pct,
       ltv,
       ltv / nullif(cac, 0) AS ltv_cac_ratio,
       won_customers,
       control_conversions, control_revenue, reached_conversions, reached_revenue,
       100 * (all_with - all_without) / nullif(all_without, 0) AS lift_pct,
       100 * (revenue_with - revenue_without) / nullif(revenue_without, 0) AS revenue_lift_pct
FROM per_customer LEFT JOIN groups USING (account_id, campaign, model, currency);
