/**
 * Question: which campaign parameters are missing, mistyped or against the naming scheme, and how
 * many touches does that cost?
 *
 * <p>Inputs: touches but page views; cost records, which make a campaign's name known. Output: rows
 * of {@code utm_issues}, one a combination as sent (SEMANTICS §8). Key: account; touches are
 * counted by combination before the exchange. What is shown of a combination depends on all touches
 * and all known names, in whatever order they come: once a name is known, its rows go.
 *
 * <p>State an account: up to 1 000 combinations with a problem or an unknown campaign, up to 2 000
 * known campaigns; more are counted by the metric {@code utm_over_limit}. A combination leaves 400
 * days after its last touch, a name 400 days after its last cost. Late data: counts as any other.
 */
@NullMarked
package io.tideline.job.attribution.utm;

import org.jspecify.annotations.NullMarked;
