package io.tideline.udfs.playbook.cel;

import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import io.tideline.udfs.signal.FieldType;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signal that conditions are asked about, and what was found out about it so far. Not for
 * several threads.
 */
public final class SignalFacts implements CelVariableResolver {
  /** What is absent is unknown: conditions are three-valued, as in SQL. */
  private static final CelUnknownSet ABSENT = CelUnknownSet.create(1L);

  private final Truth[] found;
  private @Nullable Signal signal;
  private @Nullable String failure;

  /** Room for so many shared parts of conditions. */
  SignalFacts(int parts) {
    this.found = new Truth[parts];
  }

  /** From now on about that signal. */
  public void take(Signal next) {
    signal = next;
    Arrays.fill(found, null);
  }

  /** Why the last condition that failed did so; null where none did. */
  public @Nullable String failure() {
    return failure;
  }

  void failed(String reason) {
    failure = reason;
  }

  @Nullable Truth found(int part) {
    return found[part];
  }

  Truth keep(int part, Truth truth) {
    found[part] = truth;
    return truth;
  }

  /** The value of the signal's field at that place; null where it is absent. */
  @Nullable Object valueAt(int index) {
    return current().valueAt(index);
  }

  @Override
  public Optional<Object> find(String name) {
    Signal asked = current();
    if (name.equals(Vocabulary.TYPE)) {
      return Optional.of(asked.type().label());
    }
    boolean known = name.startsWith(Vocabulary.KNOWN);
    SignalType type = asked.type();
    int index = type.indexOf(known ? name.substring(Vocabulary.KNOWN.length()) : name);
    if (index < 0) {
      return Optional.empty();
    }
    Object value = asked.valueAt(index);
    if (known) {
      return Optional.of(value != null);
    }
    if (value == null) {
      return Optional.of(ABSENT);
    }
    return Optional.of(
        type.fields().get(index).type() == FieldType.TIMESTAMP
            ? Instant.ofEpochMilli((Long) value)
            : value);
  }

  private Signal current() {
    if (signal == null) {
      throw new IllegalStateException("no signal was taken");
    }
    return signal;
  }
}
