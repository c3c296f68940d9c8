package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.run.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An investigation with all that it did and left behind.
///
/// @param stages of the latest turn that had any
/// @param reason why the latest turn is inconclusive
/// @param findings of all turns
/// @param evidence of all turns
/// @param conduct how the latest verdict came about
/// @param report on the latest turn that has one, in Markdown
record SessionDetailJson(
    @JsonUnwrapped SessionJson session,
    @Nullable RunJson run,
    List<StageJson> stages,
    @Nullable String reason,
    List<FindingJson> findings,
    List<EvidenceJson.Summary> evidence,
    @Nullable String report,
    List<TurnJson> turns,
    @Nullable ConductJson conduct,
    long lastEvent) {

  static SessionDetailJson from(
      Session session,
      Optional<Run> run,
      List<Turn> further,
      List<SessionEvent> events,
      Map<Integer, InvestigationResult> results) {
    var turns = TurnJson.all(session, further, events, results);
    var latest = results.keySet().stream().max(Comparator.naturalOrder()).map(results::get);
    return new SessionDetailJson(
        SessionJson.from(session),
        run.map(RunJson::from).orElse(null),
        turns.reversed().stream()
            .map(TurnJson::stages)
            .filter(stages -> !stages.isEmpty())
            .findFirst()
            .orElseThrow(),
        latest.map(InvestigationResult::conclusion).map(SessionDetailJson::reason).orElse(null),
        inOrder(results)
            .map(InvestigationResult::conclusion)
            .flatMap(conclusion -> conclusion.findings().stream())
            .map(FindingJson::from)
            .toList(),
        inOrder(results)
            .flatMap(it -> it.evidence().stream())
            .map(evidence -> EvidenceJson.Summary.from(session.id(), evidence))
            .toList(),
        latest.map(InvestigationResult::report).orElse(null),
        turns,
        latest.map(ConductJson::from).orElse(null),
        events.isEmpty() ? 0 : events.getLast().sequence());
  }

  private static Stream<InvestigationResult> inOrder(Map<Integer, InvestigationResult> results) {
    return new TreeMap<>(results).values().stream();
  }

  private static @Nullable String reason(Conclusion conclusion) {
    return switch (conclusion) {
      case Conclusion.Inconclusive(var reason) -> reason;
      case Conclusion.Findings _, Conclusion.Clear _ -> null;
    };
  }
}
