/**
 * The commands about the text models: {@code train} and {@code evaluate}. Both read tab-separated
 * files of labelled texts; what is wrong with one is an {@link
 * io.tideline.job.cli.text.InputException}, told in one line.
 */
@NullMarked
package io.tideline.job.cli.text;

import org.jspecify.annotations.NullMarked;
