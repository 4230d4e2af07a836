package io.tideline.job.playbook;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The playbook that is to hold for a tenant. It has been found to be valid; every instance that
 * needs it reads the text for itself.
 *
 * @param tenant whose it is
 * @param version what triggers and alerts say in {@code playbook_version}
 * @param text YAML or JSON; null where the initial playbook is to hold again
 */
public record PlaybookUpdate(String tenant, String version, @Nullable String text)
    implements Serializable {}
