package io.tideline.job.spikes;

import static io.tideline.job.TestEvents.MONDAY;
import static io.tideline.job.spikes.VolumeHarness.COMMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.series.SeriesCache;
import io.tideline.udfs.spike.DayCounts;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

class SeriesBookTest {
  private static final long MINUTE = 60_000L;

  /** What an outage of a part of the inputs may hold up. */
  private static final long MAX_AGE = 7 * Slices.DAY_MILLIS;

  /** Events at one instant: how far the newest event moves on, and how old these are. */
  record Step(long advance, long age, int events) {}

  @Provide
  Arbitrary<List<Step>> severalWeeks() {
    Arbitrary<Long> advances =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.longs().between(0, 20 * MINUTE)),
            Tuple.of(3, Arbitraries.longs().between(0, 12 * Slices.HOUR_MILLIS)),
            Tuple.of(1, Arbitraries.longs().between(0, 8 * Slices.DAY_MILLIS)));
    Arbitrary<Long> ages =
        Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(0, MAX_AGE));
    return Combinators.combine(advances, ages, Arbitraries.integers().between(1, 9))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void countsAsAPlainMapOfSlicesDoes(@ForAll("severalWeeks") List<Step> steps) throws Exception {
    var function = new BookKeeper();
    var model = new TreeMap<Long, Long>();
    try (var harness = open(function)) {
      long newest = MONDAY;
      for (Step step : steps) {
        newest += step.advance();
        harness.processWatermark(newest - MINUTE);
        long at = newest - step.age();
        harness.processElement(VolumeHarness.delta(COMMENTS, at, step.events()), at);
        model.merge(Slices.floor(at, Slices.SLICE_MILLIS), (long) step.events(), Long::sum);
        assertThat(function.book.open(COMMENTS)).isTrue();
        compareWindows(function.book, model, newest - MINUTE);
        compareDays(function.book, model, newest - MINUTE);
      }
    }
  }

  /** Every window of 60 minutes that may still be judged, and the same a week before. */
  private static void compareWindows(SeriesBook book, TreeMap<Long, Long> model, long clockMillis) {
    long first = Slices.endOf(clockMillis) - Slices.HOUR_MILLIS;
    for (int slice = 0; slice <= 2 * Slices.PER_HOUR; slice++) {
      long end = first + slice * Slices.SLICE_MILLIS;
      compare(book, model, end - Slices.HOUR_MILLIS, end);
      long weekBefore = end - Slices.WEEK_MILLIS;
      compare(book, model, weekBefore - Slices.HOUR_MILLIS, weekBefore);
    }
  }

  /** The days of sustained growth and, for the rows of a corrected day, the one a week before. */
  private static void compareDays(SeriesBook book, TreeMap<Long, Long> model, long clockMillis)
      throws Exception {
    long today = Slices.dayOf(clockMillis);
    for (long day = today - 15; day <= today + 1; day++) {
      long from = day * Slices.DAY_MILLIS;
      assertThat(book.day(day).total()).isEqualTo(sum(model, from, from + Slices.DAY_MILLIS));
    }
  }

  private static void compare(
      SeriesBook book, TreeMap<Long, Long> model, long fromMillis, long toMillis) {
    assertThat(book.between(fromMillis, toMillis)).isEqualTo(sum(model, fromMillis, toMillis));
  }

  private static long sum(TreeMap<Long, Long> model, long fromMillis, long toMillis) {
    return model.subMap(fromMillis, toMillis).values().stream().mapToLong(Long::longValue).sum();
  }

  private static KeyedOneInputStreamOperatorTestHarness<SeriesKey, HourDelta, HourDelta> open(
      BookKeeper function) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function),
            HourDelta::key,
            TypeInformation.of(SeriesKey.class));
    harness.open();
    return harness;
  }

  /** Writes every delta into the book of its series. */
  private static final class BookKeeper
      extends KeyedProcessFunction<SeriesKey, HourDelta, HourDelta> {
    private static final long serialVersionUID = 1L;

    private transient SeriesBook book;

    @Override
    public void open(OpenContext openContext) {
      book =
          new SeriesBook(
              new SeriesCache<>(
                  getRuntimeContext()
                      .getState(
                          new ValueStateDescriptor<>(
                              "series", TypeInformation.of(SeriesState.class))),
                  10),
              getRuntimeContext()
                  .getMapState(
                      new MapStateDescriptor<>(
                          "days", Types.LONG, TypeInformation.of(DayCounts.class))));
    }

    @Override
    public void processElement(HourDelta delta, Context context, Collector<HourDelta> out)
        throws Exception {
      if (!book.open(delta.key())) {
        book.begin(delta.firstMillis());
      }
      book.add(delta, context.timerService().currentWatermark());
      book.close();
    }
  }
}
