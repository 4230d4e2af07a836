package io.tideline.udfs.text.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data in groups that nobody prints, and between characters that nobody sees. */
class PiiMaskerDisguiseTest {
  private final PiiMasker masker = new PiiMasker();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE 89 37 04 0044 0532 0130 00",
        "de 89 3704 0044 0532 0130 00",
        "DE-89-3704-0044-0532-0130-00",
        "DE 89370400440532013000",
        "DE 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0",
        "D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0",
        "DE89  3704  0044  0532  0130  00",
        "DE 89\u00A037 04 0044 0532 0130 00",
        "NL 02 ABNA 0123 4567 89",
        "NL02 ABNA 01.23.45.67.89",
        "BE 69 0012 0372 8117"
      })
  void masksAnAccountInAnyGroups(String iban) {
    assertThat(masker.mask(iban)).isEqualTo("[iban]");
    assertThat(masker.mask("so: " + iban + ", ok")).isEqualTo("so: [iban], ok");
    assertThat(masker.mask("mein IBAN " + iban)).isEqualTo("mein IBAN [iban]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bel de 06 87 65 43 21 | bel de [phone]
          in de 89 dagen | in de 89 dagen
          """)
  void takesNoSentenceForAnAccount(String text, String masked) {
    assertThat(masker.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5105  1051  0510  5100",
        "5105.1051.0510.5100",
        "5105 - 1051 - 0510 - 5100",
        "5105. 1051. 0510. 5100",
        "3782  822463  10005",
        "3782.822463.10005"
      })
  void masksACardWithAnyMarksBetweenItsGroups(String card) {
    assertThat(masker.mask(card)).isEqualTo("[card]");
    assertThat(masker.mask("so: " + card + ", ok")).isEqualTo("so: [card], ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "510.510.510.510.510.0 Aufrufe",
        "5105.1051.0510.5101",
        "345.678.901.234.564 Leute",
        "5105/1051/0510/5100"
      })
  void takesNoAmountForACard(String text) {
    assertThat(masker.mask(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u200Et",
        "a\u0308t",
        "a\u0301t",
        "\u200Ea\u2066t\u2069",
        "A\u200ET",
        "a\u00ADt",
        "ａt",
        "a\uFE0Ft",
        "\uD835\uDC1At",
        "a\uDB40\uDC61t",
        "(a\u034Ft)",
        "apen\u200Dstaartje",
        "a\u200Dpenstaartje",
        "kla\u0300mmeraffe",
        "\u212Alammeraffe"
      })
  void masksAnAddressWhoseAtSignHidesMarks(String at) {
    assertThat(masker.mask("name " + at + " mail dot com")).isEqualTo("[email]");
  }

  @Test
  void masksNumbersInTheDigitsOfEveryScript() {
    for (int zero = 0; zero <= Character.MAX_CODE_POINT; zero++) {
      if (Character.getType(zero) == Character.DECIMAL_DIGIT_NUMBER
          && Character.digit(zero, 10) == 0) {
        assertThat(masker.mask(inDigitsFrom(zero, "01717654321")))
            .as("U+%04X", zero)
            .isEqualTo("[phone]");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1FBF0, 0x1CCF0, 0x11F50, 0x1E4F0, 0x10D40, 0x16D70})
  void masksNumbersInDigitsThatJavaDoesNotKnowYet(int zero) {
    assertThat(masker.mask("ruf " + inDigitsFrom(zero, "01717654321") + " an"))
        .isEqualTo("ruf [phone] an");
  }

  private static String inDigitsFrom(int zero, String digits) {
    return IntStream.range(0, digits.length())
        .mapToObj(i -> Character.toString(zero + digits.charAt(i) - '0'))
        .collect(Collectors.joining());
  }
}
