package io.tideline.job.posting;

/**
 * What is to be known of an item from a full hour on.
 *
 * @param dueMillis the hour
 */
public record PendingItem(long dueMillis, String item) {}
