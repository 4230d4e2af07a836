package io.tideline.bench;

import java.util.Locale;

/** What a run can measure, in the order it does. */
enum Measure {
  /** Kafka to nowhere, the length of each record looked at. */
  RAW_READ,
  /** Kafka through the job's source and decoder to nowhere. */
  DECODE_ONLY,
  /** The same with Jackson databind in the decoder's place. */
  DATABIND,
  /** As {@link #DECODE_ONLY}, and each text read as the job reads it. */
  DECODE_AND_TEXT,
  /** As {@link #FULL_JOB}, but no series is ever loud enough for the adaptive detector. */
  WITHOUT_ANOMALIES,
  /** The whole topology with its real outputs. */
  FULL_JOB,
  /** The whole topology under paced traffic: from an event to its alert. */
  LATENCY;

  /** Whether it is the whole job, up to the end of what the topics hold. */
  boolean isWholeJob() {
    return this == WITHOUT_ANOMALIES || this == FULL_JOB;
  }

  /** As options and results have it. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measure of that name. */
  static Measure of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
