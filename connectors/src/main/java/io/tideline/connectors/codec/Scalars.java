package io.tideline.connectors.codec;

import io.tideline.udfs.event.CostKind;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.SenderType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rules of single values that are more than a type (CONTRACTS §1); null: the rule is broken.
 */
final class Scalars {

  /** What no ledger needs; it bounds the work on one value. */
  private static final int MAX_MONEY_LENGTH = 128;

  private static final int MONEY_PLACES = 4;
  private static final int DATE_LENGTH = 10;
  private static final int CURRENCY_LENGTH = 3;

  private Scalars() {}

  static @Nullable String date(String text) {
    boolean valid = text.length() == DATE_LENGTH && Rfc3339.parseDate(text) != Rfc3339.INVALID;
    return valid ? text : null;
  }

  /** Digits, and a point with 1 to 4 more where there are any. */
  static @Nullable BigDecimal money(String text) {
    int length = text.length();
    int whole = countDigits(text, 0);
    if (whole == 0 || length > MAX_MONEY_LENGTH) {
      return null;
    }
    if (whole < length) {
      int places = countDigits(text, whole + 1);
      boolean ends = whole + 1 + places == length;
      if (text.charAt(whole) != '.' || places == 0 || places > MONEY_PLACES || !ends) {
        return null;
      }
    }
    return new BigDecimal(text);
  }

  private static int countDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  static @Nullable String currency(String text) {
    if (text.length() != CURRENCY_LENGTH) {
      return null;
    }
    for (int i = 0; i < CURRENCY_LENGTH; i++) {
      if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
        return null;
      }
    }
    return text;
  }

  /** The number that a JSON integer spells; -1 where it is negative or too big for a long. */
  static long count(byte[] digits, int from, int length) {
    if (digits[from] == '-') {
      return length == 2 && digits[from + 1] == '0' ? 0 : -1;
    }
    long count = 0;
    for (int i = from; i < from + length; i++) {
      int digit = digits[i] - '0';
      if (count > (Long.MAX_VALUE - digit) / 10) {
        return -1;
      }
      count = count * 10 + digit;
    }
    return count;
  }

  static @Nullable Direction direction(String text) {
    return switch (text) {
      case "inbound" -> Direction.INBOUND;
      case "outbound" -> Direction.OUTBOUND;
      default -> null;
    };
  }

  static @Nullable SenderType senderType(String text) {
    return switch (text) {
      case "customer" -> SenderType.CUSTOMER;
      case "agent" -> SenderType.AGENT;
      case "automation" -> SenderType.AUTOMATION;
      default -> null;
    };
  }

  static @Nullable CostKind costKind(String text) {
    return switch (text) {
      case "media" -> CostKind.MEDIA;
      case "creative" -> CostKind.CREATIVE;
      case "tools" -> CostKind.TOOLS;
      case "agency" -> CostKind.AGENCY;
      case "internal_hours" -> CostKind.INTERNAL_HOURS;
      default -> null;
    };
  }
}
