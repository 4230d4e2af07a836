package io.tideline.connectors.warehouse;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A row that the warehouse refuses for good.
 *
 * @param sqlState the server's reason
 * @param detail names the table, the column where it is known, and what is wrong; holds no value
 */
public record RejectedRow(TableRow row, String sqlState, String detail) {

  private static final int RAW_LIMIT = 64 * 1024;

  /**
   * The dead letter of the row (CONTRACTS §1): source {@code table:<name>}, partition 0, and as
   * offset a 63-bit hash of the row's key, so that the same row gives the same dead letter.
   */
  public DeadLetter toDeadLetter(long failedAtMillis) {
    byte[] json = TableJson.line(row, null).getBytes(StandardCharsets.UTF_8);
    return new DeadLetter(
        "table:" + row.table(),
        0,
        keyHash(),
        DeadLetterReason.REJECTED_BY_WAREHOUSE,
        detail,
        json.length > RAW_LIMIT ? Arrays.copyOf(json, RAW_LIMIT) : json,
        failedAtMillis);
  }

  private long keyHash() {
    WarehouseTable table = WarehouseTable.ofName(row.table());
    HashStream64 hash = Hashing.murmur3_128().hashStream();
    hash.putString(row.table());
    for (int i = 0; i < table.keyColumns().size(); i++) {
      hash.putNullable(row.values()[i], (value, sink) -> sink.putString(value));
    }
    return hash.getAsLong() & Long.MAX_VALUE;
  }
}
