package io.tideline.job.decisions;

/**
 * That a person wants no automation: kept until the person is erased, however long nothing is heard
 * of them.
 */
public record OptOut(long sinceMillis) {}
