package io.tideline.job.attribution.roi;

/** Names a cost; a later record of it replaces the earlier. */
public record CostKey(String accountId, String costId) {}
