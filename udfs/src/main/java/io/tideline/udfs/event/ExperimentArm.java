package io.tideline.udfs.event;

/** The arm of an experiment that a video belongs to. */
public record ExperimentArm(String id, String variant, boolean control) {}
