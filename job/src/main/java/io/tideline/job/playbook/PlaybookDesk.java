package io.tideline.job.playbook;

import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.playbook.document.PlaybookProblem;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.playbook.document.PlaybookReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each document that is published and says what becomes of it: a valid one holds from now
 * on, a bad one is refused whole with everything that is wrong with it and the old one stays, no
 * document takes its tenant back to the initial one. What holds already is not said twice, unless
 * something else was refused in between: whoever goes back then wants to know what holds.
 */
final class PlaybookDesk {
  private static final String NOBODY = "default";

  /** So many problems of a document are told. */
  private static final int MOST_TOLD = 100;

  private final Playbook initial;
  private final Map<String, PlaybookUpdate> held = new TreeMap<>();

  /** Of whom the last that was said is that a document was refused. */
  private final Set<String> refusedLast = new HashSet<>();

  PlaybookDesk(Playbook initial, Collection<PlaybookUpdate> held) {
    this.initial = initial;
    held.forEach(update -> this.held.put(update.tenant(), update));
  }

  /**
   * What becomes of a document.
   *
   * @param update null where nothing changes
   * @param status null where there is nothing to say
   */
  record Verdict(@Nullable PlaybookUpdate update, @Nullable PlaybookStatus status) {
    static final Verdict NOTHING = new Verdict(null, null);
  }

  /** The documents that hold, one a tenant. */
  List<PlaybookUpdate> held() {
    return List.copyOf(held.values());
  }

  /**
   * What is to be said of documents that were valid for an earlier version but are not any more.
   */
  List<PlaybookStatus> refused(long nowMillis) {
    var statuses = new ArrayList<PlaybookStatus>();
    for (PlaybookUpdate update : held.values()) {
      List<PlaybookProblem> problems = PlaybookReader.read(update.text()).problems();
      if (!problems.isEmpty()) {
        statuses.add(
            new PlaybookStatus(
                update.tenant(), update.version(), false, told(problems), nowMillis));
      }
    }
    return statuses;
  }

  /** Looks at the next document. */
  Verdict take(PlaybookDocument document) {
    return document.text() == null
        ? withdraw(Objects.requireNonNullElse(document.tenant(), NOBODY), document)
        : take(document, document.text());
  }

  private Verdict withdraw(String tenant, PlaybookDocument document) {
    refusedLast.remove(tenant);
    if (held.remove(tenant) == null) {
      return Verdict.NOTHING;
    }
    var update = new PlaybookUpdate(tenant, initial.version(), null);
    return new Verdict(update, active(update, document));
  }

  private Verdict take(PlaybookDocument document, String text) {
    PlaybookReading reading = PlaybookReader.read(text);
    String own = reading.tenant();
    String tenant =
        document.tenant() != null ? document.tenant() : Objects.requireNonNullElse(own, NOBODY);
    var problems = new ArrayList<>(reading.problems());
    if (own != null && !own.equals(NOBODY) && !own.equals(tenant)) {
      problems.add(
          new PlaybookProblem(
              "tenant", 1, "\"" + own + "\" is not the record's key \"" + tenant + "\""));
    }
    String version = Objects.requireNonNullElse(reading.version(), "");
    if (!problems.isEmpty()) {
      refusedLast.add(tenant);
      return new Verdict(
          null,
          new PlaybookStatus(tenant, version, false, told(problems), document.publishedMillis()));
    }
    var update = new PlaybookUpdate(tenant, version, text);
    boolean wasRefused = refusedLast.remove(tenant);
    if (update.equals(held.put(tenant, update))) {
      return wasRefused ? new Verdict(null, active(update, document)) : Verdict.NOTHING;
    }
    return new Verdict(update, active(update, document));
  }

  /** A document can be wrong in more ways than a record can hold. */
  private static List<PlaybookStatus.Error> told(List<PlaybookProblem> problems) {
    var errors = new ArrayList<PlaybookStatus.Error>();
    problems.stream().limit(MOST_TOLD).map(PlaybookStatus.Error::of).forEach(errors::add);
    int more = problems.size() - errors.size();
    if (more > 0) {
      String message = "and %d more; `tideline playbook validate` lists them all".formatted(more);
      errors.add(new PlaybookStatus.Error("", message));
    }
    return errors;
  }

  private static PlaybookStatus active(PlaybookUpdate update, PlaybookDocument document) {
    return new PlaybookStatus(
        update.tenant(), update.version(), true, List.of(), document.publishedMillis());
  }
}
