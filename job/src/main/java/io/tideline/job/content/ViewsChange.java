package io.tideline.job.content;

/**
 * What a video's views rose by in a week, as it is known now.
 *
 * @param monday the week's first day, counted from the epoch
 * @param startMillis when the week began
 */
public record ViewsChange(
    AccountKey account, long monday, long startMillis, String videoId, long views) {}
