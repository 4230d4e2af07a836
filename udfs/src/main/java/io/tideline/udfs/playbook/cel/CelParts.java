package io.tideline.udfs.playbook.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import io.tideline.udfs.signal.SignalType;
import java.util.HashMap;
import java.util.Map;

/** The parts of conditions that CEL itself judges; equal ones are judged once a signal. */
final class CelParts {
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(ConditionCompiler.LIMITS).build();

  private final Map<String, Integer> placeOf = new HashMap<>();

  /** How many there are. */
  int count() {
    return placeOf.size();
  }

  /** The test of a part of a checked condition. */
  Test of(SignalType type, CelAbstractSyntaxTree whole, CelExpr expression) {
    CelAbstractSyntaxTree part =
        CelAbstractSyntaxTree.newCheckedAst(
            expression, whole.getSource(), whole.getReferenceMap(), whole.getTypeMap());
    String key = type + " " + CelUnparserFactory.newUnparser().unparse(part);
    int place = placeOf.computeIfAbsent(key, any -> placeOf.size());
    Program program = program(part);
    return facts -> {
      Truth found = facts.found(place);
      return found == null ? facts.keep(place, run(program, facts)) : found;
    };
  }

  private static Program program(CelAbstractSyntaxTree part) {
    try {
      return RUNTIME.createProgram(part);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("a checked condition has a program", e);
    }
  }

  private static Truth run(Program program, SignalFacts facts) {
    try {
      return program.eval(facts) instanceof Boolean value ? Truth.of(value) : Truth.UNKNOWN;
    } catch (CelEvaluationException e) {
      // The code alone: the message might repeat what a person wrote.
      facts.failed(e.getErrorCode().toString().toLowerCase(java.util.Locale.ROOT));
      return Truth.ERROR;
    }
  }
}
