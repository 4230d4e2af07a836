package io.tideline.udfs.event;

/** {@code comment.deleted}. */
public record CommentDeletion(String commentId, String videoId) {}
