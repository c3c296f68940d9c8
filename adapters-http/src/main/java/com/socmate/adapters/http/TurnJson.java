package com.socmate.adapters.http;

import com.socmate.domain.id.RunId;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One question of a session, and what became of it.
///
/// @param status `active`, `answered` (at once), `completed`, `failed` or `cancelled`
/// @param understood what a further question was taken for; null for the first
/// @param answer Markdown, where it was answered at once or by a model
/// @param reportHref where its report is
record TurnJson(
    int turn,
    String question,
    Instant askedAt,
    String status,
    @Nullable String outcome,
    @Nullable String understood,
    @Nullable String answer,
    List<FindingJson.Ref> cited,
    @Nullable String runId,
    @Nullable PlanSummary plan,
    List<StageJson> stages,
    int findings,
    List<String> evidence,
    @Nullable String reportHref) {

  /// What was executed.
  record PlanSummary(String intent, String title, String rule, long windowSeconds, String hash) {
    static PlanSummary from(Plan plan) {
      return new PlanSummary(
          plan.intent(), plan.title(), plan.rule().text(), plan.window().toSeconds(), plan.hash());
    }
  }

  /// All turns of a session, its first question among them.
  static List<TurnJson> all(
      Session session,
      List<Turn> further,
      List<SessionEvent> events,
      Map<Integer, InvestigationResult> results) {
    var all = new ArrayList<TurnJson>();
    all.add(first(session, between(events, 0, end(further, 1)), results.get(1)));
    for (var turn : further) {
      all.add(
          from(
              session,
              turn,
              between(events, turn.since(), end(further, turn.number())),
              results.get(turn.number())));
    }
    return all;
  }

  private static long end(List<Turn> further, int number) {
    return number - 1 < further.size() ? further.get(number - 1).since() : Long.MAX_VALUE;
  }

  private static List<SessionEvent> between(List<SessionEvent> events, long after, long upTo) {
    return events.stream().filter(it -> it.sequence() > after && it.sequence() <= upTo).toList();
  }

  private static TurnJson first(
      Session session, List<SessionEvent> events, @Nullable InvestigationResult result) {
    return of(
        session,
        new Asked(1, session.query(), session.createdAt(), null),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        events,
        Optional.ofNullable(result));
  }

  private static TurnJson from(
      Session session, Turn turn, List<SessionEvent> events, @Nullable InvestigationResult result) {
    return of(
        session,
        new Asked(turn.number(), turn.question(), turn.askedAt(), turn.understood()),
        turn.told(),
        turn.run(),
        turn.plan(),
        events,
        Optional.ofNullable(result));
  }

  private record Asked(int number, String question, Instant at, @Nullable String understood) {}

  private static TurnJson of(
      Session session,
      Asked asked,
      Optional<Turn.Told> told,
      Optional<RunId> run,
      Optional<Plan> plan,
      List<SessionEvent> events,
      Optional<InvestigationResult> result) {
    return new TurnJson(
        asked.number(),
        asked.question(),
        asked.at(),
        status(session, events),
        result.map(it -> Words.of(it.conclusion().outcome())).orElse(null),
        asked.understood(),
        told.map(Turn.Told::text).orElse(null),
        told.stream().flatMap(it -> it.evidence().stream()).map(FindingJson.Ref::from).toList(),
        run.map(RunId::value).orElse(null),
        plan.or(() -> result.flatMap(InvestigationResult::grounds).map(it -> it.plan()))
            .map(PlanSummary::from)
            .orElse(null),
        told.isEmpty() ? StageJson.all(events) : List.of(),
        result.map(it -> it.conclusion().findings().size()).orElse(0),
        Stream.concat(
                result.stream().flatMap(it -> it.evidence().stream()).map(it -> it.query()),
                told.stream().flatMap(it -> it.queries().stream()))
            .toList(),
        result
            .map(_ -> SessionRoutes.PATH + "/" + session.id() + "/report?turn=" + asked.number())
            .orElse(null));
  }

  private static String status(Session session, List<SessionEvent> events) {
    if (events.isEmpty() || !events.getLast().isLast()) {
      return session.isActive() ? "active" : Words.of(session.status());
    }
    return Words.of(events.getLast().kind());
  }
}
