package io.tideline.udfs.text.mask;

import java.util.Set;

/** What the words around a number say it is. */
final class NumberContext {
  enum Cue {
    NONE,
    PHONE,
    CARD,
    /** An order, a parcel, an invoice: nothing personal by itself. */
    ORDER
  }

  private static final int MOST_WORDS = 5;
  private static final int MOST_CHARS = 48;
  private static final int LONGEST_TOKEN = 512;

  private static final Set<String> PHONE =
      Set.of(
          "phone",
          "phones",
          "tel",
          "telefon",
          "telefoon",
          "telephone",
          "telefonnummer",
          "telefoonnummer",
          "telnr",
          "mobile",
          "mobil",
          "mobiel",
          "mob",
          "mobilnummer",
          "mobiele",
          "handy",
          "handynummer",
          "handynr",
          "cell",
          "cellphone",
          "call",
          "calls",
          "dial",
          "whatsapp",
          "whatsap",
          "watsapp",
          "sms",
          "telegram",
          "fax",
          "anrufen",
          "anruf",
          "ruf",
          "ruft",
          "rufe",
          "bel",
          "bellen",
          "gsm",
          "hotline",
          "contact",
          "kontakt",
          "registered",
          "erreichbar",
          "bereikbaar",
          "rückruf",
          "rufnummer",
          "festnetz",
          "phonenumber",
          "landline",
          "appen");

  private static final Set<String> PHONE_AFTER =
      Set.of("office", "fax", "mobile", "desk", "cell", "phone", "mobil", "mobiel", "landline");

  private static final Set<String> CARD =
      Set.of(
          "card",
          "cards",
          "creditcard",
          "kreditkarte",
          "karte",
          "kartennummer",
          "kaart",
          "kaartnummer",
          "cc",
          "visa",
          "mastercard",
          "maestro",
          "amex",
          "debit",
          "credit");

  private static final String[] ORDER_STEMS = {
    "order",
    "bestel",
    "auftrag",
    "track",
    "sendung",
    "paket",
    "parcel",
    "package",
    "pakket",
    "rechnung",
    "factu",
    "invoice",
    "zending",
    "kundennummer",
    "klantnummer",
    "kundennr",
    "klantnr",
    "ticket",
    "claim",
    "referen",
    "artikel",
    "article",
    "vorgang",
    "aktenzeichen",
    "serien",
    "serial",
    "buchung",
    "booking",
    "boeking",
    "confirmation",
    "verfolgung",
    "shipment",
    "barcode",
    "mitgliedsn",
    "vertragsn",
    "customern",
    "steuern"
  };

  private static final Set<String> ORDER =
      Set.of(
          "ref",
          "case",
          "sku",
          "ean",
          "isbn",
          "asin",
          "item",
          "imei",
          "kvk",
          "btw",
          "vat",
          "ust",
          "hrb",
          "pnr",
          "flight",
          "flug",
          "dhl",
          "ups",
          "hermes",
          "dpd",
          "gls",
          "fedex",
          "postnl",
          "usps",
          "id",
          "art",
          "model",
          "modell",
          "code",
          "uid",
          "hrg",
          "isin",
          "wkn",
          "retoure",
          "retour",
          "gutschein",
          "voucher",
          "lot",
          "batch",
          "mitglied",
          "upc",
          "gtin",
          "plz");

  /** May stand between an order's word and its number. */
  private static final Set<String> CONNECTORS =
      Set.of(
          "nr", "no", "number", "nummer", "num", "is", "ist", "was", "war", "lautet", "id", "code",
          "mit", "der", "die", "the", "my", "meine", "mijn", "with", "met", "van", "von", "of");

  private final Findings findings;
  private final FoldedText text;

  NumberContext(Findings findings) {
    this.findings = findings;
    this.text = findings.text();
  }

  /** What the nearest telling word before a number says. */
  Cue before(int start) {
    int end = start;
    boolean connected = true;
    for (int words = 0; words < MOST_WORDS; words++) {
      end = skipPunctuationBack(end, words == 0);
      String word = Words.wordBefore(findings, end);
      if (word.isEmpty()
          || start - end > MOST_CHARS
          || text.isDigit(end - 1)
          || text.at(end - word.length() - 1) == '@'
          || findings.isFound(end - 1)) {
        return Cue.NONE;
      }
      connected &= !endsSentence(end, word);
      Cue cue = cueOf(word);
      if (cue != Cue.NONE && (connected || cue != Cue.ORDER)) {
        return cue;
      }
      connected &= CONNECTORS.contains(word);
      end -= word.length();
    }
    return Cue.NONE;
  }

  /** "Where is my order? 0170 ..." names no order number; "order no. 17" does. */
  private boolean endsSentence(int end, String word) {
    return text.at(end) == '?' || (text.at(end) == '.' && word.length() > 5);
  }

  private static Cue cueOf(String word) {
    if (PHONE.contains(word)) {
      return Cue.PHONE;
    }
    if (CARD.contains(word)) {
      return Cue.CARD;
    }
    if (ORDER.contains(word)) {
      return Cue.ORDER;
    }
    for (String stem : ORDER_STEMS) {
      if (word.startsWith(stem)) {
        return Cue.ORDER;
      }
    }
    return Cue.NONE;
  }

  /** Whether "office", "mobile" or the like stands right behind a number. */
  boolean isNamedBehind(int end) {
    int next = text.at(end) == ' ' ? end + 1 : end;
    return next > end && PHONE_AFTER.contains(Words.wordAt(findings, next));
  }

  private int skipPunctuationBack(int end, boolean atNumber) {
    int start = end;
    String marks = atNumber ? " :.#-=?/+(\n" : " :.-?/#";
    while (start > 0 && end - start < 6 && marks.indexOf(text.at(start - 1)) >= 0) {
      start--;
    }
    return start;
  }

  /** Whether letters or a number sign touch the number. */
  boolean isStuck(int start, int end) {
    return isStuckBefore(start) || findings.isWord(end);
  }

  boolean isStuckBefore(int start) {
    return findings.isWord(start - 1) || text.at(start - 1) == '#';
  }

  /** Whether a sign ties the number to letters: PP-006-234-348, id=5337649399. */
  boolean isTied(int start) {
    char sign = text.at(start - 1);
    return (sign == '-' || sign == '=') && text.isLetter(start - 2) && !findings.isFound(start - 2);
  }

  /** Whether the number is part of a web address that is not made to call it. */
  boolean isInWebAddress(int start) {
    int from = start;
    while (from > 0 && start - from < LONGEST_TOKEN && text.at(from - 1) > ' ') {
      from--;
    }
    for (int i = from; i < start; i++) {
      if (!findings.isFound(i) && (text.startsWith("://", i) || text.startsWith("www.", i))) {
        int plain = text.at(start - 1) == '+' ? start - 1 : start;
        return !text.startsWith("wa.me/", plain - 6) && !text.startsWith("phone=", plain - 6);
      }
    }
    return false;
  }
}
