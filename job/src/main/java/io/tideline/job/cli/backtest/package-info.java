/** What a playbook would have done on recorded events, beside another (CONTRACTS §4). */
@NullMarked
package io.tideline.job.cli.backtest;

import org.jspecify.annotations.NullMarked;
