package io.tideline.job.governance;

import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.ErasureBook;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The erasures that one instance of a step knows of, by pseudonym: thirty days of event time, in
 * state. Every instance is told of every erasure.
 */
public final class ErasedPeople {
  /** What comes later than this from before an erasure does not come from a topic any more. */
  public static final long KEPT_MILLIS = 30 * 86_400_000L;

  /** No erasure. */
  public static final long NEVER = Long.MIN_VALUE;

  private static final MapStateDescriptor<String, ErasureInstants> DESCRIPTOR =
      new MapStateDescriptor<>("erasures", Types.STRING, TypeInformation.of(ErasureInstants.class));

  private final BroadcastState<String, ErasureInstants> state;
  private final ErasureBook book;
  private final boolean inOrder;

  private ErasedPeople(
      BroadcastState<String, ErasureInstants> state, ErasureBook book, boolean inOrder) {
    this.state = state;
    this.book = book;
    this.inOrder = inOrder;
  }

  /**
   * Those of the checkpoint the job goes on from. Where that was before the secret was changed its
   * keys are those of the older one, of which rows of that time still are; people are asked for by
   * the newest.
   */
  public static ErasedPeople open(OperatorStateStore store, ErasuresConfig config)
      throws Exception {
    BroadcastState<String, ErasureInstants> state = store.getBroadcastState(DESCRIPTOR);
    var book = new ErasureBook(config.secret());
    var pseudonyms = new Pseudonyms(config.secret());
    for (Map.Entry<String, ErasureInstants> kept : state.entries()) {
      var keys = new ArrayList<>(List.of(kept.getKey()));
      pseudonyms.renewed(kept.getKey()).ifPresent(keys::add);
      for (String key : keys) {
        kept.getValue().millis().forEach(at -> book.add(key, at));
      }
    }
    return new ErasedPeople(state, book, config.inOrder());
  }

  /** As {@link #open}, for who asks by pseudonyms only, as those who write rows. */
  public static ErasedPeople ofRows(OperatorStateStore store, PseudonymSecret secret)
      throws Exception {
    return open(store, new ErasuresConfig(false, secret));
  }

  /** Takes an erasure. */
  public void add(Erasure erasure) throws Exception {
    if (book.add(erasure.subjectKey(), erasure.atMillis())) {
      keep(erasure.subjectKey(), book.ofKey(erasure.subjectKey()));
    }
  }

  private void keep(String subjectKey, long[] instants) throws Exception {
    state.put(subjectKey, new ErasureInstants(Arrays.stream(instants).boxed().toList()));
  }

  /** A barrier has come: those that are older than is kept leave. */
  public void onBarrier(long clockMillis) throws Exception {
    if (book.isEmpty() || !book.dropBefore(clockMillis - KEPT_MILLIS)) {
      return;
    }
    state.clear();
    for (Map.Entry<String, long[]> kept : book.all().entrySet()) {
      keep(kept.getKey(), kept.getValue());
    }
  }

  /**
   * Whether what a person did comes from before an erasure that has been done: it is as if it had
   * never come. In a replay nothing comes late: there all waits for the clock.
   */
  public boolean isGone(@Nullable String personId, long atMillis) {
    return !inOrder && personId != null && book.isErased(personId, atMillis);
  }

  /**
   * The last erasure of a person that has taken effect; {@link #NEVER} without one.
   *
   * @param clockMillis up to where all has been applied, which counts in a replay
   */
  public long lastOf(@Nullable String personId, long clockMillis) {
    long[] all = personId == null ? new long[0] : book.of(personId);
    long last = NEVER;
    for (long at : all) {
      last = inOrder && at > clockMillis ? last : at;
    }
    return last;
  }

  /** Whether erasures take effect behind the clock. */
  public boolean inOrder() {
    return inOrder;
  }

  /** Whom they are of. */
  public ErasureBook book() {
    return book;
  }
}
