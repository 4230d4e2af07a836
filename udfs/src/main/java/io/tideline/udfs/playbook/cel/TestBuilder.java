package io.tideline.udfs.playbook.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelReference;
import io.tideline.udfs.signal.FieldType;
import io.tideline.udfs.signal.SignalType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a checked condition into a tree of tests. What compares a field with a constant, which is
 * nearly everything people write, is done here in a few nanoseconds; CEL's own interpreter takes
 * what is left. Both say the same (a property test compares them).
 */
final class TestBuilder {
  private final SignalType type;
  private final CelAbstractSyntaxTree checked;
  private final CelParts parts;

  TestBuilder(SignalType type, CelAbstractSyntaxTree checked, CelParts parts) {
    this.type = type;
    this.checked = checked;
    this.parts = parts;
  }

  /** The test of an expression that is true or false. */
  Test build(CelExpr expression) {
    if (expression.getKind() == Kind.CALL) {
      List<CelExpr> arguments = expression.call().args();
      switch (expression.call().function()) {
        case "_&&_" -> {
          return both(build(arguments.get(0)), build(arguments.get(1)));
        }
        case "_||_" -> {
          return either(build(arguments.get(0)), build(arguments.get(1)));
        }
        case "!_" -> {
          Test inner = build(arguments.get(0));
          return facts -> inner.of(facts).not();
        }
        default -> {
          return comparison(expression.call().function(), arguments)
              .or(() -> ofText(expression.call()))
              .orElseGet(() -> parts.of(type, checked, expression));
        }
      }
    }
    if (expression.getKind() == Kind.COMPREHENSION) {
      return loop(expression).orElseGet(() -> parts.of(type, checked, expression));
    }
    return simple(expression).orElseGet(() -> parts.of(type, checked, expression));
  }

  private Optional<Test> loop(CelExpr expression) {
    int index = nameOf(expression.comprehension().iterRange()).map(type::indexOf).orElse(-1);
    return index < 0 || type.fields().get(index).type() != FieldType.STRINGS
        ? Optional.empty()
        : ListTests.of(expression.comprehension(), index);
  }

  private static Test both(Test left, Test right) {
    return facts -> {
      Truth first = left.of(facts);
      return first == Truth.FALSE ? first : first.and(right.of(facts));
    };
  }

  private static Test either(Test left, Test right) {
    return facts -> {
      Truth first = left.of(facts);
      return first == Truth.TRUE ? first : first.or(right.of(facts));
    };
  }

  /** A field of type bool, whether a field is there, or a constant. */
  private Optional<Test> simple(CelExpr expression) {
    if (expression.getKind() == Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
      Truth truth = Truth.of(expression.constant().booleanValue());
      return Optional.of(facts -> truth);
    }
    return nameOf(expression)
        .flatMap(
            name -> {
              boolean known = name.startsWith(Vocabulary.KNOWN);
              int index = type.indexOf(known ? name.substring(Vocabulary.KNOWN.length()) : name);
              if (index < 0) {
                return Optional.empty();
              }
              return Optional.of(known ? FieldTests.isThere(index) : FieldTests.isTrue(index));
            });
  }

  private Optional<Test> comparison(String function, List<CelExpr> arguments) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    int index = nameOf(arguments.get(0)).map(type::indexOf).orElse(-1);
    CelExpr other = arguments.get(1);
    if (index < 0) {
      return function.equals("@in") ? listed(arguments.get(0), other) : Optional.empty();
    }
    if (function.equals("@in")) {
      return strings(other).map(words -> FieldTests.isOneOf(index, words));
    }
    if (other.getKind() != Kind.CONSTANT) {
      return Optional.empty();
    }
    return FieldTests.comparison(
        function, index, type.fields().get(index).type(), other.constant());
  }

  /** What a field's text starts with, ends with, holds or matches. */
  private Optional<Test> ofText(CelCall call) {
    int index = call.target().flatMap(this::nameOf).map(type::indexOf).orElse(-1);
    if (index < 0
        || call.args().size() != 1
        || type.fields().get(index).type() != FieldType.STRING
        || call.args().get(0).getKind() != Kind.CONSTANT) {
      return Optional.empty();
    }
    return FieldTests.ofText(call.function(), index, call.args().get(0).constant().stringValue());
  }

  /** A constant in a field that is a list. */
  private Optional<Test> listed(CelExpr word, CelExpr list) {
    int index = nameOf(list).map(type::indexOf).orElse(-1);
    return index < 0
            || word.getKind() != Kind.CONSTANT
            || word.constant().getKind() != CelConstant.Kind.STRING_VALUE
        ? Optional.empty()
        : Optional.of(FieldTests.contains(index, word.constant().stringValue()));
  }

  private Optional<String> nameOf(CelExpr expression) {
    return expression.getKind() == Kind.IDENT || expression.getKind() == Kind.SELECT
        ? checked.getReference(expression.id()).map(CelReference::name)
        : Optional.empty();
  }

  private static Optional<Set<String>> strings(CelExpr list) {
    if (list.getKind() != Kind.LIST) {
      return Optional.empty();
    }
    Set<String> words = new HashSet<>();
    for (CelExpr element : list.list().elements()) {
      if (element.getKind() != Kind.CONSTANT
          || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
        return Optional.empty();
      }
      words.add(element.constant().stringValue());
    }
    return Optional.of(words);
  }
}
