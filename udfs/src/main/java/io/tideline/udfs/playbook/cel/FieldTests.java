package io.tideline.udfs.playbook.cel;

import com.google.re2j.Pattern;
import dev.cel.common.ast.CelConstant;
import io.tideline.udfs.signal.FieldType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** Tests of one field against a constant; an absent field is unknown. */
final class FieldTests {
  /** Beyond it a double does not hold every whole number. */
  private static final long EXACT = 1L << 53;

  private FieldTests() {}

  static Test isThere(int index) {
    return facts -> Truth.of(facts.valueAt(index) != null);
  }

  static Test isTrue(int index) {
    return value(index, Boolean.TRUE::equals);
  }

  static Test isOneOf(int index, Set<String> words) {
    return value(index, words::contains);
  }

  static Test contains(int index, String word) {
    return value(index, list -> ((List<?>) list).contains(word));
  }

  /** Some element of the list passes. */
  static Test any(int index, Predicate<String> test) {
    return value(index, list -> elements(list).stream().anyMatch(test));
  }

  /** All elements of the list pass. */
  static Test all(int index, Predicate<String> test) {
    return value(index, list -> elements(list).stream().allMatch(test));
  }

  @SuppressWarnings("unchecked")
  private static List<String> elements(Object list) {
    return (List<String>) list;
  }

  /** The test, if it is one of those that are done here; patterns may match any part. */
  static Optional<Test> ofText(String function, int index, String constant) {
    return switch (function) {
      case "startsWith" -> Optional.of(text(index, found -> found.startsWith(constant)));
      case "endsWith" -> Optional.of(text(index, found -> found.endsWith(constant)));
      case "contains" -> Optional.of(text(index, found -> found.contains(constant)));
      case "matches" -> {
        Pattern pattern = Pattern.compile(constant);
        yield Optional.of(text(index, new Remembered(found -> pattern.matcher(found).find())));
      }
      default -> Optional.empty();
    };
  }

  private static Test text(int index, Predicate<String> test) {
    return value(index, found -> test.test((String) found));
  }

  /** The test, if it is one of those that are done here. */
  static Optional<Test> comparison(
      String function, int index, FieldType type, CelConstant constant) {
    return switch (type) {
      case STRING ->
          constant.getKind() == CelConstant.Kind.STRING_VALUE
              ? equality(function, index, constant.stringValue())
              : Optional.empty();
      case BOOL ->
          constant.getKind() == CelConstant.Kind.BOOLEAN_VALUE
              ? equality(function, index, constant.booleanValue())
              : Optional.empty();
      case INT ->
          constant.getKind() == CelConstant.Kind.INT64_VALUE
              ? longs(function, constant.int64Value())
                  .map(test -> value(index, found -> test.test((Long) found)))
              : Optional.empty();
      case DOUBLE ->
          number(constant)
              .flatMap(number -> doubles(function, number))
              .map(test -> value(index, found -> test.test((Double) found)));
      case TIMESTAMP, STRINGS -> Optional.empty();
    };
  }

  private static Test value(int index, Predicate<Object> test) {
    return facts -> {
      Object found = facts.valueAt(index);
      return found == null ? Truth.UNKNOWN : Truth.of(test.test(found));
    };
  }

  private static Optional<Test> equality(String function, int index, Object constant) {
    return switch (function) {
      case "_==_" -> Optional.of(value(index, constant::equals));
      case "_!=_" -> Optional.of(value(index, found -> !constant.equals(found)));
      default -> Optional.empty();
    };
  }

  private static Optional<Double> number(CelConstant constant) {
    return switch (constant.getKind()) {
      case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
      case INT64_VALUE ->
          Math.abs(constant.int64Value()) <= EXACT
              ? Optional.of((double) constant.int64Value())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<LongPredicate> longs(String function, long constant) {
    return switch (function) {
      case "_==_" -> Optional.of(value -> value == constant);
      case "_!=_" -> Optional.of(value -> value != constant);
      case "_<_" -> Optional.of(value -> value < constant);
      case "_<=_" -> Optional.of(value -> value <= constant);
      case "_>_" -> Optional.of(value -> value > constant);
      case "_>=_" -> Optional.of(value -> value >= constant);
      default -> Optional.empty();
    };
  }

  private static Optional<DoublePredicate> doubles(String function, double constant) {
    return switch (function) {
      case "_==_" -> Optional.of(value -> value == constant);
      case "_!=_" -> Optional.of(value -> value != constant);
      case "_<_" -> Optional.of(value -> value < constant);
      case "_<=_" -> Optional.of(value -> value <= constant);
      case "_>_" -> Optional.of(value -> value > constant);
      case "_>=_" -> Optional.of(value -> value >= constant);
      default -> Optional.empty();
    };
  }
}
