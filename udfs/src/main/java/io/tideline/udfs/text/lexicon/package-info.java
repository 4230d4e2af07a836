/** Word lists: what words, emoji and emoticons say by themselves. */
@NullMarked
package io.tideline.udfs.text.lexicon;

import org.jspecify.annotations.NullMarked;
