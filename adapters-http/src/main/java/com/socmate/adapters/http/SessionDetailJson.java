package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.run.Run;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An investigation with all that it did and left behind.
///
/// @param reason why it is inconclusive
/// @param report Markdown; null until there is one
record SessionDetailJson(
    @JsonUnwrapped SessionJson session,
    @Nullable RunJson run,
    List<StageJson> stages,
    @Nullable String reason,
    List<FindingJson> findings,
    List<EvidenceJson.Summary> evidence,
    @Nullable String report,
    long lastEvent) {

  static SessionDetailJson from(
      Session session,
      Optional<Run> run,
      List<SessionEvent> events,
      Optional<InvestigationResult> result) {
    return new SessionDetailJson(
        SessionJson.from(session),
        run.map(RunJson::from).orElse(null),
        StageJson.all(events),
        result.map(InvestigationResult::conclusion).map(SessionDetailJson::reason).orElse(null),
        result.map(InvestigationResult::conclusion).stream()
            .flatMap(conclusion -> conclusion.findings().stream())
            .map(FindingJson::from)
            .toList(),
        result.stream()
            .flatMap(it -> it.evidence().stream())
            .map(evidence -> EvidenceJson.Summary.from(session.id(), evidence))
            .toList(),
        result.map(InvestigationResult::report).orElse(null),
        events.isEmpty() ? 0 : events.getLast().sequence());
  }

  private static @Nullable String reason(Conclusion conclusion) {
    return switch (conclusion) {
      case Conclusion.Inconclusive(var reason) -> reason;
      case Conclusion.Findings _, Conclusion.Clear _ -> null;
    };
  }
}
