package io.tideline.connectors.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * When topics just created take records. A producer that is faster may have its first batch refused
 * and its second taken; the first one is then refused as out of order until it expires, and its
 * records are lost (KAFKA-15591).
 */
public final class TopicReadiness {
  private static final long PAUSE_MILLIS = 50;

  private TopicReadiness() {}

  /**
   * Returns once the leader of every partition answers.
   *
   * @param created topics that were created with these counts of partitions
   * @throws TimeoutException where one does not within that time
   * @throws ExecutionException for any answer that does not pass by waiting
   */
  public static void await(Admin admin, Collection<NewTopic> created, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> ends = ends(created);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!answer(admin, ends, deadline)) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("no leader of every partition of " + created);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean answer(Admin admin, Map<TopicPartition, OffsetSpec> ends, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      long left = Math.max(1, deadline - System.nanoTime());
      admin.listOffsets(ends).all().get(left, TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      // A topic the brokers have not heard of yet is an error to this client, not a reason to wait.
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw e;
    }
  }

  private static Map<TopicPartition, OffsetSpec> ends(Collection<NewTopic> created) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : created) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    return ends;
  }
}
