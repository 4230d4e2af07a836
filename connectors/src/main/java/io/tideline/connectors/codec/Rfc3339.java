package io.tideline.connectors.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Times as CONTRACTS writes them: read strictly as RFC 3339 with an offset, written in UTC with
 * milliseconds. No {@code java.time} on the way in: a time is read for every record.
 */
public final class Rfc3339 {

  /** What {@link #parse} answers for everything that is no such time. */
  public static final long INVALID = Long.MIN_VALUE;

  private static final long MILLIS_PER_DAY = 86_400_000L;
  private static final long YEAR_0 = -62_167_219_200_000L;
  private static final long YEAR_10000 = 253_402_300_800_000L;
  private static final int DAYS_PER_ERA = 146_097;

  /** From 1 March of year 0 to 1 January 1970. */
  private static final int DAYS_BEFORE_EPOCH = 719_468;

  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_END = 19;

  private Rfc3339() {}

  /**
   * {@code YYYY-MM-DDThh:mm:ss[.f]} and {@code Z} or {@code ±hh:mm}, with any number of digits
   * {@code f} of which those below the millisecond are cut off; {@code T} and {@code Z} in either
   * case. The date must exist, from year 1 on; there is no leap second.
   *
   * @return milliseconds since the epoch, or {@link #INVALID}
   */
  public static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return parse(bytes, 0, bytes.length);
  }

  static long parse(byte[] text, int from, int length) {
    if (length < SECONDS_END + 1 || lowerCase(text[from + DATE_LENGTH]) != 't') {
      return INVALID;
    }
    long day = parseDate(text, from);
    int time = parseTimeOfDay(text, from + DATE_LENGTH + 1);
    if (day == INVALID || time < 0) {
      return INVALID;
    }
    int end = from + length;
    int at = from + SECONDS_END;
    int millis = 0;
    if (text[at] == '.') {
      int digits = countDigits(text, at + 1, end);
      if (digits == 0) {
        return INVALID;
      }
      millis = leadingMillis(text, at + 1, digits);
      at += 1 + digits;
    }
    long local = day * MILLIS_PER_DAY + time * 1000L + millis;
    return toUtc(local, text, at, end);
  }

  private static long toUtc(long local, byte[] text, int at, int end) {
    if (end - at == 1) {
      return lowerCase(text[at]) == 'z' ? local : INVALID;
    }
    if (end - at != 6 || text[at + 3] != ':' || (text[at] != '+' && text[at] != '-')) {
      return INVALID;
    }
    int hours = twoDigits(text, at + 1);
    int minutes = twoDigits(text, at + 4);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return INVALID;
    }
    long offset = (hours * 60L + minutes) * 60_000L;
    return text[at] == '+' ? local - offset : local + offset;
  }

  /** A letter's lower case; no other byte becomes a letter. */
  private static int lowerCase(byte letter) {
    return letter | 0x20;
  }

  /** Days since the epoch of exactly {@code YYYY-MM-DD}, or {@link #INVALID}. */
  static long parseDate(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length == DATE_LENGTH ? parseDate(bytes, 0) : INVALID;
  }

  /** Days since the epoch of {@code YYYY-MM-DD} at {@code from}, or {@link #INVALID}. */
  private static long parseDate(byte[] text, int from) {
    int century = twoDigits(text, from);
    int yearOfCentury = twoDigits(text, from + 2);
    int month = twoDigits(text, from + 5);
    int day = twoDigits(text, from + 8);
    if ((century | yearOfCentury | month | day) < 0
        || text[from + 4] != '-'
        || text[from + 7] != '-') {
      return INVALID;
    }
    int year = century * 100 + yearOfCentury;
    if (year == 0 || month == 0 || month > 12 || day == 0 || day > daysIn(year, month)) {
      return INVALID;
    }
    return dayNumber(year, month, day);
  }

  private static int parseTimeOfDay(byte[] text, int from) {
    int hours = twoDigits(text, from);
    int minutes = twoDigits(text, from + 3);
    int seconds = twoDigits(text, from + 6);
    if ((hours | minutes | seconds) < 0 || text[from + 2] != ':' || text[from + 5] != ':') {
      return -1;
    }
    return hours > 23 || minutes > 59 || seconds > 59 ? -1 : (hours * 60 + minutes) * 60 + seconds;
  }

  /** Negative where one of both is no digit. */
  private static int twoDigits(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
  }

  private static int countDigits(byte[] text, int from, int end) {
    int at = from;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at - from;
  }

  private static int leadingMillis(byte[] text, int from, int digits) {
    int millis = 0;
    for (int i = 0; i < 3; i++) {
      millis = millis * 10 + (i < digits ? text[from + i] - '0' : 0);
    }
    return millis;
  }

  private static int daysIn(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Counts days from 1 March, so that the leap day is the last of its year. */
  private static long dayNumber(int year, int month, int day) {
    int years = month > 2 ? year : year - 1;
    int months = month > 2 ? month - 3 : month + 9;
    int dayOfYear = (153 * months + 2) / 5 + day - 1;
    return 365L * years + years / 4 - years / 100 + years / 400 + dayOfYear - DAYS_BEFORE_EPOCH;
  }

  /**
   * The time in UTC with milliseconds, such as {@code 2026-03-01T12:00:00.000Z}. Outside the years
   * 0 to 9999, which RFC 3339 cannot write, it is ISO 8601 with a signed year.
   */
  public static String format(long epochMillis) {
    if (epochMillis < YEAR_0 || epochMillis >= YEAR_10000) {
      return Instant.ofEpochMilli(epochMillis).toString();
    }
    char[] out = "0000-00-00T00:00:00.000Z".toCharArray();
    int millis = (int) Math.floorMod(epochMillis, MILLIS_PER_DAY);
    putDate(out, Math.floorDiv(epochMillis, MILLIS_PER_DAY));
    putDigits(out, 13, millis / 3_600_000);
    putDigits(out, 16, millis / 60_000 % 60);
    putDigits(out, 19, millis / 1000 % 60);
    putDigits(out, 23, millis % 1000);
    return new String(out);
  }

  private static void putDate(char[] out, long epochDay) {
    int days = (int) (epochDay + DAYS_BEFORE_EPOCH + DAYS_PER_ERA);
    int dayOfEra = days % DAYS_PER_ERA;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = (days / DAYS_PER_ERA - 1) * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    putDigits(out, 4, year);
    putDigits(out, 7, month);
    putDigits(out, 10, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
  }

  /** Writes a number's digits so that they end before {@code end}. */
  private static void putDigits(char[] out, int end, int number) {
    int at = end;
    for (int rest = number; rest > 0; rest /= 10) {
      out[--at] = (char) ('0' + rest % 10);
    }
  }
}
