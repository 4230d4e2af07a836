package io.tideline.job.playbook;

import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.playbook.AttributionWindows;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.privacy.RetentionPlan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
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

  private static final String UTC = "UTC";

  /** The built-in playbook, and nothing published. */
  public static final PlaybooksConfig DEFAULT = new PlaybooksConfig(null, List.of(), List.of());

  /** Copies the lists. */
  public PlaybooksConfig {
    published = List.copyOf(published);
    statuses = List.copyOf(statuses);
  }

  /** The zone of each account's days and weeks. */
  public AccountDays days() {
    AccountSettings<String> zones = settings(PlaybooksConfig::zone);
    boolean allUtc = zones.all().equals(Set.of(UTC));
    if (allUtc) {
      return AccountDays.UTC;
    }
    var byAccount = new HashMap<>(zones.named());
    byAccount.put(Playbook.ALL, zones.others());
    return new AccountDays(byAccount);
  }

  private static String zone(Playbook playbook, String account) {
    return playbook.zones().getOrDefault(account, playbook.zones().getOrDefault(Playbook.ALL, UTC));
  }

  /** How long before an order of each account a touch counts. */
  public AccountSettings<AttributionWindows> windows() {
    return settings((playbook, account) -> playbook.attribution());
  }

  /** So many percent of each account's people are left alone by automation. */
  public AccountSettings<Double> controlPct() {
    return settings((playbook, account) -> playbook.guards().controlCohortPct());
  }

  /** How each account's campaigns are to be named. */
  public AccountSettings<String> utmPatterns() {
    return settings((playbook, account) -> playbook.utmPattern());
  }

  /**
   * How long a step keeps what is in the rows of a table as well ({@code privacy.retention_days}).
   *
   * @param least so many days whatever the playbooks ask for
   * @param most so many days where they ask for no less
   */
  public int stateDays(String table, int least, int most) {
    return RetentionPlan.stateDays(byPrecedence(), table, least, most);
  }

  private <T extends Serializable> AccountSettings<T> settings(
      BiFunction<Playbook, String, T> setting) {
    ChosenPlaybooks chosen = ChosenPlaybooks.of(published, initialPlaybook());
    var named = new HashMap<String, T>();
    for (String account : chosen.namedAccounts()) {
      named.put(account, setting.apply(chosen.of(account), account));
    }
    return new AccountSettings<>(named, setting.apply(chosen.of(Playbook.ALL), Playbook.ALL));
  }

  /**
   * All that hold, in the order in which an account looks for its own: those that name accounts,
   * those for all, the initial one.
   */
  public List<Playbook> byPrecedence() {
    ChosenPlaybooks chosen = ChosenPlaybooks.of(published, initialPlaybook());
    var all = new ArrayList<>(chosen.published());
    all.add(chosen.initial());
    return all;
  }

  /** The playbook that holds where none is published. */
  Playbook initialPlaybook() {
    return initial == null ? Playbook.BUILT_IN : ReadPlaybooks.of(initial);
  }
}
