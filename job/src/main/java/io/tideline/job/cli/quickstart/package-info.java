/**
 * Everything on this machine, live: a broker, a PostgreSQL, the job with its web page, sample
 * traffic, and the alerts as they come. All of it ends with the process, whatever ends that.
 */
@NullMarked
package io.tideline.job.cli.quickstart;

import org.jspecify.annotations.NullMarked;
