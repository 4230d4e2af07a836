package io.tideline.udfs.playbook.document;

import io.tideline.udfs.conversation.hours.Holidays;
import io.tideline.udfs.conversation.hours.HoursFormatException;
import io.tideline.udfs.conversation.hours.OpenWeekText;
import io.tideline.udfs.playbook.cel.PatternCheck;
import io.tideline.udfs.playbook.document.Shape.Scalar;
import io.tideline.udfs.playbook.template.TemplateText;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The kinds of values in a playbook. */
final class Scalars {
  /** Of a regular expression. */
  private static final int MOST_STEPS = 5_000;

  private static final Pattern QUIET =
      Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

  private Scalars() {}

  static Scalar whole(long least, long most) {
    String allowed = "a whole number from " + least + " to " + most;
    return new Scalar(
        "integer",
        allowed,
        unless(
            text ->
                WHOLE.matcher(text).matches()
                    && Long.parseLong(text) >= least
                    && Long.parseLong(text) <= most,
            allowed),
        Map.of("minimum", least, "maximum", most));
  }

  static Scalar number(double least, double most) {
    String allowed = "a number from " + plain(least) + " to " + plain(most);
    return new Scalar(
        "number",
        allowed,
        unless(
            text ->
                NUMBER.matcher(text).matches()
                    && Double.parseDouble(text) >= least
                    && Double.parseDouble(text) <= most,
            allowed),
        Map.of("minimum", new BigDecimal(plain(least)), "maximum", new BigDecimal(plain(most))));
  }

  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  static Scalar flag() {
    return new Scalar(
        "boolean",
        "true or false",
        unless(text -> text.equals("true") || text.equals("false"), "true or false"),
        Map.of());
  }

  static Scalar duration(String least, String most) {
    long from = DurationText.parse(least).orElseThrow();
    long to = DurationText.parse(most).orElseThrow();
    String allowed = "a duration such as 30s, 10min, 24h or 7d, from " + least + " to " + most;
    return new Scalar(
        "string",
        allowed,
        unless(
            text -> {
              OptionalLong millis = DurationText.parse(text);
              return millis.isPresent() && millis.getAsLong() >= from && millis.getAsLong() <= to;
            },
            allowed),
        Map.of("pattern", "^\\d{1,15} ?(ms|s|min|h|d)$"));
  }

  static Scalar text(int longest) {
    String allowed = "a text of 1 to " + longest + " characters";
    return new Scalar(
        "string",
        allowed,
        text -> {
          if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            return Optional.of(refused(text, allowed));
          }
          return text.codePoints().anyMatch(TemplateText::isUnseen)
              ? Optional.of("holds a control or direction character")
              : Optional.empty();
        },
        Map.of("minLength", 1, "maxLength", longest));
  }

  static Scalar id() {
    String allowed = "1 to 64 letters, digits, ., _ and -, a letter first";
    return pattern("[A-Za-z][A-Za-z0-9._-]{0,63}", allowed);
  }

  static Scalar pattern(String regex, String allowed) {
    return new Scalar(
        "string",
        allowed,
        unless(text -> text.matches(regex), allowed),
        Map.of("pattern", "^(" + regex + ")$"));
  }

  static Scalar choice(String... words) {
    List<String> known = Arrays.asList(words);
    String allowed = "one of " + String.join(", ", known);
    return new Scalar(
        "string",
        allowed,
        text ->
            known.contains(text)
                ? Optional.empty()
                : Optional.of(refused(text, allowed) + Nearest.advice(text, known)),
        Map.of("enum", known));
  }

  static Scalar zone() {
    String allowed = "a time zone such as Europe/Berlin or UTC";
    return new Scalar(
        "string",
        allowed,
        text ->
            ZoneId.getAvailableZoneIds().contains(text)
                ? Optional.empty()
                : Optional.of(
                    refused(text, allowed) + Nearest.advice(text, ZoneId.getAvailableZoneIds())),
        Map.of("examples", List.of("Europe/Berlin", "UTC")));
  }

  static Scalar quietHours() {
    String allowed = "hours from 00:00 to 23:59 such as 22:00-07:00, or none";
    return new Scalar(
        "string",
        allowed,
        unless(
            text ->
                text.equals("none")
                    || (QUIET.matcher(text).matches()
                        && !text.substring(0, 5).equals(text.substring(6))),
            allowed),
        Map.of("examples", List.of("22:00-07:00", "none")));
  }

  static Scalar week() {
    return parsed(OpenWeekText.ALLOWED, OpenWeekText::parse);
  }

  static Scalar holidays() {
    return parsed(Holidays.ALLOWED, Holidays::parse);
  }

  static Scalar regex() {
    String allowed = "a regular expression (RE2: matched in linear time)";
    return new Scalar(
        "string",
        allowed,
        text -> PatternCheck.problem(text, MOST_STEPS),
        Map.of("format", "regex"));
  }

  private interface Parser {
    Object parse(String text) throws HoursFormatException;
  }

  private static Scalar parsed(String allowed, Parser parser) {
    return new Scalar(
        "string",
        allowed,
        text -> {
          try {
            parser.parse(text);
            return Optional.empty();
          } catch (HoursFormatException e) {
            return Optional.ofNullable(e.getMessage());
          }
        },
        Map.of());
  }

  private static java.util.function.Function<String, Optional<String>> unless(
      Predicate<String> fits, String allowed) {
    return text -> fits.test(text) ? Optional.empty() : Optional.of(refused(text, allowed));
  }

  static String refused(String text, String allowed) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return "\"" + shown.replace('\n', ' ') + "\" is not allowed; allowed: " + allowed;
  }
}
