package io.tideline.job.playbook;

import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.udfs.playbook.Playbook;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the job starts with.
 *
 * @param initial the document that holds where none is published; null is the built-in one
 * @param published the valid documents that hold when the job starts, one a tenant at most
 * @param statuses what there is to say of them and of those that were refused
 */
public record PlaybooksConfig(
    @Nullable String initial, List<PlaybookUpdate> published, List<PlaybookStatus> statuses)
    implements Serializable {

  /** The built-in playbook, and nothing published. */
  public static final PlaybooksConfig DEFAULT = new PlaybooksConfig(null, List.of(), List.of());

  /** Copies the lists. */
  public PlaybooksConfig {
    published = List.copyOf(published);
    statuses = List.copyOf(statuses);
  }

  /**
   * All that hold, in the order in which an account looks for its own: those that name accounts,
   * those for all, the initial one.
   */
  public List<Playbook> byPrecedence() {
    var named = new ArrayList<Playbook>();
    var forAll = new ArrayList<Playbook>();
    for (PlaybookUpdate update : new TreeMap<>(byTenant()).values()) {
      Playbook playbook = ReadPlaybooks.of(Objects.requireNonNull(update.text()));
      (playbook.accounts().contains("*") ? forAll : named).add(playbook);
    }
    named.addAll(forAll);
    named.add(initialPlaybook());
    return named;
  }

  private Map<String, PlaybookUpdate> byTenant() {
    return published.stream().collect(Collectors.toMap(PlaybookUpdate::tenant, update -> update));
  }

  /** The playbook that holds where none is published. */
  Playbook initialPlaybook() {
    return initial == null ? Playbook.BUILT_IN : ReadPlaybooks.of(initial);
  }
}
