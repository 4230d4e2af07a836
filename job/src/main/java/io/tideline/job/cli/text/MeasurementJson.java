package io.tideline.job.cli.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.udfs.text.evaluate.Evaluation;
import io.tideline.udfs.text.evaluate.LabelScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A measurement as one JSON object; shares are 0..1, and null where there is nothing to share. */
final class MeasurementJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MeasurementJson() {}

  static String of(Measurement m) {
    ObjectNode root = JSON.createObjectNode();
    root.put("task", m.task().label());
    root.put("file", m.file().toString());
    root.put("texts", m.predictions().size());
    root.put("scored", m.scored());
    if (m.labels() != null) {
      labels(root, m.labels());
      ObjectNode strange = root.putObject("not_scored");
      m.strange().forEach(strange::put);
    }
    if (m.masks() != null) {
      root.put("equal", number(m.masks().equalShare()));
      root.put("false_per_1000", number(m.masks().falsePerThousand()));
      scores(root.putArray("placeholders"), "kind", m.masks().kinds());
    }
    root.put("messages_per_s", number(m.perSecond()));
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always has a text", e);
    }
  }

  private static void labels(ObjectNode root, Evaluation e) {
    root.put("macro_f1", number(e.macroF1()));
    root.put("accuracy", number(e.accuracy()));
    root.put("calibration_error", number(e.calibrationError()));
    scores(root.putArray("labels"), "label", e.scores());
    ObjectNode confusion = root.putObject("confusion");
    for (int truth = 0; truth < e.labels().size(); truth++) {
      ObjectNode line = confusion.putObject(e.labels().get(truth));
      for (int said = 0; said < e.labels().size(); said++) {
        line.put(e.labels().get(said), e.confused(truth, said));
      }
    }
  }

  private static void scores(ArrayNode to, String what, List<LabelScore> scores) {
    for (LabelScore s : scores) {
      to.addObject()
          .put(what, s.label())
          .put("precision", number(s.precision()))
          .put("recall", number(s.recall()))
          .put("f1", number(s.f1()))
          .put("count", s.support());
    }
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : Math.round(value * 1e6) / 1e6;
  }
}
