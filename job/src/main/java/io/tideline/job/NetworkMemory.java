package io.tideline.job;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.DistributionPattern;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;

/**
 * The buffers between the steps of a job that runs in one JVM. Each instance that sends has some
 * for each instance that receives, so their number grows with the square of the parallelism; where
 * they are many, they are small.
 *
 * @param buffers how many there are
 * @param bufferBytes size of each, a power of two
 */
record NetworkMemory(long buffers, int bufferBytes) {
  private static final int LARGEST_BYTES = 32 << 10;
  private static final int SMALLEST_BYTES = 4 << 10;
  private static final long LEAST_TOTAL_BYTES = 64L << 20;
  private static final long AIM_TOTAL_BYTES = 192L << 20;

  /** So many an instance asks for: for each channel, and besides, on each side. */
  private static final int PER_CHANNEL = 2;

  private static final int FLOATING = 8;

  /** Room to spare, in parts of a hundred: Flink warns where every buffer is spoken for. */
  private static final int SPARE_PERCENT = 10;

  /** What the job needs. */
  static NetworkMemory of(JobGraph job) {
    long buffers = 0;
    for (JobVertex receiver : job.getVertices()) {
      for (JobEdge edge : receiver.getInputs()) {
        buffers += buffersOf(edge, receiver.getParallelism());
      }
    }
    buffers += buffers * SPARE_PERCENT / 100;
    int bytes = LARGEST_BYTES;
    while (bytes > SMALLEST_BYTES && buffers * bytes > AIM_TOTAL_BYTES) {
      bytes /= 2;
    }
    return new NetworkMemory(Math.max(buffers, LEAST_TOTAL_BYTES / bytes), bytes);
  }

  private static long buffersOf(JobEdge edge, int receivers) {
    int senders = edge.getSource().getProducer().getParallelism();
    boolean toAll = edge.getDistributionPattern() == DistributionPattern.ALL_TO_ALL;
    int channels = toAll ? receivers : (receivers + senders - 1) / senders;
    return (long) senders * (PER_CHANNEL * channels + FLOATING) + (long) receivers * FLOATING;
  }

  /** Tells Flink. */
  void putInto(Configuration configuration) {
    MemorySize total = new MemorySize(buffers * bufferBytes);
    configuration.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, new MemorySize(bufferBytes));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, total);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, total);
  }
}
