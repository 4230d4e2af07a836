package io.tideline.udfs.event;

/** {@code identity.linked}: this visitor is that person. */
public record IdentityLink(String visitorId, String personId) {}
