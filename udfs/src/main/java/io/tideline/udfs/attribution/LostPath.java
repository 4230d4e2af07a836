package io.tideline.udfs.attribution;

import java.util.List;

/**
 * A visitor's eligible touches without an order within 7 d of the last (SEMANTICS §8, data_driven):
 * told once, when that time has passed.
 *
 * @param endedAtMillis the time of the last touch
 * @param campaigns of the touches in their order, repetitions kept; touches without a campaign left
 *     out, never empty
 */
public record LostPath(String accountId, long endedAtMillis, List<String> campaigns) {}
