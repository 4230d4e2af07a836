package io.tideline.udfs.playbook.guard;

/**
 * An automated message that was sent to a person.
 *
 * @param templateId empty where it was of no template
 */
public record Sent(long atMillis, String templateId) {}
