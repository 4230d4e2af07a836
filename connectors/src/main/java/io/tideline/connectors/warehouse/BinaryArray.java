package io.tideline.connectors.warehouse;

import io.tideline.connectors.codec.Rfc3339;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;

/**
 * An array of one dimension in the server's binary form: dimensions, whether there are nulls, type,
 * length, first index, then each element after its length in bytes. Costs the server, and us, a
 * fraction of the text form.
 */
final class BinaryArray {
  private static final int HEADER = 20;
  private static final int LENGTH_BYTES = 4;

  /** 2000-01-01, from which the server counts. */
  private static final long SERVER_EPOCH = 946_684_800_000L;

  /** {@code 2026-03-01T12:00:00.000Z}; other forms may be finer than a millisecond. */
  private static final int TIME_LENGTH = 24;

  private final ColumnType type;
  private final int rows;
  private byte[] bytes;
  private int size = HEADER;
  private boolean nulls;

  BinaryArray(ColumnType type, int rows) {
    this.type = type;
    this.rows = rows;
    this.bytes = new byte[HEADER + rows * (LENGTH_BYTES + Long.BYTES)];
  }

  /** The type of the elements; 0 where the server gets them as texts. */
  static int elementOid(ColumnType type) {
    return switch (type) {
      case TEXT -> Oid.TEXT;
      case TIMESTAMP -> Oid.TIMESTAMPTZ;
      case BIGINT -> Oid.INT8;
      case BOOLEAN -> Oid.BOOL;
      case NUMERIC, MONEY -> Oid.NUMERIC;
      default -> 0;
    };
  }

  /** The type of the array. */
  int oid() {
    return switch (type) {
      case TEXT -> Oid.TEXT_ARRAY;
      case TIMESTAMP -> Oid.TIMESTAMPTZ_ARRAY;
      case BIGINT -> Oid.INT8_ARRAY;
      case BOOLEAN -> Oid.BOOL_ARRAY;
      case NUMERIC, MONEY -> Oid.NUMERIC_ARRAY;
      default -> 0;
    };
  }

  /** False where the text isn't written as {@link TableRow} says: the server is to judge it. */
  boolean add(@Nullable String text) {
    if (text == null) {
      nulls = true;
      putInt(-1);
      return true;
    }
    return switch (type) {
      case TEXT -> addText(text);
      case BIGINT -> addWhole(text);
      case BOOLEAN -> addBoolean(text);
      case TIMESTAMP -> addTime(text);
      case NUMERIC, MONEY -> addDecimal(text);
      default -> false;
    };
  }

  void add(long number) {
    putInt(Long.BYTES);
    putInt((int) (number >>> Integer.SIZE));
    putInt((int) number);
  }

  private boolean addText(String text) {
    put(text.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private boolean addDecimal(String text) {
    byte[] decimal = NumericBytes.of(text);
    if (decimal == null) {
      return false;
    }
    put(decimal);
    return true;
  }

  private boolean addWhole(String text) {
    try {
      add(Long.parseLong(text));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private boolean addBoolean(String text) {
    boolean isTrue = text.equals("true");
    if (!isTrue && !text.equals("false")) {
      return false;
    }
    putInt(1);
    ensure(1);
    bytes[size++] = (byte) (isTrue ? 1 : 0);
    return true;
  }

  private boolean addTime(String text) {
    long millis = text.length() == TIME_LENGTH ? Rfc3339.parse(text) : Rfc3339.INVALID;
    if (millis == Rfc3339.INVALID) {
      return false;
    }
    add((millis - SERVER_EPOCH) * 1000);
    return true;
  }

  private void put(byte[] element) {
    putInt(element.length);
    ensure(element.length);
    System.arraycopy(element, 0, bytes, size, element.length);
    size += element.length;
  }

  private void putInt(int number) {
    ensure(Integer.BYTES);
    bytes[size] = (byte) (number >>> 24);
    bytes[size + 1] = (byte) (number >>> 16);
    bytes[size + 2] = (byte) (number >>> 8);
    bytes[size + 3] = (byte) number;
    size += Integer.BYTES;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }

  byte[] toBytes() {
    ByteBuffer.wrap(bytes)
        .putInt(1)
        .putInt(nulls ? 1 : 0)
        .putInt(elementOid(type))
        .putInt(rows)
        .putInt(1);
    return Arrays.copyOf(bytes, size);
  }
}
