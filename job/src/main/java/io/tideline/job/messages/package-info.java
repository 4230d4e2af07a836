/**
 * Question: what was said, by whom, to whom, and what does it mean?
 *
 * <p>Inputs: events with their texts read: comments and direct messages of both directions, and
 * deletions of comments; messages of the account that do not say whom they answer come once that
 * has been looked for; playbooks, whose keywords settle intents. Outputs: rows of {@code messages},
 * with masked texts and pseudonyms; a deletion is a patch of the comment's row, which works however
 * old that is. Key: the message's id. State: of deletions only, for comments that come after
 * theirs; seven days, for it cannot be told which ones have been there already. Late data: taken
 * like all other (SEMANTICS §1).
 *
 * <p>The row of a message depends on its event, on the keywords that hold when it comes and on
 * whether it is deleted; its revision depends on the event and on that alone ({@link
 * io.tideline.job.messages.MessageRows}). Thus neither a restart nor the order in which instances
 * get things changes what the table holds in the end.
 */
@NullMarked
package io.tideline.job.messages;

import org.jspecify.annotations.NullMarked;
