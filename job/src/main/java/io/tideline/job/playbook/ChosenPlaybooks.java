package io.tideline.job.playbook;

import io.tideline.udfs.playbook.Playbook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which playbook holds for an account: of those that name it the first by tenant, else of those for
 * all accounts, else the initial one; where that is for other accounts only, the built-in one. A
 * document that was valid for an earlier version of the job, but is not for this one, counts for
 * nothing until it is published anew.
 *
 * @param published those that name accounts first, each kind by tenant
 * @param initial the one that holds where none is published
 */
record ChosenPlaybooks(List<Playbook> published, Playbook initial) {

  static ChosenPlaybooks of(Collection<PlaybookUpdate> updates, Playbook initial) {
    Map<String, PlaybookUpdate> byTenant = new TreeMap<>();
    updates.forEach(update -> byTenant.put(update.tenant(), update));
    var named = new ArrayList<Playbook>();
    var forAll = new ArrayList<Playbook>();
    for (PlaybookUpdate update : byTenant.values()) {
      Playbook playbook = ReadPlaybooks.find(update.text());
      if (playbook != null) {
        (playbook.accounts().contains(Playbook.ALL) ? forAll : named).add(playbook);
      }
    }
    named.addAll(forAll);
    return new ChosenPlaybooks(named, initial);
  }

  Playbook of(String accountId) {
    for (Playbook playbook : published) {
      if (playbook.isFor(accountId)) {
        return playbook;
      }
    }
    return initial.isFor(accountId) ? initial : Playbook.BUILT_IN;
  }

  /** The accounts that some playbook says something of by name. */
  Set<String> namedAccounts() {
    Set<String> accounts = new TreeSet<>();
    var all = new ArrayList<>(published);
    all.add(initial);
    for (Playbook playbook : all) {
      accounts.addAll(playbook.accounts());
      accounts.addAll(playbook.zones().keySet());
    }
    accounts.remove(Playbook.ALL);
    return accounts;
  }
}
