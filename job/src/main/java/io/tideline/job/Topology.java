package io.tideline.job;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.alerts.AlertsPipeline;
import io.tideline.job.attribution.PathFindings;
import io.tideline.job.attribution.PathsPipeline;
import io.tideline.job.attribution.credits.CreditFindings;
import io.tideline.job.attribution.credits.CreditsPipeline;
import io.tideline.job.attribution.markov.MarkovPipeline;
import io.tideline.job.attribution.roi.RoiPipeline;
import io.tideline.job.attribution.utm.UtmPipeline;
import io.tideline.job.content.ContentFindings;
import io.tideline.job.content.ContentPipeline;
import io.tideline.job.conversations.ConversationFindings;
import io.tideline.job.conversations.ConversationsPipeline;
import io.tideline.job.conversations.kpis.KpisPipeline;
import io.tideline.job.decisions.DecisionFindings;
import io.tideline.job.decisions.DecisionInputs;
import io.tideline.job.decisions.DecisionsPipeline;
import io.tideline.job.experiments.ExperimentFindings;
import io.tideline.job.experiments.ExperimentsPipeline;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.ingest.IngestPipeline;
import io.tideline.job.ingest.Ingested;
import io.tideline.job.live.LiveFindings;
import io.tideline.job.live.LivePipeline;
import io.tideline.job.messages.MessageInputs;
import io.tideline.job.messages.MessagesPipeline;
import io.tideline.job.outputs.Endpoints;
import io.tideline.job.outputs.OutputsPipeline;
import io.tideline.job.outputs.OutputsPipeline.Findings;
import io.tideline.job.playbook.PlaybookStream;
import io.tideline.job.posting.PostingPipeline;
import io.tideline.job.sentiment.SentimentPipeline;
import io.tideline.job.series.SeriesFindings;
import io.tideline.job.spikes.VolumePipeline;
import io.tideline.job.text.TextPipeline;
import io.tideline.udfs.attribution.WeightedPath;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.event.Event;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The page: events, pipelines, outputs.
 *
 * <pre>
 * events ──► ingest ──► text ─┬─► volume ────────► alerts, rows
 *               │              ├─► sentiment ─────► alerts, rows
 *               │              ├─► messages ──────► rows
 *               │              ├─► conversations ─► alerts, rows
 *               │              │         └─► facts
 *               │              ├──────────────► kpis ─► rows
 *               │              ├─► paths ─► markov ─► credits ─► rows, marks, facts
 *               │              │                         └─► roi ─► rows
 *               │              │         └───────► live ─► rows, signals
 *               │              ├─► content ───────► rows, signals
 *               │              ├─► experiments ───► rows, signals
 *               │              ├─► posting ───────► rows
 *               │              ├─► decisions ─────► triggers, alerts
 *               │              │      ▲ alerts and signals of all, playbooks
 *               │              └─► utm ───────────► rows
 *               └──► dead letters
 * </pre>
 */
public final class Topology {
  private Topology() {}

  /** Attaches every pipeline, one line each. */
  public static void attach(
      StreamExecutionEnvironment env, Endpoints endpoints, TopologyConfig config) {
    Ingested in =
        IngestPipeline.attach(endpoints.events(env), config.ingest(), endpoints.reachability());
    PlaybookStream playbooks =
        PlaybookStream.attach(endpoints.playbooks(env), in.events(), config.playbooks());
    DataStream<Event> events = TextPipeline.attach(in.events(), config.text());
    ErasureStream erasures = ErasureStream.attach(events, config.erasures());
    SeriesFindings volume = VolumePipeline.attach(events, playbooks.updates(), config.volume());
    SeriesFindings sentiment =
        SentimentPipeline.attach(events, playbooks.updates(), config.sentiment());
    ConversationFindings conversations =
        ConversationsPipeline.attach(events, playbooks.updates(), erasures, config.conversations());
    PathFindings paths = PathsPipeline.attach(events, erasures, config.paths());
    LiveFindings live = LivePipeline.attach(events, paths.orders(), erasures, config.live());
    DataStream<WeightedPath> weighted =
        MarkovPipeline.attach(paths.orders(), paths.lost(), erasures, config.markov());
    CreditFindings credits =
        CreditsPipeline.attach(
            events, weighted, conversations.touches(), erasures, config.credits());
    DataStream<TableRow> campaigns =
        RoiPipeline.attach(events, credits.campaigns(), credits.customers(), config.roi());
    DataStream<TableRow> utm = UtmPipeline.attach(events, config.utm());
    ContentFindings content = ContentPipeline.attach(events, playbooks.updates(), config.content());
    DataStream<TableRow> kpis =
        KpisPipeline.attach(events, conversations.facts().union(credits.facts()));
    ExperimentFindings experiments = ExperimentsPipeline.attach(events);
    DataStream<TableRow> posting = PostingPipeline.attach(events);

    DataStream<Alert> found = volume.alerts().union(sentiment.alerts(), conversations.alerts());
    DecisionFindings decisions =
        DecisionsPipeline.attach(
            new DecisionInputs(
                events,
                found,
                List.of(content.signals(), live.signals(), experiments.signals(), paths.signals()),
                content.standings(),
                playbooks.updates(),
                erasures),
            config.decisions());
    DataStream<TableRow> messages =
        MessagesPipeline.attach(
            new MessageInputs(events, decisions.addressed()),
            playbooks.updates(),
            erasures,
            config.messages());

    DataStream<TableRow> rows =
        volume
            .rows()
            .union(
                sentiment.rows(),
                conversations.rows(),
                kpis,
                credits.rows(),
                campaigns,
                utm,
                content.rows(),
                live.rows(),
                experiments.rows(),
                posting);
    DataStream<Alert> alerts =
        AlertsPipeline.pair(volume.alerts().union(sentiment.alerts()), config.alerts())
            .union(conversations.alerts(), decisions.alerts());
    AlertsPipeline.tell(alerts, playbooks.updates(), config.alerts());
    OutputsPipeline.attach(
        new Findings(
            rows,
            messages,
            alerts,
            decisions.triggers(),
            in.deadLetters().union(credits.deadLetters()),
            playbooks.statuses().union(decisions.statuses()),
            erasures.erasures()),
        endpoints,
        config.messages().secret());
  }
}
