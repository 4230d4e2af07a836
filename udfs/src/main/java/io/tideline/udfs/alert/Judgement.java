package io.tideline.udfs.alert;

import io.tideline.udfs.event.Severity;

/**
 * What a rule says of one window.
 *
 * @param windowEndMillis end of the window
 * @param fires the condition to fire holds
 * @param severity how severe it is, where it fires
 * @param calm the condition to resolve holds
 * @param complete the window can't change any more; an incomplete one may fire or rise, since its
 *     figures only grow, but resolves nothing
 */
public record Judgement(
    long windowEndMillis, boolean fires, Severity severity, boolean calm, boolean complete) {}
