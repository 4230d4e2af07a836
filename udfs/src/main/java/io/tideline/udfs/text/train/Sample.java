package io.tideline.udfs.text.train;

import io.tideline.udfs.text.Language;

/**
 * A labelled text.
 *
 * @param label an index into the task's labels
 * @param denied whether the text is known only not to be of that label, not of which it is
 * @param weight how much it counts beside the others, 1 as a rule
 * @param group what stays together when the texts are parted for cross-validation
 * @param source where it is from
 */
public record Sample(
    String text,
    Language language,
    int label,
    boolean denied,
    double weight,
    String group,
    String source) {}
