package io.tideline.udfs.signal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding of a pipeline, which the playbook's rules judge. Immutable.
 *
 * @param cause the id of what caused it, from the input alone: an event id, an alert id, a video id
 *     and a reason. The same cause gives the same triggers' ids
 * @param occurredAtMillis event time of the cause, in milliseconds since the epoch
 * @param values one for each of the type's fields in their order, null where absent; shorter where
 *     fields came later
 */
public record Signal(
    SignalType type,
    SignalSubject subject,
    String cause,
    long occurredAtMillis,
    List<@Nullable Object> values) {

  public Signal {
    values = Collections.unmodifiableList(Arrays.asList(values.toArray()));
  }

  /** Starts a signal that knows none of its facts yet. */
  public static Builder of(
      SignalType type, SignalSubject subject, String cause, long occurredAtMillis) {
    return new Builder(type, subject, cause, occurredAtMillis);
  }

  /** The value of a field; null where it is absent or the type has no such field. */
  public @Nullable Object value(String field) {
    int at = type.indexOf(field);
    return at < 0 ? null : valueAt(at);
  }

  /** The value of the type's field at that place; null where it is absent. */
  public @Nullable Object valueAt(int index) {
    return index < values.size() ? values.get(index) : null;
  }

  /** The same signal with more facts. */
  public Builder toBuilder() {
    Builder builder = new Builder(type, subject, cause, occurredAtMillis);
    for (int i = 0; i < values.size(); i++) {
      builder.values[i] = values.get(i);
    }
    return builder;
  }

  /** Gathers the facts of one signal. */
  public static final class Builder {
    private final SignalType type;
    private final SignalSubject subject;
    private final String cause;
    private final long occurredAtMillis;
    private final @Nullable Object[] values;

    private Builder(SignalType type, SignalSubject subject, String cause, long occurredAtMillis) {
      this.type = type;
      this.subject = subject;
      this.cause = cause;
      this.occurredAtMillis = occurredAtMillis;
      this.values = new Object[type.fields().size()];
    }

    /**
     * Sets a fact; null leaves it absent.
     *
     * @throws IllegalArgumentException where the type has no such field, or one of another type
     */
    public Builder with(String field, @Nullable Object value) {
      int at = type.indexOf(field);
      if (at < 0) {
        throw new IllegalArgumentException(type.label() + " has no field " + field);
      }
      FieldType wanted = type.fields().get(at).type();
      Object kept = value instanceof Integer whole ? Long.valueOf(whole) : value;
      if (kept != null && !wanted.javaType().isInstance(kept)) {
        throw new IllegalArgumentException(field + " is a " + wanted.label() + ": " + value);
      }
      values[at] = kept instanceof List<?> list ? List.copyOf(list) : kept;
      return this;
    }

    /** The signal. */
    public Signal build() {
      return new Signal(type, subject, cause, occurredAtMillis, Arrays.asList(values));
    }
  }
}
