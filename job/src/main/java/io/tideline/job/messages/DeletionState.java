package io.tideline.job.messages;

/**
 * What is kept of a comment's deletion.
 *
 * @param forgetAtMillis until when a comment that comes is deleted
 */
public record DeletionState(long forgetAtMillis) {}
