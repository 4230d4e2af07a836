package io.tideline.udfs.text.mask;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds e-mail addresses, plain ("name@mail.com") and written so that machines don't see them
 * ("name (at) mail punkt de"). The less an at sign looks like one, the more the rest must look like
 * an address: "look at shop.de" stays.
 */
final class EmailScanner {
  private static final int MOST_LOCAL_PARTS = 4;
  private static final int LONGEST_LOCAL = 64;

  /** Words that, as the whole local part, are no name but stand before "at" or "@" by chance. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "me",
          "us",
          "him",
          "her",
          "them",
          "it",
          "is",
          "are",
          "was",
          "be",
          "and",
          "or",
          "only",
          "available",
          "found",
          "live",
          "look",
          "looking",
          "shop",
          "buy",
          "bought",
          "order",
          "ordered",
          "see",
          "here",
          "now",
          "out",
          "today",
          "tonight",
          "back",
          "up",
          "more",
          "store",
          "online",
          "check",
          "watch",
          "work",
          "working",
          "you",
          "this",
          "that",
          "account",
          "login",
          "inbox",
          "emails",
          "mails",
          "konto",
          "jetzt",
          "heute",
          "hier",
          "nu",
          "vandaag",
          "ist",
          "bin");

  /** Words after which a name is an address. */
  private static final Set<String> MAIL_WORDS =
      Set.of(
          "mail",
          "email",
          "mailadresse",
          "emailadresse",
          "mailadres",
          "emailadres",
          "adresse",
          "adres",
          "address",
          "mailto",
          "contact",
          "kontakt",
          "paypal");

  private static final Set<String> CONNECTORS =
      Set.of("is", "ist", "me", "mir", "mij", "my", "to", "an", "aan", "naar", "lautet", "address");

  private final Findings findings;
  private final FoldedText text;

  EmailScanner(Findings findings) {
    this.findings = findings;
    this.text = findings.text();
  }

  void scan() {
    for (int i = 0; i < text.length(); i++) {
      AtSign at = AtSign.at(text, i);
      if (at != null) {
        i = Math.max(i, tryAddress(at) - 1);
      }
    }
  }

  /** Behind the address around the at sign; 0 where it is none. */
  private int tryAddress(AtSign at) {
    int local = localStart(at);
    if (local == at.start()) {
      return 0;
    }
    MailDomain domain = MailDomain.at(text, at.end());
    if (domain == null || !isAddress(at, local, domain) || !findings.isFree(local, at.end())) {
      return 0;
    }
    findings.add(PiiKind.EMAIL, local, domain.end());
    return domain.end();
  }

  private boolean isAddress(AtSign at, int local, MailDomain domain) {
    if (at.form() == AtSign.Form.TIGHT) {
      return true;
    }
    if ("@+%-".indexOf(text.at(local - 1)) >= 0 || !(domain.knownEnding() || domain.provider())) {
      return false;
    }
    return switch (at.form()) {
      case LOOSE ->
          isNamed(at, local, domain) && (text.at(at.end() - 1) == ' ' || domain.provider());
      case WORD -> isNamed(at, local, domain) && isSpelled(local, domain);
      default -> true;
    };
  }

  /** Whether somebody's name, not a verb, stands before, and no page of a site follows. */
  private boolean isNamed(AtSign at, int local, MailDomain domain) {
    return domain.knownEnding()
        && text.at(domain.end()) != '/'
        && !NO_NAMES.contains(text.substring(local, at.start()));
  }

  private boolean isSpelled(int local, MailDomain domain) {
    return domain.writtenOut()
        ? !Domains.isWord(Words.wordBefore(findings, domain.end()))
        : domain.provider() || followsMailWord(local);
  }

  private boolean followsMailWord(int local) {
    int end = local;
    for (int words = 0; words < 3; words++) {
      while (text.at(end - 1) == ' ' || text.at(end - 1) == ':') {
        end--;
      }
      String word = Words.wordBefore(findings, end);
      if (MAIL_WORDS.contains(word)) {
        return true;
      }
      if (!CONNECTORS.contains(word)) {
        return false;
      }
      end -= word.length();
    }
    return false;
  }

  private int localStart(AtSign at) {
    if (at.form() == AtSign.Form.TIGHT) {
      return tokenStart(at.start(), at.start());
    }
    int start = tokenStart(at.start(), LONGEST_LOCAL + 1);
    for (int parts = 1; start < at.start() && parts < MOST_LOCAL_PARTS; parts++) {
      Integer earlier = partBefore(start);
      if (earlier == null) {
        break;
      }
      start = earlier;
    }
    return at.start() - start > LONGEST_LOCAL ? at.start() : start;
  }

  /** Where the token begins that a written-out dot joins to the one at {@code start}. */
  private @Nullable Integer partBefore(int start) {
    int end = AtSign.skipBlanksBack(text, start);
    boolean bracket = ")]}>".indexOf(text.at(end - 1)) >= 0;
    int wordEnd = bracket ? AtSign.skipBlanksBack(text, end - 1) : end;
    if (!bracket && end == start) {
      return null;
    }
    String word = text.at(wordEnd - 1) == '.' ? "." : Words.wordBefore(findings, wordEnd);
    boolean joins =
        switch (word) {
          case "dot", "punkt", "punt", "point" -> true;
          case "underscore", "unterstrich", "minus", "bindestrich", "streepje", "dash" -> true;
          case "." -> bracket;
          default -> false;
        };
    if (!joins) {
      return null;
    }
    int before = wordEnd - word.length();
    int open = bracket ? AtSign.skipBlanksBack(text, before) - 1 : before;
    if (bracket && "([{<".indexOf(text.at(open)) < 0) {
      return null;
    }
    int tokenEnd = AtSign.skipBlanksBack(text, open);
    int token = tokenStart(tokenEnd, LONGEST_LOCAL);
    return token == tokenEnd || (!bracket && tokenEnd == open) ? null : token;
  }

  private int tokenStart(int end, int most) {
    int start = end;
    while (end - start < most && isLocal(start - 1) && !findings.isFound(start - 1)) {
      start--;
    }
    while (start < end && !text.isWord(start)) {
      start++;
    }
    return start;
  }

  private boolean isLocal(int i) {
    char c = text.at(i);
    return text.isWord(i)
        || c == '.'
        || c == '-'
        || c == '+'
        || c == '%'
        || (c == '\'' && text.isLetter(i - 1) && text.isLetter(i + 1));
  }
}
