package io.tideline.udfs.text.mask;

import java.util.List;

/**
 * Finds personal data in a text and replaces it by placeholders (SEMANTICS §10): e-mail addresses,
 * phone numbers, IBANs, payment cards and handles. Takes time linear in the length of the text,
 * whatever it holds. Immutable and thread-safe.
 */
public final class PiiMasker {
  private static final int MOST_ROUNDS = 4;

  /**
   * The text with every piece of personal data replaced by the placeholder of its kind; the same
   * instance where there is none. Masking a masked text changes nothing.
   */
  public String mask(String text) {
    List<PiiSpan> spans = find(text);
    if (spans.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (PiiSpan span : spans) {
      masked.append(text, from, span.start()).append(span.kind().placeholder());
      from = span.end();
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** The personal data of the text in the order of the text; spans never overlap. */
  public List<PiiSpan> find(String text) {
    return Prefilter.mayHoldPersonalData(text) ? scan(text) : List.of();
  }

  /** The same without the cheap look ahead. */
  List<PiiSpan> scan(String text) {
    Findings findings = new Findings(FoldedText.of(text));
    new EmailScanner(findings).scan();
    HandleScanner.scan(findings);
    if (findings.text().hasDigits(Prefilter.LEAST_DIGITS)) {
      scanNumbersUntilNothingIsNew(findings);
    }
    return findings.spans();
  }

  /** What is found parts the digits around it, and an at sign behind it begins a handle. */
  private static void scanNumbersUntilNothingIsNew(Findings findings) {
    int before = -1;
    for (int round = 0; round < MOST_ROUNDS && findings.count() > before; round++) {
      before = findings.count();
      findings.allowAgain();
      scanNumbers(findings);
      HandleScanner.scan(findings);
    }
  }

  private static void scanNumbers(Findings findings) {
    IbanScanner.scan(findings);
    List<DigitRun> runs = DigitRun.allOf(findings.text());
    if (!runs.isEmpty()) {
      CardScanner cards = new CardScanner(findings);
      runs.forEach(cards::scan);
      PhoneScanner phones = new PhoneScanner(findings);
      runs.forEach(phones::scan);
    }
  }
}
