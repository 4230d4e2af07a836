package io.tideline.udfs.privacy;

import io.tideline.udfs.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are kept for how long (SEMANTICS §10), from {@code privacy.retention_days} of the
 * playbooks that hold. Each account goes by the first playbook that is for it; a table that this
 * does not name is kept for good.
 *
 * <p>What an order was credited to is part of the order: {@code attribution_credits} are kept no
 * longer than {@code conversions}. Rows that name no account (bad records, erasures, experiments)
 * are kept as long as the longest of the playbooks that hold for anybody says, for good where one
 * of them says nothing.
 */
public final class RetentionPlan {
  private static final String ORDERS = "conversions";
  private static final String CREDITS = "attribution_credits";
  private static final Set<String> OF_NO_ACCOUNT =
      Set.of("dead_letters", "erasures", "experiments");

  /** State outlives its rows by that, so that nothing begins anew beside a row not yet pruned. */
  static final int GRACE_DAYS = 7;

  private final List<Share> shares = new ArrayList<>();

  private RetentionPlan() {}

  /**
   * Rows that are kept for the same time.
   *
   * @param table its name
   * @param days so many times 24 h
   * @param accounts whose rows; those of all others where {@code others}
   */
  public record Share(String table, int days, Set<String> accounts, boolean others) {
    public Share {
      accounts = Set.copyOf(accounts);
    }
  }

  /**
   * The plan of playbooks, each account's own before those that are for all.
   *
   * @param playbooks in the order in which an account looks for its own
   */
  public static List<Share> of(List<Playbook> playbooks) {
    RetentionPlan plan = new RetentionPlan();
    Set<String> taken = new TreeSet<>();
    for (Playbook playbook : playbooks) {
      boolean forAll = playbook.accounts().contains("*");
      Set<String> own = new TreeSet<>(playbook.accounts());
      own.removeAll(taken);
      if (own.isEmpty()) {
        continue;
      }
      plan.add(days(playbook), forAll ? taken : own, forAll);
      if (forAll) {
        break;
      }
      taken.addAll(own);
    }
    plan.addOfNoAccount(held(playbooks));
    return List.copyOf(plan.shares);
  }

  /**
   * For how many days a step keeps what is in the rows of a table as well: as long as the longest
   * of the playbooks that hold says, and {@value #GRACE_DAYS} days more. Where one of them says
   * nothing, the most.
   *
   * @param playbooks in the order in which an account looks for its own
   * @param least whatever they say: what is open must not be forgotten
   * @param most what is of use
   */
  public static int stateDays(List<Playbook> playbooks, String table, int least, int most) {
    Integer days = longest(table, held(playbooks));
    return days == null ? most : Math.min(most, Math.max(days + GRACE_DAYS, least));
  }

  /** Those that hold for anybody. */
  private static List<Playbook> held(List<Playbook> playbooks) {
    Set<String> taken = new TreeSet<>();
    List<Playbook> held = new ArrayList<>();
    for (Playbook playbook : playbooks) {
      if (!taken.containsAll(playbook.accounts())) {
        held.add(playbook);
      }
      if (playbook.accounts().contains("*")) {
        break;
      }
      taken.addAll(playbook.accounts());
    }
    return held;
  }

  private void add(Map<String, Integer> days, Set<String> accounts, boolean others) {
    days.forEach(
        (table, kept) -> {
          if (!OF_NO_ACCOUNT.contains(table)) {
            shares.add(new Share(table, kept, accounts, others));
          }
        });
  }

  private void addOfNoAccount(List<Playbook> playbooks) {
    for (String table : new TreeSet<>(OF_NO_ACCOUNT)) {
      Integer longest = longest(table, playbooks);
      if (longest != null) {
        shares.add(new Share(table, longest, Set.of(), true));
      }
    }
  }

  private static @Nullable Integer longest(String table, List<Playbook> playbooks) {
    Integer longest = null;
    for (Playbook playbook : playbooks) {
      Integer days = playbook.privacy().retentionDays().get(table);
      if (days == null) {
        return null;
      }
      longest = longest == null ? days : Math.max(longest, days);
    }
    return longest;
  }

  private static Map<String, Integer> days(Playbook playbook) {
    Map<String, Integer> days = new TreeMap<>(playbook.privacy().retentionDays());
    Integer orders = days.get(ORDERS);
    if (orders != null) {
      days.merge(CREDITS, orders, Math::min);
    }
    return days;
  }
}
