package io.tideline.udfs.signal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes {@code docs/signals.md} from {@link SignalType}. */
public final class SignalReference {
  private static final String HEAD =
      """
      # Signals

      <!-- Generated from SignalType by SignalReference; change it there. -->

      What the pipelines find, and what a playbook's rule may ask about it. A rule names the kinds
      of signals it judges in `on` and asks for fields in `when`, a condition in the
      [Common Expression Language](https://cel.dev): `signal.intent == 'purchase' && video.viral`.
      Every kind has `signal.type`, its own name.

      A field may be absent: a message without a text has no sentiment. A comparison with something
      absent neither holds nor fails, as in SQL, so the rule does not act; `has(signal.sentiment_score)`
      asks whether it is there. Whole numbers and decimals may be compared with each other.

      """;

  private SignalReference() {}

  /** The whole reference. */
  public static String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("## Every kind\n\n");
    table(text, SignalFields.COMMON);
    for (SignalType type : SignalType.values()) {
      text.append("\n## ").append(type.label()).append("\n\n").append(type.doc()).append('\n');
      String parts =
          Arrays.stream(SignalPart.values())
              .filter(type::isAbout)
              .map(SignalPart::label)
              .collect(Collectors.joining(", "));
      text.append(parts.isEmpty() ? "" : "Actions may address its " + parts + ".\n").append('\n');
      table(text, own(type));
    }
    return text.toString();
  }

  private static List<SignalField> own(SignalType type) {
    return type.fields().subList(SignalFields.COMMON.size(), type.fields().size());
  }

  private static void table(StringBuilder text, List<SignalField> fields) {
    text.append("| field | type | what it says |\n|---|---|---|\n");
    for (SignalField field : fields) {
      text.append("| `")
          .append(field.name())
          .append("` | ")
          .append(field.type().label())
          .append(" | ")
          .append(field.doc())
          .append(" |\n");
    }
  }
}
