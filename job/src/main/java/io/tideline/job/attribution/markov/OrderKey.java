package io.tideline.job.attribution.markov;

/** Names an order. */
public record OrderKey(String accountId, String orderId) {}
