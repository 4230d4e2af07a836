package io.tideline.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.Backend;
import io.tideline.job.LiveTopology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kryo writes neither streams nor state: its bytes can't be read by a later version of a type. */
class NoKryoTest {
  @TempDir Path folder;

  /** All that a type may be made of. */
  public record AllAllowed(
      String text,
      long millis,
      Integer boxed,
      Instant at,
      BigDecimal amount,
      Kind kind,
      byte[] bytes,
      String[] texts,
      Nested nested,
      List<Nested> list,
      Map<String, Long> map,
      Set<String> set) {}

  public record Nested(int[] counts) {}

  public enum Kind {
    A
  }

  public record WithDuration(String text, Duration length) {}

  public record DurationWithin(List<WithDuration> list, Map<String, Nested> map) {}

  public sealed interface Shape {}

  public record Circle(double radius) implements Shape {}

  public record WithSealed(String text, Shape shape) {}

  @Test
  void everyStreamIsMadeOfPlainParts() {
    assertThat(LiveTopology.transformations(LiveTopology.attached()))
        .isNotEmpty()
        .allSatisfy(
            transformation ->
                assertThat(GenericTypes.in(transformation.getOutputType()))
                    .as(transformation.getName())
                    .isEmpty());
  }

  @Test
  void everyKeyIsMadeOfPlainParts() {
    List<TypeInformation<?>> keys =
        LiveTopology.transformations(LiveTopology.attached()).stream()
            .<TypeInformation<?>>map(NoKryoTest::keyOf)
            .filter(key -> key != null)
            .<TypeInformation<?>>map(key -> key)
            .toList();
    assertThat(keys)
        .hasSizeGreaterThan(13)
        .allSatisfy(key -> assertThat(GenericTypes.in(key)).isEmpty());
  }

  private static @Nullable TypeInformation<?> keyOf(Transformation<?> step) {
    if (step instanceof OneInputTransformation<?, ?> one) {
      return one.getStateKeyType();
    }
    return step instanceof TwoInputTransformation<?, ?, ?> two ? two.getStateKeyType() : null;
  }

  @ParameterizedTest
  @EnumSource
  void noStateIsWrittenByKryo(StatefulOperator operator) throws Exception {
    assertThat(GenericTypes.isIn(operator.write(Backend.HASHMAP), folder)).isFalse();
  }

  @Test
  void aTypeOfAllThatIsAllowedPasses() {
    assertThat(GenericTypes.in(TypeInformation.of(AllAllowed.class))).isEmpty();
  }

  @Test
  void aDurationIsFound() {
    assertThat(GenericTypes.in(TypeInformation.of(WithDuration.class)))
        .containsExactly("WithDuration.length: GenericType<java.time.Duration>");
  }

  @Test
  void aDurationDeepWithinIsFound() {
    assertThat(GenericTypes.in(TypeInformation.of(DurationWithin.class)))
        .containsExactly("DurationWithin.list[].length: GenericType<java.time.Duration>");
  }

  @Test
  void aSealedTypeIsFound() {
    assertThat(GenericTypes.in(TypeInformation.of(WithSealed.class)))
        .singleElement()
        .asString()
        .startsWith("WithSealed.shape: GenericType<");
  }

  @Test
  void aDurationInWrittenStateIsFound() throws Exception {
    assertThat(keeps(WithDuration.class, new WithDuration("a", Duration.ofMillis(1)))).isTrue();
  }

  @Test
  void aSealedTypeInWrittenStateIsFound() throws Exception {
    assertThat(keeps(WithSealed.class, new WithSealed("a", new Circle(1)))).isTrue();
  }

  @Test
  void plainStateIsNotFound() throws Exception {
    assertThat(keeps(Nested.class, new Nested(new int[] {1}))).isFalse();
  }

  /** Whether a state of that type is found to be written by Kryo. */
  private <T> boolean keeps(Class<T> type, T value) throws Exception {
    var keeper = new KeyedProcessOperator<>(new Keeper<>(type));
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(keeper, element -> "key", Types.STRING)) {
      harness.open();
      harness.processElement(value, 0);
      return GenericTypes.isIn(StatefulOperator.savepoint(harness), folder);
    }
  }

  /** Keeps the last element. */
  private static final class Keeper<T> extends KeyedProcessFunction<String, T, T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private transient ValueState<T> last;

    Keeper(Class<T> type) {
      this.type = type;
    }

    @Override
    public void open(OpenContext openContext) {
      last =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>("last", TypeInformation.of(type)));
    }

    @Override
    public void processElement(T element, Context context, Collector<T> out) throws Exception {
      last.update(element);
    }
  }
}
