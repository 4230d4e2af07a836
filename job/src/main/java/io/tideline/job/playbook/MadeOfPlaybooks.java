package io.tideline.job.playbook;

import io.tideline.udfs.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a step makes of each playbook, made once. Most records in a row go by the same playbook, so
 * it is a comparison of two references; there are but few playbooks.
 *
 * @param <T> what is made
 */
public final class MadeOfPlaybooks<T> {
  /** Playbooks that hold no longer leave when so many more have come. */
  private static final int MAX_KEPT = 64;

  private final Function<Playbook, T> maker;
  private final List<Made<T>> made = new ArrayList<>();
  private @Nullable Made<T> last;

  private record Made<T>(Playbook of, T thing) {}

  public MadeOfPlaybooks(Function<Playbook, T> maker) {
    this.maker = maker;
  }

  /** What is made of that playbook. */
  public T of(Playbook playbook) {
    Made<T> found = last;
    if (found == null || found.of() != playbook) {
      found = find(playbook);
      last = found;
    }
    return found.thing();
  }

  private Made<T> find(Playbook playbook) {
    for (Made<T> known : made) {
      if (known.of() == playbook) {
        return known;
      }
    }
    if (made.size() >= MAX_KEPT) {
      made.clear();
    }
    var fresh = new Made<>(playbook, maker.apply(playbook));
    made.add(fresh);
    return fresh;
  }
}
