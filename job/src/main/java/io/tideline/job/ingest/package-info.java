/**
 * Question: which records are events, seen for the first time, and what time is it?
 *
 * <p>Inputs: all input topics. Outputs: each event once ({@link io.tideline.job.ingest.Ingested}),
 * dead letters, counters a topic. Key: a shard of the id's hash. State: the ids of {@code
 * dedup.retention}, as append-only pages; the newest event time. Late data: passed on, marked late;
 * those that counted windows leave out are dead-lettered as well (SEMANTICS §1).
 */
@NullMarked
package io.tideline.job.ingest;

import org.jspecify.annotations.NullMarked;
