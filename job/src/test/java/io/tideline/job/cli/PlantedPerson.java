package io.tideline.job.cli;

import java.math.BigInteger;
import java.util.List;

/** Somebody whose every id, name, address and number is found again wherever it turns up. */
record PlantedPerson(int number) {
  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

  String customer() {
    return "leakcust%03dx".formatted(number);
  }

  String visitor() {
    return "leakvisitor%03dx".formatted(number);
  }

  String person() {
    return "leakperson%03dx".formatted(number);
  }

  String viewer() {
    return "leakviewer%03dx".formatted(number);
  }

  String name() {
    return "Plantina%03dx Quuxworth%03dx".formatted(number, number);
  }

  String email() {
    return "plantina.q%03dx@planted-mail.example.org".formatted(number);
  }

  String phone() {
    return "+316123457%02d".formatted(number);
  }

  String handle() {
    return "planted_handle_%03dx".formatted(number);
  }

  String coupon() {
    return "THANKSPLANTINA%03dX".formatted(number);
  }

  /** A German one; its checksum is right. */
  String iban() {
    String account = "370400440532%06d".formatted(number);
    // D is 13, E is 14 (ISO 13616).
    BigInteger shifted = new BigInteger(account + "131400");
    int check = 98 - shifted.mod(IBAN_MODULUS).intValue();
    return "DE%02d%s".formatted(check, account);
  }

  /** A Visa; its checksum is right. */
  String card() {
    String digits = "411111111111%03d".formatted(number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return digits + (10 - sum % 10) % 10;
  }

  /** What only the topics that act on a person may hold. */
  List<String> ids() {
    return List.of(customer(), visitor(), person(), viewer(), coupon());
  }

  /**
   * What nothing may hold but what the person wrote, and the bytes of records that were refused.
   */
  List<String> data() {
    return List.of(
        "Plantina%03dx".formatted(number),
        "Quuxworth%03dx".formatted(number),
        email(),
        email().substring(0, email().indexOf('@')),
        phone(),
        phone().substring(1),
        handle(),
        iban(),
        card());
  }

  /** A sentence with all of it that a text may hold. */
  String contacts() {
    return "write to %s, call %s, iban %s, card %s, or ask @%s"
        .formatted(email(), phone(), iban(), card(), handle());
  }
}
