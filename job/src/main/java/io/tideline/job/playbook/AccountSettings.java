package io.tideline.job.playbook;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A setting that the job takes from the playbooks when it starts and keeps until it is started
 * again: zones, attribution windows, naming patterns and hold-outs. What has been counted by one of
 * them is corrected by the same one, so a refund leaves the day on which its order was counted.
 *
 * @param named of the accounts that playbooks name; the settings must be serializable
 * @param others of all others
 */
public record AccountSettings<T extends Serializable>(Map<String, T> named, T others)
    implements Serializable {

  /** Copies the map. */
  public AccountSettings {
    named = Map.copyOf(named);
  }

  /** The same for all accounts. */
  public static <T extends Serializable> AccountSettings<T> ofAll(T setting) {
    return new AccountSettings<>(Map.of(), setting);
  }

  /** The account's. */
  public T of(String accountId) {
    return named.getOrDefault(accountId, others);
  }

  /** Each that some account has. */
  public Collection<T> all() {
    Set<T> all = new HashSet<>(named.values());
    all.add(others);
    return all;
  }
}
