package io.tideline.connectors.warehouse;

import io.tideline.connectors.codec.Rfc3339;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.Pseudonyms;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Requests that are carried out together, and how many rows each has erased: a row counts for the
 * first request, in order of time, that reaches it. People and requests are in order of their keys.
 */
final class ErasureBatch {
  private static final int REQUEST_ID = WarehouseTable.ERASURES.indexOf("request_id");
  private static final int SUBJECT_KEY = WarehouseTable.ERASURES.indexOf("subject_key");
  private static final int REQUESTED_AT = WarehouseTable.ERASURES.indexOf("requested_at");

  private static final Comparator<Request> ORDER =
      Comparator.comparingLong(Request::atMillis).thenComparing(Request::id);

  /** A request as it is recorded; of one with several pseudonyms the first. */
  record Request(String id, String subject, long atMillis) {
    /** The same where its id was given to another person's before. */
    Request renamed() {
      return new Request(Erasure.recordId(id, subject), subject, atMillis);
    }

    boolean isOfOneWith(Request other) {
      return Pseudonyms.mayBeOfOne(subject, other.subject);
    }
  }

  private final SortedMap<String, NavigableSet<Request>> bySubject = new TreeMap<>();

  /** Mostly one; more where an id was given to several people's. */
  private final SortedMap<String, List<Request>> byId = new TreeMap<>();

  private final Map<Request, Long> erased = new HashMap<>();

  private ErasureBatch() {}

  /** The requests that rows of {@code erasures} are. */
  static ErasureBatch of(Collection<TableRow> erasures) {
    var batch = new ErasureBatch();
    for (TableRow row : erasures) {
      String[] values = row.values();
      var request =
          new Request(values[REQUEST_ID], values[SUBJECT_KEY], Rfc3339.parse(values[REQUESTED_AT]));
      batch.record(request);
      batch
          .bySubject
          .computeIfAbsent(request.subject(), subject -> new TreeSet<>(ORDER))
          .add(request);
    }
    return batch;
  }

  private void record(Request request) {
    List<Request> ofId = byId.computeIfAbsent(request.id(), id -> new ArrayList<>(1));
    if (ofId.stream().noneMatch(request::isOfOneWith)) {
      ofId.add(request);
    }
  }

  /** Whose rows go, by pseudonym. */
  String[] subjects() {
    return bySubject.keySet().toArray(String[]::new);
  }

  /** Up to when, for each of {@link #subjects}. */
  Timestamp[] until() {
    return bySubject.values().stream()
        .map(requests -> new Timestamp(requests.last().atMillis()))
        .toArray(Timestamp[]::new);
  }

  /** Takes down that a row of a person has been erased. */
  void count(String subject, long millis) {
    Request first = bySubject.get(subject).ceiling(new Request("", subject, millis));
    erased.merge(recorded(first), 1L, Long::sum);
  }

  private Request recorded(Request request) {
    List<Request> ofId = byId.get(request.id());
    return ofId.stream()
        .filter(other -> other.subject().equals(request.subject()))
        .findFirst()
        .orElseGet(() -> ofId.stream().filter(request::isOfOneWith).findFirst().orElseThrow());
  }

  /** All of them, each once. */
  List<Request> requests() {
    return byId.values().stream().flatMap(List::stream).toList();
  }

  /** How many rows it has erased. */
  long erasedBy(Request request) {
    return erased.getOrDefault(request, 0L);
  }
}
