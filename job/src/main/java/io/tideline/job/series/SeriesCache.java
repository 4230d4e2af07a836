package io.tideline.job.series;

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
 *
 * @param <S> what is kept of a series
 */
public final class SeriesCache<S> {
  private final ValueState<S> state;
  private final int generationSize;
  private Map<SeriesKey, Entry<S>> younger = new HashMap<>();
  private Map<SeriesKey, Entry<S>> older = new HashMap<>();
  private @Nullable Consumer<Object> keySwitch;
  private Entry<S> current = new Entry<>(new SeriesKey("", "", "", ""));

  /** One series, and the windows that were counted anew since their rows were last issued. */
  static final class Entry<S> {
    final SeriesKey key;
    final List<Window> due = new ArrayList<>(2);
    private @Nullable S state;
    private boolean changed;

    Entry(SeriesKey key) {
      this.key = key;
    }
  }

  /**
   * @param capacity how many states are kept, at most
   */
  public SeriesCache(ValueState<S> state, int capacity) {
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
  public @Nullable S open(SeriesKey key) throws Exception {
    Entry<S> entry = younger.get(key);
    if (entry == null) {
      entry = older.remove(key);
      if (entry == null) {
        entry = new Entry<>(key);
        entry.state = state.value();
      }
      if (keySwitch != null) {
        admit(entry, keySwitch);
      }
    }
    current = entry;
    return entry.state;
  }

  private void admit(Entry<S> entry, Consumer<Object> switchTo) throws Exception {
    if (younger.size() >= generationSize) {
      writeBack(older, switchTo);
      older = younger;
      younger = new HashMap<>();
      switchTo.accept(entry.key);
    }
    younger.put(entry.key, entry);
  }

  /** The series opened last. */
  Entry<S> current() {
    return current;
  }

  /** Keeps the state of the series opened last. */
  public void put(S changed) throws Exception {
    if (keySwitch == null) {
      state.update(changed);
      return;
    }
    current.state = changed;
    current.changed = true;
  }

  /** Forgets the state of the series opened last. */
  public void remove() {
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

  private void writeBack(Map<SeriesKey, Entry<S>> entries, Consumer<Object> switchTo)
      throws Exception {
    for (Entry<S> entry : entries.values()) {
      if (entry.changed) {
        switchTo.accept(entry.key);
        state.update(entry.state);
        entry.changed = false;
      }
    }
  }
}
