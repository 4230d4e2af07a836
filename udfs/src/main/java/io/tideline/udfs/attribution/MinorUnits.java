package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The unit in which money is split: the currency's smallest coin, or finer where the amount is. */
final class MinorUnits {
  private static final int USUAL = 2;
  private static final Map<String, Integer> PLACES = new ConcurrentHashMap<>();

  static {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      int digits = currency.getDefaultFractionDigits();
      PLACES.put(currency.getCurrencyCode(), digits < 0 ? USUAL : digits);
    }
  }

  private MinorUnits() {}

  /** Decimal places: of ISO 4217 (JPY 0, EUR 2, BHD 3; 2 where unknown), or the amount's own. */
  static int places(BigDecimal amount, String currency) {
    int own = amount.signum() == 0 ? 0 : amount.stripTrailingZeros().scale();
    return Math.max(PLACES.getOrDefault(currency.toUpperCase(Locale.ROOT), USUAL), own);
  }
}
