package io.tideline.udfs.playbook.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import io.tideline.udfs.signal.FieldType;
import io.tideline.udfs.signal.SignalField;
import io.tideline.udfs.signal.SignalType;
import java.util.Optional;

/**
 * The names conditions may use. A field is one variable whose name has a dot, so that no message
 * types are needed, and {@code has(field)} is another one.
 */
final class Vocabulary {
  /** The kind of signal, which every condition may ask for. */
  static final String TYPE = "signal.type";

  /** What stands before a field's name in the variable that says whether it is there. */
  static final String KNOWN = "known:";

  private Vocabulary() {}

  /** Declares the fields of a kind of signal. */
  static CelCompilerBuilder declare(CelCompilerBuilder compiler, SignalType type) {
    compiler.addVar(TYPE, SimpleType.STRING);
    for (SignalField field : type.fields()) {
      compiler.addVar(field.name(), typeOf(field.type()));
      compiler.addVar(KNOWN + field.name(), SimpleType.BOOL);
    }
    return compiler;
  }

  private static CelType typeOf(FieldType type) {
    return switch (type) {
      case STRING -> SimpleType.STRING;
      case INT -> SimpleType.INT;
      case DOUBLE -> SimpleType.DOUBLE;
      case BOOL -> SimpleType.BOOL;
      case TIMESTAMP -> SimpleType.TIMESTAMP;
      case STRINGS -> ListType.create(SimpleType.STRING);
    };
  }

  /** The dotted name an expression writes, if it is one: {@code a.b.c}. */
  static Optional<String> dottedName(CelExpr expression) {
    if (expression.getKind() == Kind.IDENT) {
      return Optional.of(expression.ident().name());
    }
    if (expression.getKind() == Kind.SELECT) {
      return dottedName(expression.select().operand())
          .map(operand -> operand + "." + expression.select().field());
    }
    return Optional.empty();
  }
}
