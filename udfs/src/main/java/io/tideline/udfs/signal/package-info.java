/** What the pipelines find, as one typed family that the playbook's rules act on (SEMANTICS §9). */
@NullMarked
package io.tideline.udfs.signal;

import org.jspecify.annotations.NullMarked;
