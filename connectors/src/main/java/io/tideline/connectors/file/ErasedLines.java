package io.tideline.connectors.file;

import io.tideline.connectors.codec.Rfc3339;
import io.tideline.connectors.warehouse.PersonalRows;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Applies the erasures of a bounded run to its final rows, as the warehouse does to its own, and
 * counts what goes: each row for the first request, in order of time, that reaches it.
 */
public final class ErasedLines {
  private static final int REQUEST_ID = WarehouseTable.ERASURES.indexOf("request_id");
  private static final int SUBJECT_KEY = WarehouseTable.ERASURES.indexOf("subject_key");
  private static final int REQUESTED_AT = WarehouseTable.ERASURES.indexOf("requested_at");

  private static final Comparator<Request> ORDER =
      Comparator.comparingLong(Request::atMillis).thenComparing(Request::id);

  /** By subject, each with the rows that it has erased. */
  private final Map<String, TreeMap<Request, Long>> requests = new HashMap<>();

  private record Request(String id, long atMillis) {}

  /** Takes a row of {@code erasures}, which says who is to be erased. */
  public void add(TableRow erasure) {
    var request =
        new Request(erasure.values()[REQUEST_ID], Rfc3339.parse(erasure.values()[REQUESTED_AT]));
    requests
        .computeIfAbsent(erasure.values()[SUBJECT_KEY], subject -> new TreeMap<>(ORDER))
        .putIfAbsent(request, 0L);
  }

  /** What is left of a row; null where nothing. */
  public @Nullable TableRow left(TableRow row) {
    String whose = requests.isEmpty() ? null : PersonalRows.personOf(row);
    TreeMap<Request, Long> ofPerson = whose == null ? null : requests.get(whose);
    Request first =
        ofPerson == null ? null : ofPerson.ceilingKey(new Request("", PersonalRows.millisOf(row)));
    if (first == null) {
      return row;
    }
    ofPerson.merge(first, 1L, Long::sum);
    return PersonalRows.erased(row);
  }

  /** How many rows a request has erased. */
  public long erasedBy(TableRow erasure) {
    var request =
        new Request(erasure.values()[REQUEST_ID], Rfc3339.parse(erasure.values()[REQUESTED_AT]));
    return requests.get(erasure.values()[SUBJECT_KEY]).get(request);
  }
}
