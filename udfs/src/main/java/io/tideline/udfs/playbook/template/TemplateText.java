package io.tideline.udfs.playbook.template;

import io.tideline.udfs.playbook.document.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A template's text, read: pieces of text and placeholders {@code {name}} or {@code
 * {name|fallback}}, where the fallback stands in for what is unknown. Filled once, from left to
 * right: what a placeholder is filled with is never read again.
 */
public final class TemplateText {
  /**
   * What stands before a placeholder must not make a mention, a hashtag or a link of it; of another
   * placeholder nobody knows how it ends.
   */
  private static final String BEFORE = "@#/.:&=?_%$}";

  private static final String AFTER = "@#/._%{";

  private final List<Piece> pieces;

  /** Either a text or a placeholder with what stands in for it. */
  private record Piece(String text, @Nullable String placeholder) {}

  private TemplateText(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /**
   * Reads a template.
   *
   * @param names the placeholders there are
   * @param trusted those of them that the playbook's author fills
   */
  public static TemplateText parse(
      String text, Collection<String> names, Collection<String> trusted)
      throws TemplateFormatException {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int end = open < 0 ? text.length() : open;
      pieces.add(new Piece(literal(text.substring(at, end)), null));
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new TemplateFormatException("a { without its }");
      }
      Piece placeholder = placeholder(text.substring(open + 1, close), names);
      if (!trusted.contains(placeholder.placeholder())) {
        checkApart(text, open, close + 1);
      }
      pieces.add(placeholder);
      at = close + 1;
    }
    return new TemplateText(List.copyOf(pieces));
  }

  private static String literal(String text) throws TemplateFormatException {
    if (text.indexOf('}') >= 0) {
      throw new TemplateFormatException("a } without its {");
    }
    if (text.codePoints().anyMatch(TemplateText::isUnseen)) {
      throw new TemplateFormatException("a control or direction character");
    }
    return text;
  }

  /** Whether a character is not seen, a line feed and the joiner within emoji aside. */
  public static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return (type == Character.CONTROL && c != '\n') || (type == Character.FORMAT && c != 0x200d);
  }

  private static Piece placeholder(String inner, Collection<String> names)
      throws TemplateFormatException {
    int bar = inner.indexOf('|');
    String name = (bar < 0 ? inner : inner.substring(0, bar)).strip();
    if (!names.contains(name)) {
      throw new TemplateFormatException(
          "no such placeholder {" + name + "}" + Nearest.advice(name, names));
    }
    String fallback = bar < 0 ? "" : inner.substring(bar + 1);
    if (fallback.indexOf('{') >= 0) {
      throw new TemplateFormatException("a { within a fallback");
    }
    return new Piece(literal(fallback), name);
  }

  private static void checkApart(String text, int open, int end) throws TemplateFormatException {
    boolean before = open > 0 && BEFORE.indexOf(text.charAt(open - 1)) >= 0;
    boolean after =
        end < text.length()
            && AFTER.indexOf(text.charAt(end)) >= 0
            && (text.charAt(end) != '.' || (end + 1 < text.length() && text.charAt(end + 1) > ' '));
    if (before || after) {
      throw new TemplateFormatException(
          text.substring(open, end)
              + " touches a character that could make a mention or a link of it");
    }
  }

  /** The names of its placeholders. */
  public List<String> placeholders() {
    List<String> names = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.placeholder() != null) {
        names.add(piece.placeholder());
      }
    }
    return names;
  }

  /** The text, with each placeholder filled by what the function gives, or else its fallback. */
  public String fill(Function<String, @Nullable String> fillings) {
    StringBuilder filled = new StringBuilder();
    for (Piece piece : pieces) {
      String name = piece.placeholder();
      String value = name == null ? null : fillings.apply(name);
      filled.append(value == null ? piece.text() : value);
    }
    return filled.toString().replaceAll(" {2,}", " ").replaceAll(" +([,.!?])", "$1").strip();
  }
}
