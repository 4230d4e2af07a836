/** What people write: language, sentiment, intent, spam and toxicity (SEMANTICS §3). */
@NullMarked
package io.tideline.udfs.text;

import org.jspecify.annotations.NullMarked;
