package io.tideline.udfs.event;

/** {@code privacy.erase}: forget this customer, viewer, visitor or person. */
public record ErasureRequest(String requestId, String subjectId) {}
