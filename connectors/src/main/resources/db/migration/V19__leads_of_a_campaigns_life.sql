-- A day without costs has rows of the models and currencies only that credit something, and its
-- leads stand on each of them. So the leads of a campaign's life are those of its days, each
-- counted once from any of the day's rows: they are the same for every model and currency.
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
       won_customers
FROM per_customer;
