package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.spike.adaptive.Verdict;

/**
 * One change of an alert of the adaptive detector with the figures that made it.
 *
 * @param drop whether it is about too little; else about too much
 * @param windowEndMillis the judged slice end
 * @param verdict of the slice that ends there
 * @param spikeEndMillis the first window end of the spike that speaks for it; 0 where none does
 */
public record AnomalyFinding(
    boolean drop,
    AlertTransition transition,
    long windowEndMillis,
    Verdict verdict,
    long spikeEndMillis) {}
