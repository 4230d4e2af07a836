package io.tideline.udfs.text.mask;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks the world's numbering plans about digits that may be a phone number. Asking takes some
 * microseconds, so one text may ask only so often; after that every candidate counts as a number,
 * which errs on the side of masking.
 */
final class PhoneDirectory {
  private static final int MOST_ASKS = 64;
  private static final String[] REGIONS_WITH_ZERO = {"DE", "NL", "AT", "CH", "BE", "GB"};
  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

  private int asks;

  /** Whether digits after a plus are a number that is in use somewhere. */
  boolean isInternational(String digits) {
    return ask("+" + digits, null, PLANS::isValidNumber);
  }

  /** Whether digits after a plus have a country's code and a length that is used there. */
  boolean isPossible(String digits) {
    return ask(
        "+" + digits,
        null,
        number -> PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE);
  }

  /** Whether digits with the plus left out are a mobile number in one of our users' countries. */
  boolean isMobileWithoutPlus(String digits) {
    return switch (digits.substring(0, 2)) {
      case "49", "31", "43", "41", "32", "44" ->
          ask("+" + digits, null, n -> PLANS.getNumberType(n) == PhoneNumberType.MOBILE);
      default -> false;
    };
  }

  /** Whether digits that begin with the trunk prefix 0 are a number in one of their countries. */
  boolean isNational(String digits) {
    for (String region : REGIONS_WITH_ZERO) {
      if (ask(digits, region, PLANS::isValidNumber)) {
        return true;
      }
    }
    return false;
  }

  /** Whether ten digits, or eleven after a 1, are a North American number. */
  boolean isNorthAmerican(String digits) {
    return ask(digits, "US", PLANS::isValidNumber);
  }

  private boolean ask(String digits, @Nullable String region, Predicate<PhoneNumber> is) {
    if (++asks > MOST_ASKS) {
      return true;
    }
    try {
      return is.test(PLANS.parse(digits, region));
    } catch (NumberParseException e) {
      return false;
    }
  }
}
