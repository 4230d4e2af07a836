package io.tideline.job.attribution;

import io.tideline.job.ingest.WireText;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The touches of an id in two days as bytes, so that an id's touches are read and written in a few
 * pieces and one more is appended without reading the others. Which of them count is the order's to
 * say, so none is left out for others: a page that is full becomes a part of its own, and the next
 * begins. Of the parts the last {@value #MAX_PARTS} are kept, so that an id that everybody uses
 * does not grow: the {@value #SURE} touches of two days that came last at least. Not for several
 * threads.
 *
 * <p>The form, which state keeps: a version byte 1, two bytes with the number of touches in the
 * lower nine bits and above them how many parts have been filled before, then each touch: roles,
 * type, time and receipt (eight bytes each), and seven texts in the form of {@link WireText}.
 */
final class TouchPage {
  /** How long a page lasts. */
  static final long MILLIS = 2 * 86_400_000L;

  private static final byte VERSION = 1;
  private static final int HEADER_BYTES = 3;
  private static final int MOST = 256;
  private static final int MAX_PARTS = 8;

  /** So many of the touches that came last are kept of two days, whatever else comes. */
  static final int SURE = MOST * MAX_PARTS;

  private static final int SIZE_BITS = 9;
  private static final int NUMBER_BITS = 20;
  private static final TouchType[] TYPES = TouchType.values();

  private final WireText text = new WireText();
  private final DataOutputSerializer out = new DataOutputSerializer(256);
  private final DataInputDeserializer in = new DataInputDeserializer();

  /** A touch and in which roles it is held. */
  record Entry(int roles, PathTouch touch) {}

  /** The page that an instant lies in. */
  static int numberOf(long millis) {
    return Math.toIntExact(Math.floorDiv(millis, MILLIS));
  }

  /** When a page ends. */
  static long endOf(int number) {
    return (number + 1L) * MILLIS;
  }

  /** Under which key a full part of a page is kept; the page itself is under its number. */
  static int keyOf(int number, int part) {
    return part + 1 << NUMBER_BITS | number & (1 << NUMBER_BITS) - 1;
  }

  /** The page that what is kept under that key belongs to. */
  static int numberIn(int key) {
    return key << Integer.SIZE - NUMBER_BITS >> Integer.SIZE - NUMBER_BITS;
  }

  /** Whether one more needs a new page. */
  static boolean isFull(byte[] page) {
    return size(page) >= MOST;
  }

  /** Whether it holds nothing. */
  static boolean isEmpty(byte[] page) {
    return size(page) == 0;
  }

  /** How many full parts stand beside the page. */
  static int parts(byte[] page) {
    return Math.min(filled(page), MAX_PARTS);
  }

  /** Which part the page becomes once it is full. */
  static int nextPart(byte[] page) {
    return filled(page) % MAX_PARTS;
  }

  /** Parts filled so far; beyond {@link #MAX_PARTS} only where the next belongs is still told. */
  private static int filled(byte[] page) {
    return header(page) >>> SIZE_BITS;
  }

  /** The page that follows a full one. */
  byte[] after(byte[] full, Entry added) throws IOException {
    int filled = filled(full) + 1;
    return write(List.of(added), filled < 2 * MAX_PARTS ? filled : MAX_PARTS);
  }

  /** The page with one more, for which there is room. */
  byte[] with(byte @Nullable [] page, Entry added) throws IOException {
    if (page == null) {
      return write(List.of(added), 0);
    }
    int header = header(page) + 1;
    out.clear();
    write(added);
    byte[] one = out.getCopyOfBuffer();
    byte[] more = Arrays.copyOf(page, page.length + one.length);
    System.arraycopy(one, 0, more, page.length, one.length);
    more[1] = (byte) (header >>> 8);
    more[2] = (byte) header;
    return more;
  }

  /** The page without some. */
  byte[] without(byte[] page, Predicate<PathTouch> which) throws IOException {
    List<Entry> all = entries(page);
    boolean any = all.removeIf(entry -> which.test(entry.touch()));
    return any ? write(all, filled(page)) : page;
  }

  private static int header(byte[] page) {
    return (page[1] & 0xff) << 8 | page[2] & 0xff;
  }

  private static int size(byte[] page) {
    return header(page) & (1 << SIZE_BITS) - 1;
  }

  private byte[] write(List<Entry> entries, int filled) throws IOException {
    out.clear();
    out.writeByte(VERSION);
    out.writeShort(filled << SIZE_BITS | entries.size());
    for (Entry entry : entries) {
      write(entry);
    }
    return out.getCopyOfBuffer();
  }

  private void write(Entry entry) throws IOException {
    PathTouch touch = entry.touch();
    out.writeByte(entry.roles());
    out.writeByte(touch.type().ordinal());
    out.writeLong(touch.atMillis());
    out.writeLong(touch.receivedAtMillis());
    text.write(touch.eventId(), out);
    text.write(touch.campaign(), out);
    text.write(touch.source(), out);
    text.write(touch.medium(), out);
    text.write(touch.content(), out);
    text.write(touch.messageId(), out);
    text.write(touch.conversationId(), out);
  }

  /** The touches of the page, as they came. */
  List<Entry> entries(byte[] page) throws IOException {
    if (page[0] != VERSION) {
      throw new IOException("touches in an unknown form: " + page[0]);
    }
    int size = size(page);
    in.setBuffer(page, HEADER_BYTES, page.length - HEADER_BYTES);
    var entries = new ArrayList<Entry>(size + 1);
    for (int i = 0; i < size; i++) {
      entries.add(readEntry());
    }
    return entries;
  }

  private Entry readEntry() throws IOException {
    int roles = in.readByte();
    TouchType type = TYPES[in.readByte()];
    long at = in.readLong();
    long received = in.readLong();
    return new Entry(
        roles,
        new PathTouch(
            text.readPresent(in),
            type,
            at,
            received,
            text.read(in),
            text.read(in),
            text.read(in),
            text.read(in),
            text.read(in),
            text.read(in)));
  }
}
