package io.tideline.udfs.event;

import java.math.BigDecimal;

/** One line of an order, in the order's currency. */
public record OrderItem(String productId, long quantity, BigDecimal amount) {}
