package io.tideline.udfs.playbook.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import io.tideline.udfs.signal.SignalType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks conditions against the fields of a kind of signal and makes them ready to run. Conditions
 * are the Common Expression Language with these bounds: 2 000 characters, 30 levels, 200 parts, 200
 * rounds of all loops together, regular expressions in linear time. A field that is absent makes a
 * comparison neither true nor false, as in SQL; {@code has(field)} asks whether it is there.
 *
 * <p>All conditions of one compiler share what they have in common, so one {@link SignalFacts} goes
 * with it. Not for several threads.
 */
public final class ConditionCompiler {
  /** Bounds of what a condition may cost. */
  static final CelOptions LIMITS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .enableTimestampEpoch(true)
          .populateMacroCalls(true)
          .maxExpressionCodePointSize(2_000)
          .maxParseRecursionDepth(30)
          .maxParseExpressionNodeCount(200)
          .comprehensionMaxIterations(200)
          .maxRegexProgramSize(500)
          .build();

  private static final CelMacro HAS =
      CelMacro.newGlobalMacro(
          "has",
          1,
          (factory, target, arguments) ->
              Vocabulary.dottedName(arguments.get(0))
                  .map(name -> factory.newIdentifier(Vocabulary.KNOWN + name)));

  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '_?([^' ]+?)_?' applied to '([^']*)'");

  private final Map<SignalType, CelCompiler> compilers = new EnumMap<>(SignalType.class);
  private final CelParts parts = new CelParts();

  /** Room for the facts of one signal, for all conditions compiled so far. */
  public SignalFacts newFacts() {
    return new SignalFacts(parts.count());
  }

  /**
   * Compiles a condition.
   *
   * @throws ConditionException with everything that is wrong with it
   */
  public Condition compile(SignalType type, String text) throws ConditionException {
    CelAbstractSyntaxTree checked = check(type, text);
    return new Condition(new TestBuilder(type, checked, parts).build(checked.getExpr()));
  }

  /**
   * Checks a condition.
   *
   * @throws ConditionException with everything that is wrong with it
   */
  public CelAbstractSyntaxTree check(SignalType type, String text) throws ConditionException {
    CelCompiler compiler = compilers.computeIfAbsent(type, ConditionCompiler::compilerOf);
    CelValidationResult parsed = compiler.parse(text);
    if (parsed.hasError()) {
      throw new ConditionException(problems(parsed));
    }
    try {
      CelAbstractSyntaxTree tree = parsed.getAst();
      List<ConditionProblem> names = FieldNames.check(type, tree);
      if (!names.isEmpty()) {
        throw new ConditionException(names);
      }
      CelValidationResult result = compiler.check(tree);
      if (result.hasError()) {
        throw new ConditionException(problems(result));
      }
      checkPatterns(result.getAst());
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a result without errors has a tree", e);
    }
  }

  private static CelCompiler compilerOf(SignalType type) {
    List<CelStandardMacro> macros = new ArrayList<>(CelStandardMacro.STANDARD_MACROS);
    macros.remove(CelStandardMacro.HAS);
    return Vocabulary.declare(
            CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(LIMITS)
                .setStandardMacros(macros)
                .addMacros(HAS)
                .setResultType(SimpleType.BOOL),
            type)
        .build();
  }

  private static List<ConditionProblem> problems(CelValidationResult result) {
    return result.getErrors().stream()
        .map(issue -> new ConditionProblem(lineOf(issue), inWords(issue.getMessage())))
        .toList();
  }

  /** CEL lists every form an operator has; which ones it was given is what helps. */
  private static String inWords(String message) {
    Matcher overload = NO_OVERLOAD.matcher(message);
    return overload.find()
        ? "`" + overload.group(1) + "` does not take " + overload.group(2)
        : message.strip().replaceAll("\\s+", " ").replace(" (in container '')", "");
  }

  private static int lineOf(CelIssue issue) {
    return Math.max(1, issue.getSourceLocation().getLine());
  }

  /** Regular expressions are read now and not when a signal comes, so they are written down. */
  private static void checkPatterns(CelAbstractSyntaxTree checked) throws ConditionException {
    List<ConditionProblem> problems =
        CelNavigableAst.fromAst(checked)
            .getRoot()
            .allNodes()
            .filter(node -> node.getKind() == Kind.CALL)
            .map(node -> node.expr().call())
            .filter(call -> call.function().equals("matches"))
            .flatMap(call -> patternProblem(call.args().get(call.args().size() - 1)).stream())
            .map(problem -> new ConditionProblem(1, problem))
            .toList();
    if (!problems.isEmpty()) {
      throw new ConditionException(problems);
    }
  }

  private static Optional<String> patternProblem(CelExpr argument) {
    return argument.getKind() == Kind.CONSTANT
            && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? PatternCheck.problem(argument.constant().stringValue(), LIMITS.maxRegexProgramSize())
        : Optional.of("`matches` needs a regular expression that is written down in quotes");
  }
}
