package io.tideline.udfs.playbook.faq;

/**
 * The entry that answers a question.
 *
 * @param score how well it matches, 0 to 1
 */
public record FaqMatch(String entryId, double score) {}
