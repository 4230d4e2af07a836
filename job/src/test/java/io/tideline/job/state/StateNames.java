package io.tideline.job.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;

/** Which states are in what was written of them, but for timers. */
public final class StateNames {
  private StateNames() {}

  /** In a savepoint of a whole job: the step's uid and the state's name, with a blank between. */
  public static Set<String> ofSavepoint(Path savepoint) throws IOException {
    var names = new TreeSet<String>();
    var loader = StateNames.class.getClassLoader();
    try (var in = new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
      var metadata = Checkpoints.loadCheckpointMetadata(in, loader, savepoint.toUri().toString());
      for (OperatorState operator : metadata.getOperatorStates()) {
        String uid = operator.getOperatorUid().orElseThrow();
        for (OperatorSubtaskState task : operator.getStates()) {
          in(task).forEach(name -> names.add(uid + " " + name));
        }
      }
    }
    return names;
  }

  /** All that is in the state of steps that is in no key, of a savepoint or checkpoint of a job. */
  public static String bytesOf(Path savepoint, String uid) throws IOException {
    var bytes = new StringBuilder();
    var loader = StateNames.class.getClassLoader();
    try (var in = new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
      var metadata = Checkpoints.loadCheckpointMetadata(in, loader, savepoint.toUri().toString());
      for (OperatorState operator : metadata.getOperatorStates()) {
        if (operator.getOperatorUid().orElse("").equals(uid)) {
          for (OperatorSubtaskState task : operator.getStates()) {
            bytes.append(bytesIn(task));
          }
        }
      }
    }
    return bytes.toString();
  }

  /** All that is in the state that is in no key. */
  public static String bytesIn(OperatorSubtaskState state) throws IOException {
    var bytes = new StringBuilder();
    for (OperatorStateHandle held : state.getManagedOperatorState()) {
      try (var in = held.openInputStream()) {
        bytes.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return bytes.toString();
  }

  /** Of a step. */
  public static List<String> in(OperatorSubtaskState state) throws IOException {
    var names = new ArrayList<String>();
    for (KeyedStateHandle keyed : state.getManagedKeyedState()) {
      var proxy = new KeyedBackendSerializationProxy<>(StateNames.class.getClassLoader());
      try (var in = ((KeyGroupsStateHandle) keyed).openInputStream()) {
        proxy.read(new DataInputViewStreamWrapper(in));
      }
      proxy.getStateMetaInfoSnapshots().stream()
          .map(snapshot -> snapshot.getName())
          // Timers are looked for in ErasureContractTest.
          .filter(name -> !name.startsWith("_timer_state"))
          .forEach(names::add);
    }
    for (OperatorStateHandle held : state.getManagedOperatorState()) {
      names.addAll(held.getStateNameToPartitionOffsets().keySet());
    }
    return names;
  }
}
