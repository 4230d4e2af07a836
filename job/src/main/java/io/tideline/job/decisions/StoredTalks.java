package io.tideline.job.decisions;

import io.tideline.udfs.decision.Talk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/** The conversations of the person at hand, in state, and when the first of each was. */
final class StoredTalks {
  private final List<StateDescriptor<?, ?>> descriptors;
  private final MapState<String, Talk> talks;
  private final MapState<String, Long> begun;

  StoredTalks(KeyedStateStore store, StateTtlConfig kept) {
    var ofTalks = new MapStateDescriptor<>("talks", Types.STRING, TypeInformation.of(Talk.class));
    ofTalks.enableTimeToLive(kept);
    talks = store.getMapState(ofTalks);
    var ofBegun = new MapStateDescriptor<>("begun", Types.STRING, Types.LONG);
    ofBegun.enableTimeToLive(kept);
    begun = store.getMapState(ofBegun);
    descriptors = List.of(ofTalks, ofBegun);
  }

  List<StateDescriptor<?, ?>> descriptors() {
    return descriptors;
  }

  @Nullable Talk get(String conversation) throws Exception {
    return talks.get(conversation);
  }

  boolean isEmpty() throws Exception {
    return talks.isEmpty();
  }

  /** Keeps it. When one of a version that did not tell began, nobody knows: it was long ago. */
  void put(String conversation, Talk talk, long atMillis) throws Exception {
    Long known = begun.get(conversation);
    if (known != null) {
      begun.put(conversation, Math.min(known, atMillis));
    } else if (!talks.contains(conversation)) {
      begun.put(conversation, atMillis);
    }
    talks.put(conversation, talk);
  }

  /** Forgets those that began up to an instant, and gives them. */
  Map<String, Talk> forget(long upToMillis) throws Exception {
    Map<String, Talk> gone = new HashMap<>();
    for (Map.Entry<String, Talk> talk : talks.entries()) {
      Long began = begun.get(talk.getKey());
      if (began == null || began <= upToMillis) {
        gone.put(talk.getKey(), talk.getValue());
      }
    }
    for (String conversation : gone.keySet()) {
      talks.remove(conversation);
      begun.remove(conversation);
    }
    return gone;
  }

  /** Their ids. */
  Set<String> ids() throws Exception {
    Set<String> all = new HashSet<>();
    talks.keys().forEach(all::add);
    return all;
  }
}
