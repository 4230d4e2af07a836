/**
 * The formulas and readings of the domain as functions of Flink SQL: null in, null out, the same
 * answer for the same input.
 */
@NullMarked
package io.tideline.udfs.sql;

import org.jspecify.annotations.NullMarked;
