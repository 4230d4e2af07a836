package io.tideline.udfs.text.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds personal data in a text and replaces it by placeholders (SEMANTICS §10): e-mail addresses,
 * phone numbers, IBANs, payment cards and handles. Takes time linear in the length of the text,
 * whatever it holds. Immutable and thread-safe.
 */
public final class PiiMasker {
  /** Most texts need a round or two; what is made to need one for each piece has its limit. */
  private static final int MOST_ROUNDS = 32;

  private static final int MOST_CHARS = 1_000_000;

  /**
   * The text with every piece of personal data replaced by the placeholder of its kind; the same
   * instance where there is none. Masking a masked text changes nothing.
   */
  public String mask(String text) {
    return replaced(text, find(text));
  }

  /** The personal data of the text in the order of the text; spans never overlap. */
  public List<PiiSpan> find(String text) {
    List<PiiSpan> all = List.of();
    String masked = text;
    int most = MOST_ROUNDS + MOST_CHARS / (text.length() + 1);
    for (int round = 0; round < most; round++) {
      List<PiiSpan> found = Prefilter.mayHoldPersonalData(masked) ? scan(masked) : List.of();
      if (found.isEmpty()) {
        break;
      }
      all = merged(all, found);
      masked = replaced(masked, found);
    }
    return all;
  }

  /**
   * What one look finds. A placeholder parts what stood on both sides of it, and an at sign behind
   * it begins a handle, so the masked text is looked at again until nothing new shows.
   */
  static List<PiiSpan> scan(String text) {
    Findings findings = new Findings(FoldedText.of(text));
    new EmailScanner(findings).scan();
    HandleScanner.scan(findings);
    if (findings.text().hasDigits(Prefilter.LEAST_DIGITS)) {
      IbanScanner.scan(findings);
      List<DigitRun> runs = DigitRun.allOf(findings.text());
      CardScanner cards = new CardScanner(findings);
      runs.forEach(cards::scan);
      PhoneScanner phones = new PhoneScanner(findings);
      runs.forEach(phones::scan);
    }
    return findings.spans();
  }

  private static String replaced(String text, List<PiiSpan> spans) {
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

  /**
   * Known spans and those that were found in the text without them, all as offsets of the original.
   */
  private static List<PiiSpan> merged(List<PiiSpan> known, List<PiiSpan> found) {
    List<PiiSpan> all = new ArrayList<>(known.size() + found.size());
    int next = 0;
    int shift = 0;
    for (PiiSpan span : found) {
      while (next < known.size() && known.get(next).start() - shift < span.start()) {
        PiiSpan before = known.get(next++);
        shift += before.end() - before.start() - before.kind().placeholder().length();
        all.add(before);
      }
      all.add(new PiiSpan(span.kind(), span.start() + shift, span.end() + shift));
    }
    all.addAll(known.subList(next, known.size()));
    return List.copyOf(all);
  }
}
