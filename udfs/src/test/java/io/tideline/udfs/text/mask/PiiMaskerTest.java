package io.tideline.udfs.text.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiMaskerTest {
  private final PiiMasker masker = new PiiMasker();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          please write to lena.m17@post.example.com thanks | please write to [email] thanks
          my mail is tom+deals42@sub.example.org ok? | my mail is [email] ok?
          mail q9@example.com or +31 20 7654321 whichever | mail [email] or [phone] whichever
          call me on +49 171 7654321 please | call me on [phone] please
          mijn nummer is +31687654321 bel mij | mijn nummer is [phone] bel mij
          ruf an: 0171 7654321 bitte | ruf an: [phone] bitte
          my iban is DE02 1203 0000 0000 2020 51 ok | my iban is [iban] ok
          iban NL02ABNA0123456789 for the refund | iban [iban] for the refund
          card 5105 1051 0510 5100 was charged twice | card [card] was charged twice
          I paid with 4012888888881881 yesterday | I paid with [card] yesterday
          ask @lena_17 she knows | ask [handle] she knows
          send name + 4111 1111 1111 1111 please | send name + [card] please
          send name +4111 1111 1111 1111 please | send name +[card] please
          call + 49 171 7654321 please | call [phone] please
          lena.shop at gmail dot com | [email]
          lena.shop @ gmail.com | [email]
          me and my-store at gmail dot com | me and [email]
          @tom.k42 and @ida_3 look at this | [handle] and [handle] look at this
          """)
  void masksWhatIsWrittenPlainly(String text, String masked) {
    assertThat(masker.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lena at mail dot com",
        "lena (at) mail (punkt) de",
        "lena [at] mail.de",
        "lena {ät} mail {dot} de",
        "naam apenstaartje mail punt nl",
        "lena klammeraffe web punkt de",
        "jan punkt peter at mail punkt de",
        "jan(dot)peter(at)mail(dot)co(dot)uk",
        "lena @ mail.de",
        "lena@mail . de",
        "lena@mail dot com",
        "lena@gmail",
        "lena.m at gmail.com",
        "lena_at_web.de",
        "ｌｅｎａ＠ｍａｉｌ．ｄｅ",
        "lena＠mail.de",
        "lena﹫mail.de",
        "le\u200Bna@ma\u200Bil.de",
        "jörg.müller@straße.de",
        "o'brien@example.ie"
      })
  void masksAddressesHiddenFromMachines(String text) {
    assertThat(masker.mask(text)).isEqualTo("[email]");
    assertThat(masker.mask("so: " + text + ", ok")).isEqualTo("so: [email], ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+49(0)171-7654321",
        "+49 (0) 171 765 43 21",
        "0049 171 7654321",
        "491717654321",
        "0 1 7 1 7 6 5 4 3 2 1",
        "0-1-7-1-7-6-5-4-3-2-1",
        "０１７１ ７６５４３２１",
        "0\u200B1\u200B7\u200B1\u200B7\u200B6\u200B5\u200B4\u200B3\u200B2\u200B1",
        "0️⃣1️⃣7️⃣1️⃣ 7️⃣6️⃣5️⃣4️⃣3️⃣2️⃣1️⃣",
        "٠١٧١٧٦٥٤٣٢١",
        "030/7654321",
        "(030) 765 43 21",
        "089 - 76 54 32",
        "06-87654321",
        "06 87 65 43 21",
        "020 765 4321",
        "0664 7654321",
        "+43 664 7654321",
        "079 765 43 21",
        "0470 76 54 32",
        "07400 765432",
        "020 7946 0123",
        "(212) 555-0143",
        "212-555-0143",
        "1-212-555-0143",
        "212.555.0143 ext. 12",
        "+1 212-555-0143x12",
        "+33 6 12 34 56 78",
        "+90 532 765 43 21",
        "+380671277946"
      })
  void masksPhoneNumbersOfManyCountriesAndShapes(String number) {
    assertThat(masker.mask(number)).isEqualTo("[phone]");
    assertThat(masker.mask("so (" + number + "), ok")).isEqualTo("so ([phone]), ok");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Phone: 467 2295 | Phone: [phone]
          can someone call me on 9472 6816? | can someone call me on [phone]?
          Tel. 72 128 826 | Tel. [phone]
          416 60 038 office | [phone] office
          https://wa.me/491717654321 | https://wa.me/[phone]
          0171 7654321,089 7654321 | [phone],[phone]
          0171 7654321/0172 7654321 | [phone]/[phone]
          am 24.12.2025 0171 7654321 | am 24.12.2025 [phone]
          2 0171 7654321 | 2 [phone]
          """)
  void letsTheWordsAroundANumberTell(String text, String masked) {
    assertThat(masker.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE02120300000000202051",
        "DE02 1203 0000 0000 2020 51",
        "DE02-1203-0000-0000-2020-51",
        "de02 1203 0000 0000 2020 51",
        "NL02ABNA0123456789",
        "nl02 abna 0123 4567 89",
        "AT02 2050 3021 0102 3600",
        "BE69 0012 0372 8117",
        "CH73 0070 0115 6002 0602 7",
        "NO93 8601 1117 947",
        "MT84MALT011000012345MTLCAST001S",
        "ＤＥ０２ １２０３ ００００ ００００ ２０２０ ５１"
      })
  void masksAccountsInEveryUsualForm(String iban) {
    boolean valid = masker.find(iban).stream().anyMatch(span -> span.kind() == PiiKind.IBAN);
    assertThat(valid).as(iban).isTrue();
    assertThat(masker.mask("so: " + iban + ", ok")).isEqualTo("so: [iban], ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5105105105105100",
        "5105 1051 0510 5100",
        "5105-1051-0510-5100",
        "5 1 0 5 1 0 5 1 0 5 1 0 5 1 0 0",
        "３７８２ ８２２４６３ １０００５",
        "378282246310005",
        "30569309025904",
        "6304000000000000000"
      })
  void masksCardsInEveryUsualForm(String card) {
    assertThat(masker.mask("so: " + card + ", ok")).isEqualTo("so: [card], ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card 5105105105105101 is not a card",
        "call 5105105105105101",
        "call 5105 1051 0510 5101",
        "iban DE02120300000000202052 is not an iban",
        "call DE02 1203 0000 0000 2020 52",
        "DE0212030000000020205",
      })
  void leavesNumbersThatFailTheirChecksumAndTakesThemForNothingElse(String text) {
    assertThat(masker.mask(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.299,00 € statt 1.499,- €",
        "nur 49,99 oder $1,234,567.89",
        "24.12.2025 18:30 bis 01.02.2026",
        "2025-12-24T18:30:00, 12/24/2025, 01022025",
        "size 38/40, 120x60x75, W32 L34",
        "#2025 #abc123 #0171765432",
        "Bestellung 123456789 und order #4711-0815",
        "bestelnummer: 0612345678, Rechnung Nr. 0171 7654321",
        "tracking 00340434161094042557, Sendungsnummer 0301234567",
        "00340434161094042557",
        "factuur 0201234567 is niet betaald",
        "1.234.567 followers, 123456789 likes, 2125550143 views",
        "3:2, 21-14, 6-4 6-3 7-6",
        "52.370216, 4.895168 and -0.1277580123",
        "99,9 % 100% 1080p 4096 2160",
        "192.168.100.200 v10.20.30.40",
        "12345 Berlin, 1010 AB Amsterdam, SW1A 1AA",
        "@ 20 Uhr, 5@10€, 2 for @10€, @1830 Uhr",
        "look at shop.de, meet me at bol.com, at some point in time. At noon",
        "live @ twitch.tv/somebody",
        "https://video.example/watch?v=123&t=0171765432",
        "tiktok.com/video/7291888086631678763",
        "0 1 2 3 4 5 6 7 8 9 und 10 20 30 40 50 60 70",
        "open 10.00 - 18.00, call us",
        "3.14159265358979 1700000000000",
        "+100 +1000000 likes",
        "65 02 53 00 00",
        "054-28-6917",
        "ID 7159.021.56000-187317"
      })
  void leavesWhatOnlyLooksSimilar(String text) {
    assertThat(masker.mask(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({
    "ask @anna.k please, ask [handle] please",
    "ask @anna.k., ask [handle].",
    "that was @anna... great, that was [handle]... great",
    "@anna.k.2000!, [handle]!"
  })
  void aDotIsOfAHandleUnlessItEndsIt(String text, String masked) {
    assertThat(masker.mask(text)).isEqualTo(masked);
  }

  @Test
  void readsADomainThatEndsWhereTheTextDoes() {
    assertThat(masker.mask("lena@mail . xn--")).isEqualTo("[email] . xn--");
  }

  @Test
  void doesNotTakeTheDomainOfAnAddressForAHandle() {
    assertThat(masker.mask("lena@mail.de@ida_3 @tom@social.example"))
        .isEqualTo("[email][handle] @[email]");
  }

  @Test
  void givesOffsetsOfTheOriginalText() {
    String text = "👋 ｌｅｎａ＠ｍａｉｌ．ｄｅ 👍🏽 0️⃣1️⃣7️⃣1️⃣7654321 é @ida";
    List<PiiSpan> spans = masker.find(text);
    assertThat(spans)
        .extracting(PiiSpan::kind)
        .containsExactly(PiiKind.EMAIL, PiiKind.PHONE, PiiKind.HANDLE);
    assertThat(spans)
        .extracting(span -> text.substring(span.start(), span.end()))
        .containsExactly("ｌｅｎａ＠ｍａｉｌ．ｄｅ", "0️⃣1️⃣7️⃣1️⃣7654321", "@ida");
  }

  @Test
  void takesTheAccountBeforeTheCardAndTheCardBeforeThePhone() {
    assertThat(masker.mask("DE02120300000000202051 5105105105105100 0171 7654321"))
        .isEqualTo("[iban] [card] [phone]");
  }
}
