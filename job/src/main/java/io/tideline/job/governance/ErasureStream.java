package io.tideline.job.governance;

import io.tideline.connectors.codec.Rfc3339;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;

/**
 * The erasures, each once, for every instance of whoever takes them.
 *
 * @param erasures to be broadcast
 * @param config what those who take them are told
 */
public record ErasureStream(DataStream<Erasure> erasures, ErasuresConfig config) {
  private static final TypeInformation<Erasure> ERASURE = TypeInformation.of(Erasure.class);

  /** Attaches the choice of them to events. */
  public static ErasureStream attach(DataStream<Event> events, ErasuresConfig config) {
    DataStream<Erasure> erasures =
        events
            .flatMap(new Choice(config.secret()))
            .returns(ERASURE)
            .uid("governance.erasures")
            .name("governance.erasures");
    return new ErasureStream(erasures, config);
  }

  /**
   * What is to be the second input of an {@link ErasingCoOperator}; it is yet to be keyed or
   * broadcast, and then to be completed by {@link #with}.
   *
   * @param name of the step it is for
   */
  public static <B> SingleOutputStreamOperator<Either<B, Erasure>> told(
      DataStream<B> second, TypeInformation<B> type, String name) {
    String uid = name + "-told";
    return second
        .map((MapFunction<B, Either<B, Erasure>>) Either::Left)
        .returns(new EitherTypeInfo<>(type, ERASURE))
        .uid(uid)
        .name(uid);
  }

  /**
   * The second input of an {@link ErasingCoOperator}.
   *
   * @param told by its key, or to every instance
   * @param name of the step it is for
   */
  public <B> DataStream<Either<B, Erasure>> with(
      DataStream<Either<B, Erasure>> told, TypeInformation<B> type, String name) {
    String uid = name + "-erasures";
    DataStream<Either<B, Erasure>> all =
        erasures
            .map((MapFunction<Erasure, Either<B, Erasure>>) Either::Right)
            .returns(new EitherTypeInfo<>(type, ERASURE))
            .uid(uid)
            .name(uid);
    return told.union(all.broadcast());
  }

  /** The row by which those who write tables learn of an erasure. */
  public static TableRow row(Erasure erasure) {
    return RowBuilder.of(WarehouseTable.ERASURES)
        .set("request_id", erasure.requestId())
        .set("subject_key", erasure.subjectKey())
        .setTime("requested_at", erasure.atMillis())
        .build(1);
  }

  /** The erasure that such a row tells of. */
  public static Erasure of(TableRow row) {
    WarehouseTable table = WarehouseTable.ERASURES;
    return new Erasure(
        row.values()[table.indexOf("request_id")],
        row.values()[table.indexOf("subject_key")],
        Rfc3339.parse(row.values()[table.indexOf("requested_at")]));
  }

  private static final class Choice extends RichFlatMapFunction<Event, Erasure> {
    private static final long serialVersionUID = 1L;

    private final PseudonymSecret secret;
    private transient Pseudonyms pseudonyms;

    Choice(PseudonymSecret secret) {
      this.secret = secret;
    }

    @Override
    public void open(OpenContext openContext) {
      pseudonyms = new Pseudonyms(secret);
    }

    @Override
    public void flatMap(Event event, Collector<Erasure> out) {
      if (event.type() == EventType.PRIVACY_ERASE) {
        Erasure.of(event, pseudonyms).forEach(out::collect);
      }
    }
  }
}
