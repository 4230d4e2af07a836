package io.tideline.job.state;

import java.util.Arrays;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;

/**
 * Which steps of a topology can keep state: those by key, those whose function is a {@link
 * CheckpointedFunction}, and those whose operator sees to its state itself. Of what is not made of
 * an operator of ours, as sources, nobody can tell, so it counts.
 */
final class StatefulSteps {
  private static final String OURS = "io.tideline.";

  private StatefulSteps() {}

  static boolean keepsState(StreamNode node) {
    if (node.getStateKeySerializer() != null) {
      return true;
    }
    if (node.getOperatorFactory() instanceof SimpleOperatorFactory<?> factory) {
      StreamOperator<?> operator = factory.getOperator();
      boolean isChecked =
          operator instanceof AbstractUdfStreamOperator<?, ?> runs
              && runs.getUserFunction() instanceof CheckpointedFunction;
      return isChecked || seesToItsState(operator.getClass());
    }
    return true;
  }

  private static boolean seesToItsState(Class<?> operator) {
    for (Class<?> type = operator; type.getName().startsWith(OURS); type = type.getSuperclass()) {
      if (Arrays.stream(type.getDeclaredMethods())
          .anyMatch(method -> method.getName().matches("initializeState|snapshotState"))) {
        return true;
      }
    }
    return false;
  }
}
