/**
 * Question: how does what the pipelines found reach topics, tables or files, exactly once in
 * effect?
 *
 * <p>Inputs: alerts, dead letters, table rows. Outputs: records of the output topics, upserts of
 * the warehouse, or files. Key: none; rows of one table key come from one instance and keep their
 * order. State: rows that wait for the checkpoint that emitted them. Late data: none.
 */
@NullMarked
package io.tideline.job.outputs;

import org.jspecify.annotations.NullMarked;
