package io.tideline.udfs.playbook.cel;

import com.google.re2j.Pattern;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code exists} and {@code all} over a field that is a list of texts, where each element is
 * compared with constants. CEL has made loops of them: {@code exists} starts with false and goes on
 * with {@code result || test}, {@code all} with true and {@code result && test}.
 */
final class ListTests {
  private final String element;

  private ListTests(String element) {
    this.element = element;
  }

  /**
   * The test of a loop, if it is one of those that are done here.
   *
   * @param index of the list among the signal's fields
   */
  static Optional<Test> of(CelComprehension loop, int index) {
    CelExpr step = loop.loopStep();
    if (!loop.iterVar2().isEmpty()
        || step.getKind() != Kind.CALL
        || step.call().args().size() != 2
        || !isVariable(step.call().args().get(0), loop.accuVar())
        || !isVariable(loop.result(), loop.accuVar())) {
      return Optional.empty();
    }
    Optional<Predicate<String>> test =
        new ListTests(loop.iterVar()).predicate(step.call().args().get(1));
    return switch (step.call().function()) {
      case "_||_" -> test.filter(t -> starts(loop, false)).map(t -> FieldTests.any(index, t));
      case "_&&_" -> test.filter(t -> starts(loop, true)).map(t -> FieldTests.all(index, t));
      default -> Optional.empty();
    };
  }

  private static boolean starts(CelComprehension loop, boolean value) {
    CelExpr start = loop.accuInit();
    return start.getKind() == Kind.CONSTANT
        && start.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
        && start.constant().booleanValue() == value;
  }

  private static boolean isVariable(CelExpr expression, String name) {
    return expression.getKind() == Kind.IDENT && expression.ident().name().equals(name);
  }

  private Optional<Predicate<String>> predicate(CelExpr expression) {
    if (expression.getKind() != Kind.CALL) {
      return Optional.empty();
    }
    CelCall call = expression.call();
    List<CelExpr> arguments = call.args();
    return switch (call.function()) {
      case "_||_" -> both(arguments).map(two -> two.get(0).or(two.get(1)));
      case "_&&_" -> both(arguments).map(two -> two.get(0).and(two.get(1)));
      case "!_" -> predicate(arguments.get(0)).map(Predicate::negate);
      case "_==_" -> compared(arguments).map(constant -> constant::equals);
      case "_!=_" -> compared(arguments).map(constant -> found -> !constant.equals(found));
      default -> ofText(call);
    };
  }

  private Optional<List<Predicate<String>>> both(List<CelExpr> arguments) {
    return predicate(arguments.get(0))
        .flatMap(first -> predicate(arguments.get(1)).map(second -> List.of(first, second)));
  }

  /** The constant that the element is compared with. */
  private Optional<String> compared(List<CelExpr> arguments) {
    return isVariable(arguments.get(0), element) ? text(arguments.get(1)) : Optional.empty();
  }

  private Optional<Predicate<String>> ofText(CelCall call) {
    boolean isOfElement =
        call.target().filter(target -> isVariable(target, element)).isPresent()
            && call.args().size() == 1;
    if (!isOfElement) {
      return Optional.empty();
    }
    return text(call.args().get(0)).flatMap(constant -> ofText(call.function(), constant));
  }

  private static Optional<Predicate<String>> ofText(String function, String constant) {
    return switch (function) {
      case "startsWith" -> Optional.of(found -> found.startsWith(constant));
      case "endsWith" -> Optional.of(found -> found.endsWith(constant));
      case "contains" -> Optional.of(found -> found.contains(constant));
      case "matches" -> {
        Pattern pattern = Pattern.compile(constant);
        yield Optional.of(found -> pattern.matcher(found).find());
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expression.constant().stringValue())
        : Optional.empty();
  }
}
