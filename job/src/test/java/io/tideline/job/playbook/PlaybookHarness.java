package io.tideline.job.playbook;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Environments;
import io.tideline.udfs.playbook.document.PlaybookReader;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * A step that goes by playbooks, to be fed by hand. Playbooks bring no time with them.
 *
 * @param <K> the step's key
 * @param <D> what it takes
 */
public abstract class PlaybookHarness<K, D>
    extends KeyedTwoInputStreamOperatorTestHarness<K, D, PlaybookUpdate, TableRow> {

  /**
   * @param anyKey Flink's harness sets one for playbooks too
   */
  protected PlaybookHarness(
      TwoInputStreamOperator<D, PlaybookUpdate, TableRow> operator,
      KeySelector<D, K> keys,
      TypeInformation<K> keyType,
      KeySelector<PlaybookUpdate, K> anyKey)
      throws Exception {
    this(operator, keys, keyType, anyKey, Environments.MAX_PARALLELISM);
  }

  /** With another highest parallelism, which a snapshot to be restored may have. */
  protected PlaybookHarness(
      TwoInputStreamOperator<D, PlaybookUpdate, TableRow> operator,
      KeySelector<D, K> keys,
      TypeInformation<K> keyType,
      KeySelector<PlaybookUpdate, K> anyKey,
      int maxParallelism)
      throws Exception {
    super(operator, keys, anyKey, keyType, maxParallelism, 1, 0);
  }

  @Override
  public void open() throws Exception {
    super.open();
    processWatermarkStatus2(WatermarkStatus.IDLE);
  }

  /** Feeds one. */
  public void processElement(D element, long atMillis) throws Exception {
    processElement1(element, atMillis);
  }

  /** Lets event time go on. */
  public void processWatermark(long millis) throws Exception {
    processWatermark1(new Watermark(millis));
  }

  /** Publishes a playbook of the tenant {@code default}, which waits for the next barrier. */
  public void publish(String yaml) throws Exception {
    String version = PlaybookReader.read(yaml).version();
    processElement2(new PlaybookUpdate("default", version, yaml), 0);
  }

  /** Takes the playbook of that tenant back. */
  public void withdraw() throws Exception {
    processElement2(new PlaybookUpdate("default", "builtin-1", null), 0);
  }

  /** A checkpoint that is of no use but for its barrier. */
  public void barrier() throws Exception {
    snapshot(7, 7);
  }
}
