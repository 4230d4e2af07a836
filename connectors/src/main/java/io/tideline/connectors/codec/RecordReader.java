package io.tideline.connectors.codec;

/** Reads one record's bytes into field values in one pass, and says what the bytes are. */
final class RecordReader {

  private static final int MAX_BYTES = 1024 * 1024;

  private final JsonScanner scanner = new JsonScanner();
  private final FieldNames names = new FieldNames(scanner);
  private final ValueReader valueReader = new ValueReader(scanner);

  RecordShape read(byte[] record, FieldValues values) {
    if (record.length > MAX_BYTES) {
      return RecordShape.TOO_LARGE;
    }
    try {
      scanner.open(record);
      RecordShape shape = readRoot(values);
      if (scanner.atEnd()) {
        return shape;
      }
    } catch (NotJson e) {
      // Falls through to what else it may be.
    }
    return BracketDepth.of(record) > JsonScanner.MAX_DEPTH
        ? RecordShape.TOO_DEEP
        : RecordShape.MALFORMED;
  }

  private RecordShape readRoot(FieldValues values) throws NotJson {
    switch (scanner.peek()) {
      case '{' -> {
        readFields(values);
        return RecordShape.OBJECT;
      }
      case 'n' -> {
        scanner.readLiteral("null");
        return RecordShape.TOMBSTONE;
      }
      default -> {
        scanner.skipValue();
        return RecordShape.NOT_AN_OBJECT;
      }
    }
  }

  private void readFields(FieldValues values) throws NotJson {
    values.clear();
    scanner.enter();
    while (scanner.nextMember()) {
      Field field = names.read();
      if (field == null) {
        scanner.skipValue();
      } else {
        valueReader.read(field, values);
      }
    }
  }
}
