package io.tideline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  private static final long YEAR_1 = -62_135_596_800_000L;
  private static final long YEAR_9999 = 253_402_300_799_999L;
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

  @Test
  void readsUtcAndOffsets() {
    long noon = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    assertThat(Rfc3339.parse("2026-03-01T12:00:00Z")).isEqualTo(noon);
    assertThat(Rfc3339.parse("2026-03-01T13:30:00+01:30")).isEqualTo(noon);
    assertThat(Rfc3339.parse("2026-03-01T12:00:00-00:00")).isEqualTo(noon);
    assertThat(Rfc3339.parse("2026-02-28T12:01:00-23:59")).isEqualTo(noon);
  }

  @Test
  void cutsOffWhatIsBelowTheMillisecond() {
    long second = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    assertThat(Rfc3339.parse("2026-03-01T12:00:00.9Z")).isEqualTo(second + 900);
    assertThat(Rfc3339.parse("2026-03-01T12:00:00.0019Z")).isEqualTo(second + 1);
    assertThat(Rfc3339.parse("2026-03-01T12:00:00.999999999Z")).isEqualTo(second + 999);
    assertThat(Rfc3339.parse("1969-12-31T23:59:59.9999Z")).isEqualTo(-1);
    assertThat(Rfc3339.parse("2026-03-01T12:00:00.1239999999999Z")).isEqualTo(second + 123);
    assertThat(Rfc3339.parse("2026-03-01T13:00:00." + "0".repeat(500) + "1+01:00"))
        .isEqualTo(second);
  }

  @Test
  void readsLettersOfEitherCase() {
    long noon = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    assertThat(Rfc3339.parse("2026-03-01t12:00:00z")).isEqualTo(noon);
    assertThat(Rfc3339.parse("2026-03-01T12:00:00.5z")).isEqualTo(noon + 500);
    assertThat(Rfc3339.parse("2026-03-01t13:00:00+01:00")).isEqualTo(noon);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30"})
  void acceptsDatesThatExist(String date) {
    long expected = OffsetDateTime.parse(date + "T00:00:00Z").toInstant().toEpochMilli();

    assertThat(Rfc3339.parse(date + "T00:00:00Z")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-03-01",
        "2026-03-01T12:00:00",
        "2026-03-01 12:00:00Z",
        "2026-03-01T12:00Z",
        "2026-03-01T12:00:00.Z",
        "2026-03-01T12:00:00.123456789012345678901234567890",
        "2026-03-01\u001412:00:00Z",
        "2026-03-01T12:00:00\u001a",
        "2026-03-01T12:00:00:",
        "2026-03-01\u00f412:00:00Z",
        "2026-03-01T12:00:00,5Z",
        "2026-03-01T12:00:00+0100",
        "2026-03-01T12:00:00+01",
        "2026-03-01T12:00:00+24:00",
        "2026-03-01T12:00:00+01:60",
        "2026-03-01T12:00:00 01:00",
        "2026-03-01T12:00:00ZZ",
        "2026-03-01T24:00:00Z",
        "2026-03-01T12:60:00Z",
        "2026-12-31T23:59:60Z",
        "2026-13-01T12:00:00Z",
        "2026-00-01T12:00:00Z",
        "2026-02-29T12:00:00Z",
        "1900-02-29T12:00:00Z",
        "2026-04-31T12:00:00Z",
        "2026-03-00T12:00:00Z",
        "0000-03-01T12:00:00Z",
        "+2026-03-01T12:00:00Z",
        "12026-03-01T12:00:00Z",
        "-026-03-01T12:00:00Z",
        "2026/03/01T12:00:00Z",
        "2026-3-001T12:00:00Z",
        "2026-03-01T1２:00:00Z",
        "２026-03-01T12:00:00Z",
        " 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z "
      })
  void refusesEverythingElse(String text) {
    assertThat(Rfc3339.parse(text)).isEqualTo(Rfc3339.INVALID);
  }

  @Property
  void agreesWithTheLibraryOnEveryInstantAndOffset(
      @ForAll @LongRange(min = YEAR_1 + 86_400_000, max = YEAR_9999 - 86_400_000) long millis,
      @ForAll @IntRange(min = -1079, max = 1079) int offsetMinutes) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
    String text = MILLIS.format(Instant.ofEpochMilli(millis).atOffset(offset));

    assertThat(Rfc3339.parse(text)).isEqualTo(millis);
  }

  @Property
  void writesWhatItReads(@ForAll @LongRange(min = YEAR_1, max = YEAR_9999) long millis) {
    String text = Rfc3339.format(millis);

    assertThat(text)
        .isEqualTo(MILLIS.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC)));
    assertThat(Rfc3339.parse(text)).isEqualTo(millis);
  }

  @Test
  void writesTheEdgesOfWhatCanBeWritten() {
    assertThat(Rfc3339.format(0)).isEqualTo("1970-01-01T00:00:00.000Z");
    assertThat(Rfc3339.format(-1)).isEqualTo("1969-12-31T23:59:59.999Z");
    assertThat(Rfc3339.format(-62_167_219_200_000L)).isEqualTo("0000-01-01T00:00:00.000Z");
    assertThat(Rfc3339.format(YEAR_9999)).isEqualTo("9999-12-31T23:59:59.999Z");
    assertThat(Rfc3339.format(YEAR_9999 + 1)).isEqualTo("+10000-01-01T00:00:00Z");
  }

  @Property
  void neverThrowsOnAnyText(@ForAll @StringLength(max = 40) String text) {
    assertThatCode(() -> Rfc3339.parse(text)).doesNotThrowAnyException();
  }
}
