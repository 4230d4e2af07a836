/**
 * Question: which alerts have one cause, and what are people told of them (SEMANTICS §9)?
 *
 * <p>Inputs: revisions of alerts as the pipelines find them. Outputs: the same revisions, on which
 * those that another alert speaks for say so; and notifications, one a group of alerts, for whoever
 * delivers them. Key: the account. State: the account's alerts that may speak for others and those
 * they speak for, while up; the groups that are up. Late data: none.
 */
@NullMarked
package io.tideline.job.alerts;

import org.jspecify.annotations.NullMarked;
