package io.tideline.job.attribution;

import io.tideline.job.ingest.WireText;
import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The touches of an id in two days as bytes, so that an id's touches are read and written in a few
 * pieces and one more is appended without reading the others. Holds the newest {@value
 * Eligibility#MAX_TOUCHES} at least. Not for several threads.
 *
 * <p>The form, which state keeps: a version byte 1, a two-byte number of touches, then each touch:
 * roles, type, time and receipt (eight bytes each), and seven texts in the form of {@link
 * WireText}.
 */
final class TouchPage {
  /** How long a page lasts. */
  static final long MILLIS = 2 * 86_400_000L;

  private static final byte VERSION = 1;
  private static final int HEADER_BYTES = 3;
  private static final int MOST = 2 * Eligibility.MAX_TOUCHES;
  private static final TouchType[] TYPES = TouchType.values();

  private final WireText text = new WireText();
  private final DataOutputSerializer out = new DataOutputSerializer(256);
  private final DataInputDeserializer in = new DataInputDeserializer();

  /** A touch and in which roles it is held. */
  record Entry(int roles, PathTouch touch) {
    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::touch, PathTouch.ORDER);
  }

  /** The page that an instant lies in. */
  static int numberOf(long millis) {
    return Math.toIntExact(Math.floorDiv(millis, MILLIS));
  }

  /** When a page ends. */
  static long endOf(int number) {
    return (number + 1L) * MILLIS;
  }

  /** The page with one more. */
  byte[] with(byte @Nullable [] page, Entry added) throws IOException {
    if (page == null) {
      return write(List.of(added));
    }
    int size = size(page);
    if (size >= MOST) {
      List<Entry> all = read(page);
      all.add(added);
      return write(newest(all));
    }
    out.clear();
    write(added);
    byte[] one = out.getCopyOfBuffer();
    byte[] more = Arrays.copyOf(page, page.length + one.length);
    System.arraycopy(one, 0, more, page.length, one.length);
    more[1] = (byte) (size + 1 >>> 8);
    more[2] = (byte) (size + 1);
    return more;
  }

  /** The page without some; null where none are left. */
  byte @Nullable [] without(byte[] page, Predicate<PathTouch> which) throws IOException {
    List<Entry> all = read(page);
    int before = all.size();
    all.removeIf(entry -> which.test(entry.touch()));
    if (all.size() == before) {
      return page;
    }
    return all.isEmpty() ? null : write(all);
  }

  /** The newest touches of the page, in order. */
  List<Entry> newest(byte[] page) throws IOException {
    return newest(read(page));
  }

  private static List<Entry> newest(List<Entry> all) {
    all.sort(Entry.ORDER);
    int from = Math.max(0, all.size() - Eligibility.MAX_TOUCHES);
    return new ArrayList<>(all.subList(from, all.size()));
  }

  private static int size(byte[] page) {
    return (page[1] & 0xff) << 8 | page[2] & 0xff;
  }

  private byte[] write(List<Entry> entries) throws IOException {
    out.clear();
    out.writeByte(VERSION);
    out.writeShort(entries.size());
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

  private List<Entry> read(byte[] page) throws IOException {
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
