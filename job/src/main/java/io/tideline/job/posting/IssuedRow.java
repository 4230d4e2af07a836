package io.tideline.job.posting;

import com.dynatrace.hash4j.hashing.Hashing;
import io.tideline.connectors.warehouse.TableRow;
import java.util.Arrays;

/**
 * What is kept of a row, so that it is issued only where it has changed.
 *
 * @param table its name
 * @param first the key's column after the account
 * @param second the key's last column
 * @param hash of all values
 */
public record IssuedRow(String table, String first, String second, long hash) {

  static IssuedRow of(TableRow row) {
    long hash = Hashing.komihash5_0().hashCharsToLong(Arrays.toString(row.values()));
    return new IssuedRow(row.table(), row.values()[1], row.values()[2], hash);
  }
}
