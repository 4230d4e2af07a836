package io.tideline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tideline.udfs.event.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner by known cases, and held against Jackson, byte for byte of what both accept. */
class JsonScannerTest {

  private static final JsonFactory JACKSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private static boolean isJson(byte[] bytes) {
    JsonScanner scanner = new JsonScanner();
    scanner.open(bytes);
    try {
      scanner.skipValue();
      return scanner.atEnd();
    } catch (NotJson e) {
      return false;
    }
  }

  private static boolean isJson(String json) {
    return isJson(EventJson.bytes(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [ ] ",
        "{\"\":0}",
        "[0,-0,1.0,1e5,1E+5,-1.5e-5,0.0]",
        "\"\"",
        "true",
        "[[],{}]",
        "{\"a\":1,\"a\":2}",
        "\"\\u0000\\uD83D\\uDE00\\ud7ff\\ue000\\\"\\/\\b\\f\\n\\r\\t\"",
        "\t\r\n 1 \t\r\n",
        "[null,true,false]",
        "\"\u007f\u2028é漢😀\"",
        "\"\\ud800\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\ud800\"",
        "\"\\ude00\\ud83d\"",
        "{\"\\udfff\":1}"
      })
  void acceptsJson(String json) {
    assertThat(isJson(json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[,]",
        "[1 2]",
        "[1]]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1]",
        "[1}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\"::1}",
        "nul",
        "nulll",
        "True",
        "NaN",
        "[Infinity]",
        "-Infinity",
        "-",
        "+1",
        "01",
        "-01",
        "1.",
        ".5",
        "1.e5",
        "1e",
        "1e+",
        "0x1",
        "1a",
        "1_0",
        "--1",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u 123\"",
        "\"\\ud800\\udc0\"",
        "\"\\ud800",
        "\"\\ud800\\",
        "\"\n\"",
        "\"\t\"",
        "\"\u0000\"",
        "1 2",
        "{}{}",
        "{} x",
        "/**/1",
        "1//",
        "\ufeff1",
        "\u00a01",
        "\u000b1",
        "\f1",
        "\u00851",
        "[1\u0000]",
        "\"\\u１２３４\""
      })
  void refusesEverythingElse(String text) {
    assertThat(isJson(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c080",
        "c1bf",
        "c2",
        "c241",
        "e08080",
        "e09fbf",
        "eda080",
        "edbfbf",
        "e282",
        "e28228",
        "f0808080",
        "f08fbfbf",
        "f4908080",
        "f5808080",
        "f09f98",
        "f8888080",
        "fe",
        "ff"
      })
  void refusesWhatIsNotUtf8(String hex) {
    assertThat(isJson(inQuotes(HexFormat.of().parseHex(hex)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf"})
  void acceptsTheEdgesOfUtf8(String hex) {
    assertThat(isJson(inQuotes(HexFormat.of().parseHex(hex)))).isTrue();
  }

  private static byte[] inQuotes(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('"');
    out.writeBytes(content);
    out.write('"');
    return out.toByteArray();
  }

  @Test
  void refusesOtherEncodings() {
    assertThat(isJson("{}".getBytes(StandardCharsets.UTF_16))).isFalse();
    assertThat(isJson("{}".getBytes(StandardCharsets.UTF_16LE))).isFalse();
    assertThat(isJson("{}".getBytes(StandardCharsets.UTF_16BE))).isFalse();
    assertThat(isJson(new byte[] {0, 0, 0, '1'})).isFalse();
  }

  @Property(tries = 5000)
  void agreesWithJacksonOnChangedEvents(@ForAll EventType type, @ForAll Random random) {
    byte[] event = EventJson.bytes(new RandomEvents(random).event(type));

    assertAgreement(EventDecoderPropertiesTest.changed(event, random));
  }

  @Property
  void agreesWithJacksonOnAnyBytes(@ForAll @Size(max = 40) byte[] bytes) {
    assertAgreement(bytes);
    assertAgreement(inQuotes(bytes));
  }

  private static void assertAgreement(byte[] bytes) {
    List<String> expected = isUtf8(bytes) ? jacksonStrings(bytes) : List.of();

    assertThat(isJson(bytes)).isEqualTo(!expected.isEmpty());
    if (!expected.isEmpty()) {
      assertThat(strings(bytes)).isEqualTo(expected);
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** All names, strings and numbers after a first element; empty where it is no single value. */
  private static List<String> jacksonStrings(byte[] bytes) {
    List<String> strings = new ArrayList<>(List.of("json"));
    try (JsonParser parser = JACKSON.createParser(bytes)) {
      int depth = 0;
      int roots = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        roots += depth == 0 ? 1 : 0;
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING || token.isNumeric()) {
          strings.add(wellFormed(parser.getText()));
        }
      }
      return roots == 1 ? strings : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Jackson lets half a surrogate pair stand. */
  private static String wellFormed(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static List<String> strings(byte[] json) {
    List<String> strings = new ArrayList<>(List.of("json"));
    JsonScanner scanner = new JsonScanner();
    scanner.open(json);
    try {
      collect(scanner, strings);
    } catch (NotJson e) {
      throw new AssertionError(e);
    }
    return strings;
  }

  private static void collect(JsonScanner scanner, List<String> strings) throws NotJson {
    switch (scanner.peek()) {
      case '{' -> {
        scanner.enter();
        while (scanner.nextMember()) {
          scanner.readName();
          strings.add(scanner.text());
          collect(scanner, strings);
        }
      }
      case '[' -> {
        scanner.enter();
        while (scanner.nextElement()) {
          collect(scanner, strings);
        }
      }
      case 't', 'f', 'n' -> scanner.skipValue();
      default -> {
        scanner.skipValue();
        strings.add(scanner.text());
      }
    }
  }
}
