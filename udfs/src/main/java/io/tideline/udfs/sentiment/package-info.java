/** Rolling sentiment: which messages it is made of, what a drop is, when it is over (§4). */
@NullMarked
package io.tideline.udfs.sentiment;

import org.jspecify.annotations.NullMarked;
