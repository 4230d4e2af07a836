package io.tideline.job.outputs;

import io.tideline.connectors.kafka.TopicRecord;
import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.ErasureStream;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Trigger;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Wires findings to topics and tables. */
public final class OutputsPipeline {
  private static final TypeInformation<TopicRecord> RECORD = TypeInformation.of(TopicRecord.class);

  private OutputsPipeline() {}

  /**
   * All that the pipelines found.
   *
   * @param rows of the pipelines' own tables but {@code messages}
   * @param messages rows of {@code messages}
   * @param triggers those to be sent, and those that were refused or run dry, for the record
   * @param playbooks what became of each playbook
   * @param erasures people whose rows are to go
   */
  public record Findings(
      DataStream<TableRow> rows,
      DataStream<TableRow> messages,
      DataStream<Alert> alerts,
      DataStream<Trigger> triggers,
      DataStream<DeadLetter> deadLetters,
      DataStream<PlaybookStatus> playbooks,
      DataStream<Erasure> erasures) {}

  /**
   * Attaches the outputs to the findings.
   *
   * @param secret keys the pseudonyms of people whom alerts name
   */
  public static void attach(Findings findings, Endpoints endpoints, PseudonymSecret secret) {
    DataStream<TableRow> rows =
        findings
            .rows()
            .union(
                map(
                    findings.alerts(),
                    new AlertRows(secret),
                    TableRowSerializer.TYPE,
                    "outputs.alert-rows"),
                map(
                    findings.triggers(),
                    new TriggerRows(secret),
                    TableRowSerializer.TYPE,
                    "outputs.trigger-rows"),
                map(
                    findings.deadLetters(),
                    DeadLetterOutput::row,
                    TableRowSerializer.TYPE,
                    "outputs.dead-letter-rows"),
                // Every instance that writes rows must know of it.
                map(
                        findings.erasures(),
                        ErasureStream::row,
                        TableRowSerializer.TYPE,
                        "outputs.erasure-rows")
                    .broadcast());
    DataStream<DeadLetter> unusable =
        findings
            .deadLetters()
            .union(endpoints.writeRows(rows), endpoints.writeMessages(findings.messages()));
    endpoints.writeRecords(
        map(findings.alerts(), AlertOutput::record, RECORD, "outputs.alert-records")
            .union(
                triggerRecords(findings.triggers()),
                map(unusable, DeadLetterOutput::record, RECORD, "outputs.dead-letter-records"),
                map(
                    findings.playbooks(),
                    PlaybookStatusOutput::record,
                    RECORD,
                    "outputs.playbook-records")));
  }

  private static DataStream<TopicRecord> triggerRecords(DataStream<Trigger> triggers) {
    String name = "outputs.trigger-records";
    return triggers
        .flatMap(
            (Trigger trigger, Collector<TopicRecord> out) -> {
              if (trigger.isSent()) {
                out.collect(TriggerOutput.record(trigger));
              }
            })
        .returns(RECORD)
        .uid(name)
        .name(name);
  }

  private static <I, O> SingleOutputStreamOperator<O> map(
      DataStream<I> stream, MapFunction<I, O> mapping, TypeInformation<O> type, String name) {
    return stream.map(mapping).returns(type).uid(name).name(name);
  }
}
