package io.tideline.job.spikes;

import io.tideline.udfs.spike.SeriesKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * The states of the series visited last, kept in memory between checkpoints: a visit to one of them
 * costs neither a read nor a write of the state backend. What has changed is written back before
 * every checkpoint's barrier, and when it has to make room; without a way to switch keys, at once.
 */
final class SeriesCache {
  private final ValueState<SeriesState> state;
  private final int capacity;
  private final Map<SeriesKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable Consumer<Object> keySwitch;

  private static final class Entry {
    private SeriesState state;
    private boolean changed;

    Entry(SeriesState state) {
      this.state = state;
    }
  }

  SeriesCache(ValueState<SeriesState> state, int capacity) {
    this.state = state;
    this.capacity = capacity;
  }

  /** Gives the way to make another key current. */
  void switchKeysBy(Consumer<Object> newKeySwitch) {
    keySwitch = newKeySwitch;
  }

  /** Makes that key current; false where there is no way to. */
  boolean switchTo(SeriesKey key) {
    if (keySwitch != null) {
      keySwitch.accept(key);
    }
    return keySwitch != null;
  }

  /** The state of the current key; null where there is none. */
  @Nullable SeriesState get(SeriesKey current) throws Exception {
    Entry entry = entries.get(current);
    if (entry != null) {
      return entry.state;
    }
    return state.value();
  }

  /** Keeps the state of the current key. */
  void put(SeriesKey current, SeriesState changed) throws Exception {
    if (keySwitch == null) {
      state.update(changed);
      return;
    }
    Entry entry = entries.computeIfAbsent(current, key -> new Entry(changed));
    entry.state = changed;
    entry.changed = true;
    if (entries.size() > capacity) {
      evict(current, keySwitch);
    }
  }

  /** Forgets the state of the current key. */
  void remove(SeriesKey current) {
    entries.remove(current);
    state.clear();
  }

  /** Writes back what has changed. The current key is another one afterwards. */
  void writeBack() throws Exception {
    if (keySwitch == null) {
      return;
    }
    for (Map.Entry<SeriesKey, Entry> entry : entries.entrySet()) {
      write(entry.getKey(), entry.getValue(), keySwitch);
    }
  }

  /** The one not visited for longest makes room. */
  private void evict(SeriesKey current, Consumer<Object> switchTo) throws Exception {
    Iterator<Map.Entry<SeriesKey, Entry>> eldest = entries.entrySet().iterator();
    Map.Entry<SeriesKey, Entry> entry = eldest.next();
    write(entry.getKey(), entry.getValue(), switchTo);
    eldest.remove();
    switchTo.accept(current);
  }

  private void write(SeriesKey key, Entry entry, Consumer<Object> switchTo) throws Exception {
    if (entry.changed) {
      switchTo.accept(key);
      state.update(entry.state);
      entry.changed = false;
    }
  }
}
