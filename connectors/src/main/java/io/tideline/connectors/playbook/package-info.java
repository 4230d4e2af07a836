/** Playbooks on their way in: documents of the topic and of files. */
@NullMarked
package io.tideline.connectors.playbook;

import org.jspecify.annotations.NullMarked;
