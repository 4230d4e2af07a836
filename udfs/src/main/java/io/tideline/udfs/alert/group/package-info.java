/**
 * What people are told of alerts: of one place one notification that counts, however many alerts
 * there are.
 */
@NullMarked
package io.tideline.udfs.alert.group;

import org.jspecify.annotations.NullMarked;
