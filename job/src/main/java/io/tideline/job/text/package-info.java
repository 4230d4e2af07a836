/**
 * Question: what does each message say (SEMANTICS §3)?
 *
 * <p>Inputs: events as ingest gives them. Outputs: the same events in the same order, inbound
 * messages with their text's verdict, so that whatever needs it shares one reading; outbound
 * messages and those without a text pass as they came. Key: none, nothing is exchanged. State:
 * none. Late data: read like all other.
 */
@NullMarked
package io.tideline.job.text;

import org.jspecify.annotations.NullMarked;
