package io.tideline.job.attribution.credits;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.attribution.CampaignDelta;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.conversation.kpi.KpiFact;
import io.tideline.udfs.event.DeadLetter;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the credits pipeline gives.
 *
 * @param rows of {@code conversions} and {@code attribution_credits}, and marks of {@code messages}
 *     and {@code conversations}
 * @param campaigns changes in campaigns' figures
 * @param customers changes in what campaigns' customers have brought
 * @param facts orders whose last touch was a message
 * @param deadLetters refunds that are more than is left, or in another currency
 */
public record CreditFindings(
    DataStream<TableRow> rows,
    DataStream<CampaignDelta> campaigns,
    DataStream<LtvDelta> customers,
    DataStream<KpiFact> facts,
    DataStream<DeadLetter> deadLetters) {}
