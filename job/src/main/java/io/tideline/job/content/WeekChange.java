package io.tideline.job.content;

import org.jspecify.annotations.Nullable;

/**
 * What a snapshot changes of a week.
 *
 * @param change for the account
 * @param views of the video; null where they are what they were
 */
public record WeekChange(AccountChange change, @Nullable ViewsChange views) {}
