package io.tideline.job.playbook;

import io.tideline.udfs.playbook.Playbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.ManagedInitializationContext;

/**
 * The playbooks that hold in one instance of a step. An update takes effect at the next barrier,
 * which is the same point between two records for every instance of every step (see the package).
 *
 * <p>A step opens it in {@code initializeState}, gives it each update of the stream that {@link
 * PlaybookStream#attach} makes, which must be broadcast, and calls {@link #onBarrier} in {@code
 * snapshotState}.
 */
public final class ActivePlaybooks {
  private static final MapStateDescriptor<String, PlaybookUpdate> DESCRIPTOR =
      new MapStateDescriptor<>("playbooks", Types.STRING, TypeInformation.of(PlaybookUpdate.class));

  /** Accounts come and go; so many are remembered without a look at the playbooks. */
  private static final int MAX_ACCOUNTS = 10_000;

  private final BroadcastState<String, PlaybookUpdate> state;
  private final Playbook initial;
  private final List<PlaybookUpdate> waiting = new ArrayList<>();
  private final Map<String, Playbook> byAccount = new HashMap<>();
  private List<Playbook> published;

  private ActivePlaybooks(BroadcastState<String, PlaybookUpdate> state, Playbook initial)
      throws Exception {
    this.state = state;
    this.initial = initial;
    this.published = read();
  }

  /**
   * Those of the checkpoint the job goes on from, or those the job starts with.
   *
   * @param context of the step's {@code initializeState}
   */
  public static ActivePlaybooks open(PlaybooksConfig config, ManagedInitializationContext context)
      throws Exception {
    BroadcastState<String, PlaybookUpdate> state =
        context.getOperatorStateStore().getBroadcastState(DESCRIPTOR);
    if (!context.isRestored()) {
      for (PlaybookUpdate update : config.published()) {
        state.put(update.tenant(), update);
      }
    }
    return new ActivePlaybooks(state, config.initialPlaybook());
  }

  /** The documents that hold by tenant, each read; those for named accounts come first. */
  private List<Playbook> read() throws Exception {
    var named = new ArrayList<Playbook>();
    var forAll = new ArrayList<Playbook>();
    var byTenant = new TreeMap<String, PlaybookUpdate>();
    state.entries().forEach(entry -> byTenant.put(entry.getKey(), entry.getValue()));
    for (PlaybookUpdate update : byTenant.values()) {
      Playbook playbook = ReadPlaybooks.of(update.text());
      (playbook.accounts().contains("*") ? forAll : named).add(playbook);
    }
    named.addAll(forAll);
    return named;
  }

  /** Takes an update, which waits for the barrier. */
  public void onUpdate(PlaybookUpdate update) {
    waiting.add(update);
  }

  /**
   * The barrier has come: what waits takes effect, and is part of the checkpoint.
   *
   * @return whether anything has changed
   */
  public boolean onBarrier() throws Exception {
    if (waiting.isEmpty()) {
      return false;
    }
    for (PlaybookUpdate update : waiting) {
      if (update.text() == null) {
        state.remove(update.tenant());
      } else {
        state.put(update.tenant(), update);
      }
    }
    waiting.clear();
    byAccount.clear();
    published = read();
    return true;
  }

  /**
   * The playbook that holds for the account: of those that name it the first by tenant, else of
   * those for all accounts, else the initial one; where that is for other accounts only, the
   * built-in one.
   */
  public Playbook of(String accountId) {
    Playbook known = byAccount.get(accountId);
    if (known == null) {
      if (byAccount.size() >= MAX_ACCOUNTS) {
        byAccount.clear();
      }
      known = look(accountId);
      byAccount.put(accountId, known);
    }
    return known;
  }

  private Playbook look(String accountId) {
    for (Playbook playbook : published) {
      if (playbook.isFor(accountId)) {
        return playbook;
      }
    }
    return initial.isFor(accountId) ? initial : Playbook.BUILT_IN;
  }
}
