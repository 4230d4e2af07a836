package io.tideline.udfs.privacy;

import io.tideline.udfs.event.Event;
import java.util.List;

/**
 * A request to forget a person (SEMANTICS §10), without saying who it is: that is all that is kept
 * of it, so that what is written afterwards holds nothing of them.
 *
 * @param requestId as it came; a request that comes twice under two ids is two
 * @param subjectKey the pseudonym of the customer, viewer, visitor or person
 * @param atMillis when it was made: what happened up to then is to be forgotten
 */
public record Erasure(String requestId, String subjectKey, long atMillis) {

  private static final int DIGITS = 8;

  /**
   * Under what a request is recorded whose id was given to another person's before: that id, and
   * the last {@value #DIGITS} digits of this person's pseudonym. Both are erased, and each has a
   * record.
   */
  public static String recordId(String requestId, String subjectKey) {
    return requestId + '#' + subjectKey.substring(Math.max(0, subjectKey.length() - DIGITS));
  }

  /**
   * The request that an event of the type {@code privacy.erase} is, for each pseudonym that rows of
   * the person may have; the newest first.
   */
  public static List<Erasure> of(Event event, Pseudonyms pseudonyms) {
    var request = event.erasureRequest();
    return pseudonyms.keysOf(request.subjectId()).stream()
        .map(key -> new Erasure(request.requestId(), key, event.occurredAtMillis()))
        .toList();
  }
}
