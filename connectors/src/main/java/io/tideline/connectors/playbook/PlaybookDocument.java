package io.tideline.connectors.playbook;

import org.jspecify.annotations.Nullable;

/**
 * A playbook as somebody published it, not yet looked at.
 *
 * @param tenant the record's key; null where it had none, then the document says whose it is
 * @param text YAML or JSON; null takes the tenant's playbook back to the initial one
 * @param publishedMillis the record's time
 */
public record PlaybookDocument(
    @Nullable String tenant, @Nullable String text, long publishedMillis) {}
