package io.tideline.udfs.playbook.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import io.tideline.udfs.playbook.document.Nearest;
import io.tideline.udfs.signal.SignalField;
import io.tideline.udfs.signal.SignalType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the names in a condition that the kind of signal does not have. */
final class FieldNames {
  private final SignalType type;
  private final CelAbstractSyntaxTree parsed;
  private final Set<String> bound = new HashSet<>();
  private final List<ConditionProblem> problems = new ArrayList<>();

  private FieldNames(SignalType type, CelAbstractSyntaxTree parsed) {
    this.type = type;
    this.parsed = parsed;
  }

  /** What is wrong with the names of a parsed condition. */
  static List<ConditionProblem> check(SignalType type, CelAbstractSyntaxTree parsed) {
    FieldNames names = new FieldNames(type, parsed);
    names.visit(parsed.getExpr());
    return names.problems;
  }

  private void visit(CelExpr expression) {
    Optional<String> name = Vocabulary.dottedName(expression);
    if (name.isPresent()) {
      check(expression, name.get());
      return;
    }
    switch (expression.getKind()) {
      case SELECT -> visit(expression.select().operand());
      case CALL -> {
        expression.call().target().ifPresent(this::visit);
        expression.call().args().forEach(this::visit);
      }
      case LIST -> expression.list().elements().forEach(this::visit);
      case MAP ->
          expression
              .map()
              .entries()
              .forEach(
                  entry -> {
                    visit(entry.key());
                    visit(entry.value());
                  });
      case COMPREHENSION -> visitLoop(expression.comprehension());
      default -> {}
    }
  }

  private void visitLoop(CelComprehension loop) {
    visit(loop.iterRange());
    visit(loop.accuInit());
    bound.add(loop.iterVar());
    bound.add(loop.iterVar2());
    bound.add(loop.accuVar());
    visit(loop.loopCondition());
    visit(loop.loopStep());
    visit(loop.result());
  }

  private void check(CelExpr expression, String name) {
    boolean asked = name.startsWith(Vocabulary.KNOWN);
    String field = asked ? name.substring(Vocabulary.KNOWN.length()) : name;
    int dot = field.indexOf('.');
    if (bound.contains(dot < 0 ? field : field.substring(0, dot)) || isKnown(field)) {
      return;
    }
    problems.add(
        new ConditionProblem(lineOf(expression), "no such field `" + field + "`" + advice(field)));
  }

  private boolean isKnown(String field) {
    return type.indexOf(field) >= 0
        || field.equals(Vocabulary.TYPE)
        || field.equals("timestamp")
        || type.fields().stream().anyMatch(known -> field.startsWith(known.name() + "."));
  }

  private String advice(String field) {
    List<String> names = type.fields().stream().map(SignalField::name).toList();
    return Nearest.of(field, names)
        .or(() -> sameLastPart(field, names))
        .map(known -> "; did you mean `" + known + "`?")
        .orElse("; docs/signals.md lists the fields of " + type.label());
  }

  /** For a name that only lacks its group: {@code growth} for {@code signal.growth}. */
  private static Optional<String> sameLastPart(String field, List<String> names) {
    String last = field.substring(field.lastIndexOf('.') + 1);
    return names.stream().filter(name -> name.endsWith("." + last)).findFirst();
  }

  private int lineOf(CelExpr expression) {
    Integer at = parsed.getSource().getPositionsMap().get(expression.id());
    return at == null
        ? 1
        : parsed.getSource().getOffsetLocation(at).map(place -> place.getLine()).orElse(1);
  }
}
