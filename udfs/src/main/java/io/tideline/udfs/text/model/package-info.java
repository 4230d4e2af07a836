/** The models: what they decide, how they are stored, how they read a text. */
@NullMarked
package io.tideline.udfs.text.model;

import org.jspecify.annotations.NullMarked;
