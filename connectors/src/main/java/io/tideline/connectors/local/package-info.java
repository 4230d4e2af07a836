/**
 * A real Kafka broker and a real PostgreSQL on this machine, for {@code quickstart}, tests and
 * measurements. Never part of the job's jar.
 */
@NullMarked
package io.tideline.connectors.local;

import org.jspecify.annotations.NullMarked;
