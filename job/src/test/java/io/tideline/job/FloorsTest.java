package io.tideline.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The house: which floor may know which, and what stays off all of them. */
@AnalyzeClasses(packages = "io.tideline", importOptions = DoNotIncludeTests.class)
class FloorsTest {
  private static final String UDFS = "io.tideline.udfs..";
  private static final String UDFS_SQL = "io.tideline.udfs.sql..";
  private static final String CONNECTORS = "io.tideline.connectors..";
  private static final String JOB = "io.tideline.job..";
  private static final String INGEST = "io.tideline.job.ingest..";
  private static final String SPIKES = "io.tideline.job.spikes..";
  private static final String SENTIMENT = "io.tideline.job.sentiment..";
  private static final String SERIES = "io.tideline.job.series..";
  private static final String TEXT = "io.tideline.job.text..";
  private static final String MESSAGES = "io.tideline.job.messages..";
  private static final String CONVERSATIONS = "io.tideline.job.conversations..";
  private static final String DECISIONS = "io.tideline.job.decisions..";
  private static final String EXPERIMENTS = "io.tideline.job.experiments..";
  private static final String POSTING = "io.tideline.job.posting..";
  private static final String LIVE = "io.tideline.job.live..";
  private static final String OUTPUTS = "io.tideline.job.outputs..";
  private static final String FLINK = "org.apache.flink..";

  @ArchTest
  static final ArchRule udfsKnowNoOtherFloor =
      noClasses()
          .that()
          .resideInAPackage(UDFS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONNECTORS, JOB);

  @ArchTest
  static final ArchRule connectorsDoNotKnowTheJob =
      noClasses()
          .that()
          .resideInAPackage(CONNECTORS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JOB);

  @ArchTest
  static final ArchRule theDomainIsPureJava =
      noClasses()
          .that()
          .resideInAPackage(UDFS)
          .and()
          .resideOutsideOfPackage(UDFS_SQL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              FLINK,
              "org.apache.kafka..",
              "java.sql..",
              "javax.sql..",
              "org.postgresql..",
              "com.fasterxml..",
              "java.net.http..",
              "java.nio.file..");

  @ArchTest
  static final ArchRule sqlFunctionsKnowNothingOfFlinkButItsTables =
      noClasses()
          .that()
          .resideInAPackage(UDFS_SQL)
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are Flink's outside org.apache.flink.table",
                  type ->
                      type.getPackageName().startsWith("org.apache.flink.")
                          && !type.getPackageName().startsWith("org.apache.flink.table.")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyConnectorsUseKafkaAndDatabases =
      noClasses()
          .that()
          .resideOutsideOfPackage(CONNECTORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "org.apache.flink.connector.kafka..",
              "org.apache.flink.connector.file..",
              "java.sql..",
              "javax.sql..",
              "org.postgresql..",
              "org.flywaydb..",
              "java.net.http..");

  @ArchTest
  static final ArchRule onlyTheJobUsesTheDataStreamApi =
      noClasses()
          .that()
          .resideOutsideOfPackage(JOB)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink.streaming..", "org.apache.flink.runtime..");

  @ArchTest
  static final ArchRule pipelinesDoNotKnowEachOther =
      slices()
          .matching("io.tideline.job.(*)..")
          .namingSlices("pipeline $1")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(DescribedPredicate.alwaysTrue(), isIn("ingest"))
          .ignoreDependency(DescribedPredicate.alwaysTrue(), isIn("outputs"))
          .ignoreDependency(DescribedPredicate.alwaysTrue(), isIn("config"))
          .ignoreDependency(DescribedPredicate.alwaysTrue(), isIn("series"))
          .ignoreDependency(DescribedPredicate.alwaysTrue(), isIn("playbook"))
          .ignoreDependency(DescribedPredicate.alwaysTrue(), isIn("governance"))
          .ignoreDependency(isIn("cli"), DescribedPredicate.alwaysTrue());

  @ArchTest
  static final ArchRule theFloorsOfThePipelinesDoNotKnowThem =
      classes()
          .that()
          .resideInAPackage(INGEST)
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe(
                  "are outside the job, or in ingest or config",
                  type ->
                      !type.getPackageName().startsWith("io.tideline.job")
                          || isIn("ingest").test(type)
                          || isIn("config").test(type)));

  @ArchTest
  static final ArchRule theFloorOfSeriesKnowsNoPipeline =
      noClasses()
          .that()
          .resideInAPackage(SERIES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TEXT, SPIKES, SENTIMENT, MESSAGES, OUTPUTS);

  @ArchTest
  static final ArchRule outputsKnowNoPipeline =
      noClasses()
          .that()
          .resideInAPackage(OUTPUTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              TEXT,
              SERIES,
              SPIKES,
              SENTIMENT,
              MESSAGES,
              CONVERSATIONS,
              DECISIONS,
              LIVE,
              EXPERIMENTS,
              POSTING);

  @ArchTest
  static final ArchRule timeComesFromTheEventOrTheTimerService =
      noClasses()
          .that()
          .resideInAnyPackage(
              INGEST,
              TEXT,
              SERIES,
              SPIKES,
              SENTIMENT,
              MESSAGES,
              CONVERSATIONS,
              DECISIONS,
              EXPERIMENTS,
              LIVE,
              UDFS)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class);

  @ArchTest
  static final ArchRule idsComeFromTheInput =
      noClasses()
          .that()
          .resideInAnyPackage(
              INGEST,
              TEXT,
              SERIES,
              SPIKES,
              SENTIMENT,
              MESSAGES,
              CONVERSATIONS,
              DECISIONS,
              EXPERIMENTS,
              LIVE,
              UDFS)
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class);

  @ArchTest
  static final ArchRule nobodySleepsInAnOperator =
      noClasses()
          .that()
          .resideInAnyPackage(
              INGEST,
              TEXT,
              SERIES,
              SPIKES,
              SENTIMENT,
              MESSAGES,
              CONVERSATIONS,
              DECISIONS,
              EXPERIMENTS,
              LIVE,
              UDFS)
          .should()
          .callMethod(Thread.class, "sleep", long.class);

  private static DescribedPredicate<JavaClass> isIn(String room) {
    String name = "io.tideline.job." + room;
    return DescribedPredicate.describe(
        "are in " + room,
        type -> type.getPackageName().equals(name) || type.getPackageName().startsWith(name + "."));
  }
}
