/**
 * The command line (CONTRACTS §4). {@link io.tideline.job.cli.Tideline} lists the commands; each is
 * a class of its own. What a user can mend is a {@link io.tideline.job.cli.CommandFailure}: one
 * line a problem on standard error and an exit code, never a stack trace.
 */
@NullMarked
package io.tideline.job.cli;

import org.jspecify.annotations.NullMarked;
