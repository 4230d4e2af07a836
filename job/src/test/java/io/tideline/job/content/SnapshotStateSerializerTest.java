package io.tideline.job.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.udfs.content.Counters;
import io.tideline.udfs.content.SnapshotFigures;
import io.tideline.udfs.content.VideoHistory;
import io.tideline.udfs.content.VideoWeek;
import java.io.IOException;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SnapshotStateSerializerTest {
  private final SnapshotStateSerializer serializer = new SnapshotStateSerializer();

  @Property(tries = 300)
  void whatIsReadIsWhatWasWritten(@ForAll("states") SnapshotState state) throws IOException {
    var out = new DataOutputSerializer(64);
    serializer.serialize(state, out);
    var in = new DataInputDeserializer(out.getCopyOfBuffer());
    assertThat(serializer.deserialize(in)).isEqualTo(state);
    assertThat(in.available()).isZero();
  }

  @Test
  void aStateOfALaterVersionIsRefusedByItsLayout() {
    byte[] later = {9, 0, 0, 0, 0, 0, 0, 0, 0};
    assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(later)))
        .hasMessage("a video's state has layout 9; this version reads 1");
  }

  @Test
  void whatFlinkWroteOfTheRecordIsMigratedAndNothingElseIs() {
    var snapshot = serializer.snapshotConfiguration();
    var ofRecord =
        TypeInformation.of(SnapshotState.class).createSerializer(new SerializerConfigImpl());
    assertThat(
            snapshot
                .resolveSchemaCompatibility(ofRecord.snapshotConfiguration())
                .isCompatibleAfterMigration())
        .isTrue();
    assertThat(snapshot.resolveSchemaCompatibility(snapshot).isCompatibleAsIs()).isTrue();
  }

  @Provide
  Arbitrary<SnapshotState> states() {
    return Combinators.combine(
            histories(),
            Arbitraries.longs(),
            texts().injectNull(0.3),
            texts().injectNull(0.3),
            Arbitraries.longs(),
            Arbitraries.longs())
        .as(SnapshotState::new);
  }

  private static Arbitrary<VideoHistory> histories() {
    Arbitrary<VideoWeek> weeks =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), figures()).as(VideoWeek::new);
    return Combinators.combine(
            figures().injectNull(0.2), weeks.array(VideoWeek[].class).ofMaxSize(4))
        .as(VideoHistory::new);
  }

  private static Arbitrary<SnapshotFigures> figures() {
    return Combinators.combine(
            Arbitraries.longs(),
            texts(),
            Arbitraries.longs(),
            decimals(),
            Arbitraries.longs(),
            counters())
        .as(SnapshotFigures::new);
  }

  private static Arbitrary<Counters> counters() {
    Arbitrary<Long> known = Arbitraries.longs();
    Arbitrary<Long> perhaps = known.injectNull(0.3);
    return Combinators.combine(known, known, known, known, perhaps, perhaps, perhaps, perhaps)
        .flatAs(
            (views, likes, comments, shares, reach, impressions, plays, completions) ->
                decimals()
                    .injectNull(0.3)
                    .map(
                        watched ->
                            new Counters(
                                views,
                                likes,
                                comments,
                                shares,
                                reach,
                                impressions,
                                plays,
                                completions,
                                watched)));
  }

  /** Those with more digits than a long has, too. */
  private static Arbitrary<BigDecimal> decimals() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(-1e12, 1e12).map(BigDecimal::valueOf),
        Arbitraries.bigDecimals().ofScale(20),
        Arbitraries.just(BigDecimal.ZERO));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.of("", "a", "viral", "größer 😀", "x".repeat(300));
  }
}
