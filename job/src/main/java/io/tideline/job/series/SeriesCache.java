package io.tideline.job.spikes;

import io.tideline.job.spikes.VolumeRows.Window;
import io.tideline.udfs.spike.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * The states of the series visited last, kept in memory between checkpoints: a visit to one of them
 * costs one lookup and neither a read nor a write of the state backend. What has changed is written
 * back before every checkpoint's barrier, and when it has to make room; without a way to switch
 * keys, at once.
 *
 * <p>It has two generations: what is not visited while the younger one fills up makes room.
 */
final class SeriesCache {
  private final ValueState<SeriesState> state;
  private final int generationSize;
  private Map<SeriesKey, Entry> younger = new HashMap<>();
  private Map<SeriesKey, Entry> older = new HashMap<>();
  private @Nullable Consumer<Object> keySwitch;
  private Entry current = new Entry(new SeriesKey("", "", "", ""));

  /** One series, and the windows that were counted anew since their rows were last issued. */
  static final class Entry {
    final SeriesKey key;
    final List<Window> due = new ArrayList<>(2);
    private @Nullable SeriesState state;
    private boolean changed;

    Entry(SeriesKey key) {
      this.key = key;
    }
  }

  /**
   * @param capacity how many states are kept, at most
   */
  SeriesCache(ValueState<SeriesState> state, int capacity) {
    this.state = state;
    this.generationSize = Math.max(1, capacity / 2);
  }

  /** Gives the way to make another key current. */
  void switchKeysBy(Consumer<Object> newKeySwitch) {
    keySwitch = newKeySwitch;
  }

  /** Makes that series' key current; false where there is no way to. */
  boolean switchTo(SeriesKey key) {
    if (keySwitch != null) {
      keySwitch.accept(key);
    }
    return keySwitch != null;
  }

  /** Opens the series of the current key; null where nothing is known of it. */
  @Nullable SeriesState open(SeriesKey key) throws Exception {
    Entry entry = younger.get(key);
    if (entry == null) {
      entry = older.remove(key);
      if (entry == null) {
        entry = new Entry(key);
        entry.state = state.value();
      }
      if (keySwitch != null) {
        admit(entry, keySwitch);
      }
    }
    current = entry;
    return entry.state;
  }

  private void admit(Entry entry, Consumer<Object> switchTo) throws Exception {
    if (younger.size() >= generationSize) {
      writeBack(older, switchTo);
      older = younger;
      younger = new HashMap<>();
      switchTo.accept(entry.key);
    }
    younger.put(entry.key, entry);
  }

  /** The series opened last. */
  Entry current() {
    return current;
  }

  /** Keeps the state of the series opened last. */
  void put(SeriesState changed) throws Exception {
    if (keySwitch == null) {
      state.update(changed);
      return;
    }
    current.state = changed;
    current.changed = true;
  }

  /** Forgets the state of the series opened last. */
  void remove() {
    younger.remove(current.key);
    state.clear();
  }

  /** Writes back what has changed. The current key is another one afterwards. */
  void writeBack() throws Exception {
    if (keySwitch != null) {
      writeBack(older, keySwitch);
      writeBack(younger, keySwitch);
    }
  }

  private void writeBack(Map<SeriesKey, Entry> entries, Consumer<Object> switchTo)
      throws Exception {
    for (Entry entry : entries.values()) {
      if (entry.changed) {
        switchTo.accept(entry.key);
        state.update(entry.state);
        entry.changed = false;
      }
    }
  }
}
