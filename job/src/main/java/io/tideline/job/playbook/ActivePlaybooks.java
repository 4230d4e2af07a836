package io.tideline.job.playbook;

import io.tideline.udfs.playbook.Playbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private ChosenPlaybooks chosen;

  private ActivePlaybooks(BroadcastState<String, PlaybookUpdate> state, Playbook initial)
      throws Exception {
    this.state = state;
    this.initial = initial;
    this.chosen = read();
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
    // A step that a former version of the job did not tell of playbooks begins with them now.
    if (!context.isRestored() || !state.iterator().hasNext()) {
      for (PlaybookUpdate update : config.published()) {
        state.put(update.tenant(), update);
      }
    }
    return new ActivePlaybooks(state, config.initialPlaybook());
  }

  /** The documents that hold, each read. */
  private ChosenPlaybooks read() throws Exception {
    var updates = new ArrayList<PlaybookUpdate>();
    for (Map.Entry<String, PlaybookUpdate> entry : state.entries()) {
      if (entry.getValue().text() != null) {
        updates.add(entry.getValue());
      }
    }
    return ChosenPlaybooks.of(updates, initial);
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
      // What was taken back stays as that: it holds at the start of no restart either.
      state.put(update.tenant(), update);
    }
    waiting.clear();
    byAccount.clear();
    chosen = read();
    return true;
  }

  /** The playbook that holds for the account ({@link ChosenPlaybooks}). */
  public Playbook of(String accountId) {
    Playbook known = byAccount.get(accountId);
    if (known == null) {
      if (byAccount.size() >= MAX_ACCOUNTS) {
        byAccount.clear();
      }
      known = chosen.of(accountId);
      byAccount.put(accountId, known);
    }
    return known;
  }
}
