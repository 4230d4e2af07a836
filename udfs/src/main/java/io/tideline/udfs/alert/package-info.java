/** The life of an alert that is judged again and again: fires once, may rise, resolves once. */
@NullMarked
package io.tideline.udfs.alert;

import org.jspecify.annotations.NullMarked;
