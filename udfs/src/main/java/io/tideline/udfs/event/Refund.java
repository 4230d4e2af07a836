package io.tideline.udfs.event;

import java.math.BigDecimal;

/** {@code order.refunded}. */
public record Refund(String orderId, String refundId, BigDecimal amount, String currency) {}
