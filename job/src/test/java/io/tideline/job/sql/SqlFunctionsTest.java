package io.tideline.job.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tideline.udfs.text.TextAnalyzer;
import io.tideline.udfs.text.TextVerdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.ScalarFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The functions as {@code docs/sql.md} makes them known, planned and run by a real Flink. */
class SqlFunctionsTest {
  private static final List<String> OF_A_TEXT =
      List.of(
          "SENTIMENT_SCORE",
          "SENTIMENT_LABEL",
          "INTENT",
          "INTENT_CONFIDENCE",
          "SPAM_SCORE",
          "TOXICITY_SCORE",
          "`LANGUAGE`");
  private static final TableEnvironment TABLES =
      TableEnvironment.create(EnvironmentSettings.inBatchMode());

  @BeforeAll
  static void runsTheScriptOfThePage() {
    TABLES.getConfig().setLocalTimeZone(ZoneId.of("Asia/Kolkata"));
    SqlPage.functions().forEach(TABLES::executeSql);
    TABLES.executeSql(SqlPage.statement("CREATE TEMPORARY VIEW sample_comments"));
  }

  @Test
  void thePageMakesEveryFunctionKnown() {
    List<String> functions =
        new ClassFileImporter()
            .importPackages("io.tideline.udfs.sql").stream()
                .filter(type -> type.isAssignableTo(ScalarFunction.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> type.getName())
                .toList();

    assertThat(SqlPage.classes()).containsExactlyInAnyOrderElementsOf(functions);
  }

  @Test
  void thePageDescribesEveryFunctionItMakesKnown() {
    String page = SqlPage.read();

    for (Row function : rows("SHOW USER FUNCTIONS")) {
      String name = ((String) function.getField(0)).toUpperCase(Locale.ROOT);
      assertThat(page).containsPattern("\\| `+ ?`?" + name + "`?\\(");
    }
  }

  @Test
  void readsTheSampleComments() {
    String query =
        SqlPage.statements().stream()
            .filter(sql -> sql.startsWith("SELECT\n  id,"))
            .findFirst()
            .orElseThrow();

    assertThat(rows(query))
        .containsExactlyInAnyOrder(
            Row.of(1, "en", "positive", "praise", "I love this, it is absolutely beautiful 😍"),
            Row.of(
                2,
                "de",
                "negative",
                "complaint",
                "Das Paket kam kaputt an, ich bin sehr enttäuscht"),
            Row.of(3, "nl", "neutral", "purchase", "Waar kan ik deze jas kopen?"),
            rowOf(
                "thank you, my address is kim.visser@example.com",
                4,
                "thank you, my address is [email]"),
            rowOf("", 5, ""),
            rowOf("😍😍😍", 6, "😍😍😍"),
            Row.of(7, null, null, null, null));
  }

  private static Row rowOf(String text, int id, String masked) {
    TextVerdict verdict = TextAnalyzer.builtIn().analyze(text, id == 5 ? "en" : null);
    return Row.of(
        id,
        verdict.language().tag(),
        verdict.sentimentLabel().label(),
        verdict.intent().label(),
        masked);
  }

  @Test
  void addsUpTheMoodOfTheSampleComments() {
    String query = SqlPage.statement("SELECT\n  `LANGUAGE`(text, lang) AS lang,\n  COUNT(*)");

    List<Row> moods = rows(query);

    assertThat(moods.stream().mapToLong(row -> (long) row.getField("comments")).sum())
        .isBetween(4L, 6L);
    assertThat(moods).allSatisfy(row -> assertThat((long) row.getField("toxic")).isZero());
    assertThat(moods)
        .filteredOn(row -> "de".equals(row.getField("lang")))
        .singleElement()
        .satisfies(row -> assertThat((double) row.getField("mood")).isLessThan(0.4));
  }

  @Test
  void watchesATopicAsThePageShows() {
    String table =
        SqlPage.statement("CREATE TEMPORARY TABLE live_comments")
            .replaceFirst(
                "(?s)WITH \\(.*\\)", "WITH ('connector' = 'datagen', 'number-of-rows' = '50')");
    TableEnvironment live = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
    SqlPage.functions().forEach(live::executeSql);
    live.executeSql(table);

    String query = SqlPage.statement("SELECT SLICE_START(occurred_at)");

    assertThat(rows(live, query)).isEmpty();
    assertThat(rows(live, query.replaceFirst("(?s)WHERE.*", ""))).hasSize(50);
  }

  @Test
  void ratesAreThoseOfTheWorkedExamples() {
    Row rates = rows(SqlPage.statement("SELECT\n  ENGAGEMENT_RATE_PCT")).get(0);

    assertThat(rates).isEqualTo(Row.of(2.0, 10.0, 75.0, 0.75));
  }

  @Test
  void anExperimentIsJudgedAsInItsTable() {
    Row judged = rows(SqlPage.statement("SELECT\n  WILSON_LOW_PCT")).get(0);
    double[] expected = {
      22.41530989836914, 27.77602802590862, 0.007419649261025675, 0.1446002317966935, 1
    };
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) judged.getField(i)).isCloseTo(expected[i], within(1e-9));
    }
    String none = "CAST(NULL AS BIGINT)";
    assertThat(
            values(
                List.of(
                    "WILSON_LOW_PCT(11, 10)",
                    "WILSON_HIGH_PCT(0, 0)",
                    "WILSON_HIGH_PCT(" + none + ", 10)",
                    "TWO_PROPORTIONS_P(1, 10, 11, 10)",
                    "ALWAYS_VALID_P(1, 10, " + none + ", 10)",
                    "SAMPLE_RATIO_P(0, 0)",
                    "SAMPLE_RATIO_P(-1, 5)")))
        .containsOnlyNulls();
  }

  @Test
  void gradesAreThoseOfTheWorkedExamples() {
    Row grades = rows(SqlPage.statement("SELECT\n  TIER")).get(0);

    assertThat(grades)
        .isEqualTo(Row.of("mid", "below", "follower_bound", 0.2, "strong", "good", 50.0));
  }

  @Test
  void gradesAreNullWhereTheirFiguresAreUnknown() {
    String none = "CAST(NULL AS INT)";
    assertThat(
            values(
                List.of(
                    "TIER(CAST(NULL AS BIGINT))",
                    "REACH_BAND(1, 0)",
                    "WATCH_GRADE(" + none + ", 1, 1)",
                    "COMPLETION_GRADE(0, 0)",
                    "ENGAGEMENT_GRADE(1, 0, 5)",
                    "WOW_PCT(1, 0)",
                    "WOW_PCT(1, " + none + ")",
                    "AVG_WATCH_TIME_S(1, 0)",
                    "VIEW_TO_FOLLOWER_RATIO(1, " + none + ")")))
        .containsOnlyNulls();
  }

  @Test
  void ratesTakeAnyNumberTypeAndAreNullWithoutABase() {
    List<String> calls = new ArrayList<>();
    for (String type : List.of("INT", "BIGINT", "SMALLINT", "DECIMAL(12, 2)", "DOUBLE")) {
      String three = "CAST('3' AS " + type + ")";
      String four = "CAST('4' AS " + type + ")";
      String zero = "CAST('0' AS " + type + ")";
      String none = "CAST(NULL AS " + type + ")";
      calls.add("ENGAGEMENT_RATE_PCT(%s, %s)".formatted(three, four));
      calls.add("COMPLETION_RATE_PCT(%s, %s)".formatted(zero, four));
      calls.add("WATCH_RATIO(%s, %s, 2)".formatted(three, four));
      calls.add("ENGAGEMENT_RATE_PCT(%s, %s)".formatted(three, zero));
      calls.add("ENGAGEMENT_RATE_PCT(%s, %s)".formatted(none, four));
      calls.add("COMPLETION_RATE_PCT(%s, %s)".formatted(three, none));
      calls.add("COMPLETION_RATE_PCT(%s, %s)".formatted(zero, zero));
      calls.add("WATCH_RATIO(%s, %s, 2)".formatted(three, zero));
      calls.add("WATCH_RATIO(%s, %s, 0)".formatted(three, four));
      calls.add("WATCH_RATIO(%s, %s, 2)".formatted(none, four));
    }

    List<Object> rates = values(calls);

    for (int i = 0; i < rates.size(); i += 10) {
      assertThat(rates.subList(i, i + 10))
          .as(calls.get(i))
          .containsExactly(75.0, 0.0, 0.375, null, null, null, null, null, null, null);
    }
  }

  @Test
  void aSliceStartsAtAMultipleOfFiveMinutesInEveryTimeZone() {
    assertThat(
            values(
                List.of(
                    "SLICE_START(TO_TIMESTAMP_LTZ(1767225899999, 3))",
                    "SLICE_START(TO_TIMESTAMP_LTZ(1767225900000, 3))",
                    "SLICE_START(TO_TIMESTAMP_LTZ(-1, 3))",
                    "SLICE_START(CAST(NULL AS TIMESTAMP_LTZ(3)))",
                    "SLICE_START(CAST(TO_TIMESTAMP_LTZ(1767225601234, 3) AS TIMESTAMP_LTZ(6)))")))
        .containsExactly(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-01T00:05:00Z"),
            Instant.parse("1969-12-31T23:55:00Z"),
            null,
            Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void everyFunctionOfATextIsNullWithoutOne() {
    List<String> calls = new ArrayList<>();
    for (String function : OF_A_TEXT) {
      calls.add(function + "(CAST(NULL AS STRING))");
      calls.add(function + "(CAST(NULL AS STRING), 'de')");
    }
    calls.add("MASK_PII(CAST(NULL AS STRING))");

    assertThat(values(calls)).containsOnlyNulls();
  }

  @Test
  void everyFunctionAnswersAnEmptyABlankAndABrokenText() {
    String texts = "(''), ('  '), ('🤷'), (U&'\\D83D \\200B\\202E'), (REPEAT('a@b ', 25000))";
    String calls =
        OF_A_TEXT.stream()
            .map(function -> function + "(t), " + function + "(t, 'nl'), ")
            .collect(Collectors.joining());

    List<Row> rows =
        rows("SELECT " + calls + "MASK_PII(t) FROM (VALUES " + texts + ") AS texts (t)");

    assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(fields(row)).doesNotContainNull());
  }

  @Test
  void aTagDecidesWhereTheTextDoesNotTell() {
    assertThat(
            values(
                List.of(
                    "`LANGUAGE`('👍')",
                    "`LANGUAGE`('👍', CAST(NULL AS STRING))",
                    "`LANGUAGE`('👍', 'nl-BE')",
                    "`LANGUAGE`('👍', 'fr')")))
        .containsExactly("und", "und", "nl", "und");
  }

  @Test
  void differentTextsInOneRowKeepTheirAnswers() {
    List<String> texts =
        List.of(
            "so beautiful, I love it ❤️",
            "terrible, I hate it",
            "",
            "😡😡",
            "wie viel kostet das?");
    TextAnalyzer analyzer = TextAnalyzer.builtIn();
    List<String> calls = new ArrayList<>();
    List<Object> expected = new ArrayList<>();
    for (String text : texts) {
      calls.add("SENTIMENT_SCORE('" + text + "')");
      expected.add(analyzer.analyze(text, null).sentimentScore());
      calls.add("TOXICITY_SCORE('" + text + "', 'de')");
      expected.add(analyzer.analyze(text, "de").toxicity());
      calls.add("INTENT_CONFIDENCE('" + text + "', 'nl')");
      expected.add(analyzer.analyze(text, "nl").intentConfidence());
      calls.add("SPAM_SCORE('" + text + "')");
      expected.add(analyzer.analyze(text, null).spam());
    }

    assertThat(values(calls)).isEqualTo(expected);
  }

  private static List<Object> values(List<String> calls) {
    List<Row> rows = rows("SELECT " + String.join(", ", calls));
    assertThat(rows).hasSize(1);
    return fields(rows.get(0));
  }

  private static List<Object> fields(Row row) {
    return IntStream.range(0, row.getArity()).mapToObj(row::getField).collect(Collectors.toList());
  }

  private static List<Row> rows(String sql) {
    return rows(TABLES, sql);
  }

  private static List<Row> rows(TableEnvironment tables, String sql) {
    List<Row> rows = new ArrayList<>();
    try (CloseableIterator<Row> result = tables.executeSql(sql).collect()) {
      result.forEachRemaining(rows::add);
    } catch (Exception e) {
      throw new AssertionError(sql, e);
    }
    return rows;
  }
}
