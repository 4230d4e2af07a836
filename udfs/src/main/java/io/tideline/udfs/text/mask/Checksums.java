package io.tideline.udfs.text.mask;

/** The checksums of bank accounts and cards. */
final class Checksums {
  private Checksums() {}

  /** ISO 7064 mod 97-10 over an IBAN in lower case without separators. */
  static boolean iban(char[] iban, int length) {
    int rest = 0;
    for (int k = 0; k < length; k++) {
      char c = iban[(k + 4) % length];
      rest = c <= '9' ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'a' + 10) % 97;
    }
    return rest == 1;
  }

  /** Luhn's checksum over digits. */
  static boolean luhn(CharSequence digits) {
    int sum = 0;
    boolean doubled = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      int value = doubled ? 2 * digit : digit;
      sum += value > 9 ? value - 9 : value;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }
}
